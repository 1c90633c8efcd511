package dev.tributary.x12.validate;

import dev.tributary.x12.parse.StoredSegment;

/** Checks the elements of ISA that TA1 has a code for. X12.5 §3. */
public final class EnvelopeElements {

    /** Hears which element is wrong, and how. */
    @FunctionalInterface
    public interface Sink {
        /** An element of ISA is wrong. */
        void found(X12IssueCode code, int element);
    }

    private static final int DATE = 9;
    private static final int TIME = 10;
    private static final int VERSION = 12;
    private static final int CONTROL_NUMBER = 13;
    private static final int TEST = 15;
    private static final int DIGITS_OF_CONTROL_NUMBER = 9;

    private EnvelopeElements() {}

    /** Looks at an ISA. */
    public static void isa(StoredSegment isa, Sink sink) {
        byte[] date = digits(isa, DATE);
        if (date.length != 6 || !DateFormats.isDate(date, 0, date.length)) {
            sink.found(X12IssueCode.ISA_DATE_INVALID, DATE);
        }
        byte[] time = digits(isa, TIME);
        if (time.length != 4 || !DateFormats.isTime(time, 0, time.length)) {
            sink.found(X12IssueCode.ISA_TIME_INVALID, TIME);
        }
        byte[] version = digits(isa, VERSION);
        // 00200 to 00799: what is before and after them has another envelope.
        if (version.length != 5
                || version[0] != '0'
                || version[1] != '0'
                || version[2] < '2'
                || version[2] > '7') {
            sink.found(X12IssueCode.ISA_VERSION_UNSUPPORTED, VERSION);
        }
        byte[] number = digits(isa, CONTROL_NUMBER);
        if (number.length == 0 || number.length > DIGITS_OF_CONTROL_NUMBER) {
            sink.found(X12IssueCode.ISA_CONTROL_NUMBER_INVALID, CONTROL_NUMBER);
        }
        if (!isa.is(14, "0") && !isa.is(14, "1")) {
            sink.found(X12IssueCode.INTERCHANGE_CONTENT, 14);
        }
        if (!isa.is(TEST, "P") && !isa.is(TEST, "T") && !isa.is(TEST, "I")) {
            sink.found(X12IssueCode.INTERCHANGE_CONTENT, TEST);
        }
    }

    /** The digits of an element without blanks around them; none where anything else is in it. */
    private static byte[] digits(StoredSegment isa, int element) {
        String text = isa.element(element);
        if (text == null) {
            return new byte[0];
        }
        byte[] bytes = text.strip().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        for (byte b : bytes) {
            if (b < '0' || b > '9') {
                return new byte[0];
            }
        }
        return bytes;
    }
}
