package dev.tributary.commons.hl7;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One segment: its id and its fields, numbered as in HL7; MSH-1 is the field separator itself. */
public final class Segment {

    private static final int ID_LENGTH = 3;
    private static final String NO_ID = "";
    private static final int KNOWN_IDS = 1 << 10;

    /** There are few, and every message repeats them. */
    private static final AtomicReferenceArray<String> IDS = new AtomicReferenceArray<>(KNOWN_IDS);

    private static final String NAME_WITHOUT_ID = "???";

    private final Hl7Tokens tokens;
    private final int index;
    private final int start;
    private final int end;
    private final String id;
    private final boolean isHeader;
    private int[] fieldStarts; // of the parts between separators, the id being part 0

    Segment(Hl7Tokens tokens, int index, int start, int end) {
        this.tokens = tokens;
        this.index = index;
        this.start = start;
        this.end = end;
        this.id = readId();
        this.isHeader = id.equals("MSH") || id.equals("BHS") || id.equals("FHS");
    }

    private String readId() {
        int idEnd = start + ID_LENGTH;
        boolean stands =
                idEnd == end
                        || (idEnd < end && tokens.bytes()[idEnd] == tokens.delimiters().field());
        return stands && isId() ? id(tokens.bytes(), start) : NO_ID;
    }

    private static String id(byte[] bytes, int at) {
        int slot = (bytes[at] * 31 + bytes[at + 1]) * 31 + bytes[at + 2] & KNOWN_IDS - 1;
        String known = IDS.get(slot);
        if (known == null
                || known.charAt(0) != bytes[at]
                || known.charAt(1) != bytes[at + 1]
                || known.charAt(2) != bytes[at + 2]) {
            known = new String(bytes, at, ID_LENGTH, StandardCharsets.ISO_8859_1);
            IDS.set(slot, known);
        }
        return known;
    }

    private boolean isId() {
        byte[] bytes = tokens.bytes();
        return isLetter(bytes[start])
                && isLetterOrDigit(bytes[start + 1])
                && isLetterOrDigit(bytes[start + 2]);
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isLetterOrDigit(byte b) {
        return isLetter(b) || (b >= '0' && b <= '9');
    }

    /**
     * Its id, as {@code PID}: an upper-case letter and two letters or digits. Empty for a line that
     * starts with none, as when a sender breaks a text into lines: what stands there is data.
     */
    public String id() {
        return id;
    }

    /** Its position in the message, from 0. */
    public int index() {
        return index;
    }

    /** Index of its first byte. */
    public int start() {
        return start;
    }

    /** Index behind its last byte; its terminator is not part of it. */
    public int end() {
        return end;
    }

    /** The number of its last field that was sent. */
    public int fieldCount() {
        int parts = fieldStarts().length - 1;
        return isHeader ? parts + 1 : parts;
    }

    /**
     * A field by its HL7 number, from 1; an empty slice where it was not sent.
     *
     * <p>MSH-1 and MSH-2, and their like in FHS and BHS, are never split further.
     */
    public Slice field(int number) {
        int[] starts = fieldStarts();
        int part = number;
        if (isHeader) {
            if (number == 1) {
                return starts.length > 1
                        ? new Slice(bytes(), starts[1] - 1, starts[1], Delimiters.NONE)
                        : Slice.ABSENT;
            }
            part = number - 1;
        }
        if (part >= starts.length) {
            return Slice.ABSENT;
        }
        int fieldEnd = part + 1 < starts.length ? starts[part + 1] - 1 : end;
        Delimiters within = isHeader && number == 2 ? Delimiters.NONE : tokens.delimiters();
        return new Slice(bytes(), starts[part], fieldEnd, within);
    }

    /**
     * The first component of a field's first repetition, found in one look; an empty slice where it
     * was not sent.
     */
    public Slice first(int number) {
        int part = isHeader ? number - 1 : number;
        int[] starts = fieldStarts();
        if (part >= starts.length || (isHeader && number <= 2)) {
            return field(number);
        }
        int fieldEnd = part + 1 < starts.length ? starts[part + 1] - 1 : end;
        return Slice.first(bytes(), starts[part], fieldEnd, tokens.delimiters());
    }

    /** Where a field is, as {@code PID-7}, or {@code OBX[2]-5} where there are several OBX. */
    public String location(int field) {
        return location() + "-" + field;
    }

    /** Where it is, as {@code PID} or {@code OBX[2]}; {@code ???} for a line without an id. */
    public String location() {
        String name = id.isEmpty() ? NAME_WITHOUT_ID : id;
        return tokens.repeats(id) ? name + "[" + tokens.occurrence(this) + "]" : name;
    }

    private byte[] bytes() {
        return tokens.bytes();
    }

    private int[] fieldStarts() {
        if (fieldStarts == null) {
            fieldStarts = Scan.starts(bytes(), start, end, tokens.delimiters().field());
        }
        return fieldStarts;
    }

    @Override
    public String toString() {
        return "Segment[" + location() + ", " + (end - start) + " bytes]";
    }
}
