package dev.tributary.x12.ack;

import dev.tributary.x12.validate.X12IssueCode;
import java.util.Map;

/**
 * The form of a functional acknowledgement: a 997 or a 999, in a version.
 *
 * @param type which
 * @param release of its group, as {@code 004010}
 */
record Form(Acknowledgment.Type type, String release) {

    private static final String OLD = "004010";
    private static final String NEW = "005010";
    private static final String GUIDE_OF_999 = "005010X231A1";

    /** Codes that only a 999 has, and what a 997 says for them. */
    private static final Map<String, String> SEGMENT_CODES_OF_997 =
            Map.of("I4", "2", "I6", "3", "I7", "3", "I8", "3", "I9", "2");

    private static final Map<String, String> ELEMENT_CODES_OF_997 =
            Map.of(
                    "12", "3", "13", "3", "I6", "7", "I9", "2", "I10", "10", "I11", "1", "I12", "7",
                    "I13", "10");

    private static final Map<String, String> SET_CODES_OF_997 = Map.of("I5", "5", "I6", "1");

    /** Codes that came with 5010, and what 4010 says for them. */
    private static final Map<String, String> SET_CODES_OF_4010 = Map.of("18", "6");

    /**
     * The form for a group.
     *
     * @param version GS-08 of the group
     */
    static Form of(Acknowledgment.Type type, String version) {
        boolean old =
                type == Acknowledgment.Type.FA997 && version != null && version.compareTo(NEW) < 0;
        return new Form(type, old ? OLD : NEW);
    }

    boolean is999() {
        return type == Acknowledgment.Type.FA999;
    }

    /** Whether the versions of groups and sets are told. */
    boolean tellsVersions() {
        return !OLD.equals(release);
    }

    /** ISA-12. */
    String interchangeVersion() {
        return OLD.equals(release) ? "00401" : "00501";
    }

    /** GS-08. */
    String groupVersion() {
        return is999() ? GUIDE_OF_999 : release;
    }

    /** ST-03; null where there is none. */
    String setVersion() {
        return is999() ? GUIDE_OF_999 : null;
    }

    /** IK3 or AK3, and so on. */
    String id(int number) {
        return (is999() ? "IK" : "AK") + number;
    }

    /** IK304 or AK304. */
    String segmentCode(X12IssueCode code) {
        return told(code.acknowledgement(), SEGMENT_CODES_OF_997);
    }

    /** IK403 or AK403. */
    String elementCode(X12IssueCode code) {
        return told(code.acknowledgement(), ELEMENT_CODES_OF_997);
    }

    /** IK502 or AK502. */
    String setCode(String code) {
        String known = tellsVersions() ? code : SET_CODES_OF_4010.getOrDefault(code, code);
        return told(known, SET_CODES_OF_997);
    }

    private String told(String code, Map<String, String> of997) {
        return is999() ? code : of997.getOrDefault(code, code);
    }
}
