package dev.tributary.x12.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads the typed values of one unit and notes what is wrong with them. What is absent, and what
 * cannot be what it should be, is null.
 *
 * <p>A struct or list is put into its parent while it is empty and filled there: Connect validates
 * what is put down to its last value.
 */
final class Reading {

    /** A unit of nothing but faults must not grow without bounds. */
    private static final int MAX_ISSUES = 100;

    private static final int MAX_DIGITS = 9;

    private final TransactionSet set;
    private final Charset charset;
    private final boolean fast;
    private final Inherited inherited;
    private final List<Issue> issues = new ArrayList<>(0);

    /** Of a unit of a set, or of the set as a whole. */
    Reading(TransactionSet set, Inherited inherited) {
        this.set = set;
        this.inherited = inherited;
        this.charset = set.group().partner().charset();
        this.fast = isFast(charset);
    }

    /** Of segments that belong to no set. */
    Reading(Charset charset) {
        this.set = null;
        this.inherited = null;
        this.charset = charset;
        this.fast = isFast(charset);
    }

    /** Whether Java decodes it by copying. */
    private static boolean isFast(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(StandardCharsets.UTF_8);
    }

    /** The set; null where the segments belong to none. */
    TransactionSet set() {
        return set;
    }

    /** The parties that the units of a file inherit; null for segments that belong to no set. */
    Inherited inherited() {
        return inherited;
    }

    Charset charset() {
        return charset;
    }

    /** What was found by reading. */
    List<Issue> issues() {
        return issues;
    }

    /** Begins to fill a struct from a segment. */
    Part part(Struct struct, StoredSegment segment, String loop) {
        return new Part(struct, segment, loop, this);
    }

    /** A struct in another, made if need be. */
    static Struct child(Struct parent, String field) {
        Struct there = (Struct) parent.get(field);
        if (there != null) {
            return there;
        }
        Struct made = new SharedStruct(Slots.of(parent.schema()).field(field).schema());
        parent.put(field, made);
        return made;
    }

    /** A struct more in a list, which is made if need be. */
    static Struct add(Struct parent, String field) {
        Schema schema = Slots.of(parent.schema()).field(field).schema().valueSchema();
        Struct item = new SharedStruct(schema);
        Reading.<Struct>list(parent, field).add(item);
        return item;
    }

    /** A list in a struct, made if need be. */
    @SuppressWarnings("unchecked")
    static <T> List<T> list(Struct parent, String field) {
        List<T> there = (List<T>) parent.get(field);
        if (there != null) {
            return there;
        }
        List<T> made = new ArrayList<>(4);
        parent.put(field, made);
        return made;
    }

    /** The structs of a list, none where there is no list. */
    @SuppressWarnings("unchecked")
    static List<Struct> there(Struct parent, String field) {
        List<Struct> there = (List<Struct>) parent.get(field);
        return there == null ? List.of() : there;
    }

    /** Text without blanks around it, or null. */
    String text(Slice slice) {
        return text(slice.bytes(), slice.start(), slice.end());
    }

    private String text(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        int length = end - start;
        if (length == 0) {
            return null;
        }
        String known = length <= 2 ? ShortTexts.of(bytes, start, length) : null;
        if (known != null) {
            return known;
        }
        boolean plain = !fast && isAscii(bytes, start, end);
        return new String(bytes, start, length, plain ? StandardCharsets.ISO_8859_1 : charset);
    }

    /** Nearly all text is; other character sets are decoded ten times as slowly. */
    private static boolean isAscii(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Text of an element as a whole, without blanks around it, or null. */
    String text(StoredSegment segment, int element) {
        return text(segment.bytes(), segment.elementStart(element), segment.elementEnd(element));
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** Up to four bytes of an element as a number, for a switch; 0 for none and for more. */
    static int packed(StoredSegment segment, int element) {
        Slice slice = segment.slice(element);
        int length = slice.end() - slice.start();
        int packed = 0;
        for (int i = 0; length <= 4 && i < length; i++) {
            packed = packed << 8 | (slice.bytes()[slice.start() + i] & 0xff);
        }
        return packed;
    }

    /** A number with so many decimals, or null, noted where something else stands. */
    BigDecimal number(StoredSegment from, String loop, Slice slice, int scale, int element) {
        if (slice.isEmpty()) {
            return null;
        }
        BigDecimal number = Decimals.read(slice.bytes(), slice.start(), slice.end(), scale);
        if (number == null && text(slice) != null) {
            note(X12IssueCode.AMOUNT_INVALID, from, loop, element);
        }
        return number;
    }

    /** A whole number of at most nine digits; null where something else stands. */
    static Integer count(Slice slice) {
        BigDecimal number = Decimals.read(slice.bytes(), slice.start(), slice.end(), 0);
        return number == null || number.precision() > MAX_DIGITS ? null : number.intValue();
    }

    /** A day or null, noted where something else stands. */
    String day(StoredSegment from, String loop, Slice slice, int element) {
        if (slice.isEmpty()) {
            return null;
        }
        String day = X12Dates.day(slice.bytes(), slice.start(), slice.end());
        if (day == null) {
            note(X12IssueCode.DATE_INVALID, from, loop, element);
        }
        return day;
    }

    void note(X12IssueCode code, StoredSegment from, String loop, int element) {
        if (issues.size() < MAX_ISSUES) {
            issues.add(
                    new SetIssue(
                                    Severity.ERROR,
                                    code,
                                    from.id(),
                                    from.ordinal(),
                                    loop,
                                    element,
                                    0,
                                    0,
                                    0,
                                    from)
                            .toIssue());
        }
    }

    @Override
    public String toString() {
        return "Reading[" + set + ", " + issues.size() + " issues]";
    }
}
