package dev.tributary.x12.parse;

import dev.tributary.x12.validate.EnvelopeElements;
import dev.tributary.x12.validate.X12IssueCode;

/**
 * Follows the envelopes of one interchange: counts what is in them and compares counts and control
 * numbers. X12.5.
 */
final class Envelope {

    /** Hears what is wrong. */
    interface Sink {

        /**
         * A fault.
         *
         * @param segment id of the segment that it is in, or that is missing
         * @param element its number; 0 for the segment as a whole
         */
        void fault(X12IssueCode code, String segment, int element);
    }

    private static final int LONGEST_GROUP_NUMBER = 9;
    private static final int SHORTEST_SET_NUMBER = 4;
    private static final int LONGEST_SET_NUMBER = 9;

    private final Sink sink;
    private String isaNumber = "";
    private String gsNumber = "";
    private String stNumber = "";
    private ControlNumbers groupNumbers = new ControlNumbers();
    private ControlNumbers setNumbers = new ControlNumbers();
    private boolean inGroup;
    private boolean inSet;
    private int groups;
    private int sets;
    private int segments;

    Envelope(Sink sink) {
        this.sink = sink;
    }

    boolean inGroup() {
        return inGroup;
    }

    boolean inSet() {
        return inSet;
    }

    int groups() {
        return groups;
    }

    /** Of the group. */
    int sets() {
        return sets;
    }

    /** Of the set, ST and SE included. */
    int segments() {
        return segments;
    }

    void isa(StoredSegment isa) {
        isaNumber = text(isa, 13);
        groups = 0;
        inGroup = false;
        inSet = false;
        groupNumbers = new ControlNumbers();
        EnvelopeElements.isa(isa, (code, element) -> sink.fault(code, "ISA", element));
    }

    void gs(StoredSegment gs) {
        groups++;
        sets = 0;
        inGroup = true;
        gsNumber = text(gs, 6);
        setNumbers = new ControlNumbers();
        boolean right = isNumber(gsNumber) && gsNumber.length() <= LONGEST_GROUP_NUMBER;
        if (!right || !groupNumbers.add(gsNumber)) {
            sink.fault(X12IssueCode.GROUP_CONTROL_NUMBER_INVALID, "GS", 6);
        }
    }

    void st(StoredSegment st) {
        sets++;
        segments = 1;
        inSet = true;
        stNumber = text(st, 2);
        if (stNumber.length() < SHORTEST_SET_NUMBER || stNumber.length() > LONGEST_SET_NUMBER) {
            sink.fault(X12IssueCode.SET_CONTROL_NUMBER_INVALID, "ST", 2);
        } else if (!setNumbers.add(stNumber)) {
            sink.fault(X12IssueCode.SET_CONTROL_NUMBER_REPEATED, "ST", 2);
        }
    }

    /** Another segment of the set came. */
    void segment() {
        segments++;
    }

    /** The set ends; without SE where that is null. */
    void endSet(StoredSegment se) {
        inSet = false;
        if (se == null) {
            sink.fault(X12IssueCode.SET_TRAILER_MISSING, "SE", 0);
            return;
        }
        segments++;
        if (number(se, 1) != segments) {
            sink.fault(X12IssueCode.SET_SEGMENT_COUNT, "SE", 1);
        }
        if (!text(se, 2).equals(stNumber)) {
            sink.fault(X12IssueCode.SET_CONTROL_NUMBER_DIFFERS, "SE", 2);
        }
    }

    /** The group ends; without GE where that is null. */
    void endGroup(StoredSegment ge) {
        inGroup = false;
        if (ge == null) {
            sink.fault(X12IssueCode.GROUP_TRAILER_MISSING, "GE", 0);
            return;
        }
        if (sets == 0) {
            sink.fault(X12IssueCode.GROUP_WITHOUT_SETS, "GS", 0);
        }
        if (number(ge, 1) != sets) {
            sink.fault(X12IssueCode.GROUP_SET_COUNT, "GE", 1);
        }
        if (!isSame(text(ge, 2), gsNumber)) {
            sink.fault(X12IssueCode.GROUP_CONTROL_NUMBER_DIFFERS, "GE", 2);
        }
    }

    /** The interchange ends; without IEA where that is null. */
    void end(StoredSegment iea) {
        if (iea == null) {
            sink.fault(X12IssueCode.INTERCHANGE_TORN, "IEA", 0);
            return;
        }
        if (number(iea, 1) != groups) {
            sink.fault(X12IssueCode.IEA_GROUP_COUNT, "IEA", 1);
        }
        if (!isSame(text(iea, 2), isaNumber)) {
            sink.fault(X12IssueCode.ISA_CONTROL_NUMBER_DIFFERS, "IEA", 2);
        }
    }

    /** Some write the number of a trailer without its zeros. */
    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || (isNumber(one)
                        && isNumber(other)
                        && one.replaceFirst("^0+", "").equals(other.replaceFirst("^0+", "")));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(StoredSegment segment, int element) {
        String text = segment.element(element);
        return text == null ? "" : text.strip();
    }

    /** -1 where it is none. */
    private static long number(StoredSegment segment, int element) {
        String text = text(segment, element);
        return isNumber(text) && text.length() <= 18 ? Long.parseLong(text) : -1;
    }
}
