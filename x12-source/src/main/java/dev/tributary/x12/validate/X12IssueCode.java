package dev.tributary.x12.validate;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/**
 * What can be wrong with an interchange, and the codes by which acknowledgements say so: IK304 and
 * IK403 (AK304 and AK403 in a 997), IK502 (AK502), AK905 and TA105.
 */
public enum X12IssueCode implements IssueCode {
    // Envelope: TA1
    ISA_CONTROL_NUMBER_DIFFERS(
            Level.SYNTAX,
            "IEA-02 is not ISA-13: ask the sender for the whole interchange again.",
            "001",
            On.TA1),
    ISA_VERSION_UNSUPPORTED(
            Level.SYNTAX,
            "ISA-12 is no version that can be read: send 00401 or 00501.",
            "003",
            On.TA1),
    ISA_SENDER_QUALIFIER(
            Level.PARTNER,
            "The sender's id is known, yet not under that qualifier (ISA-05): see isa_id in trading.partners.",
            "005",
            On.TA1),
    ISA_SENDER_UNKNOWN(
            Level.PARTNER,
            "No trading partner has the sender's id (ISA-05, ISA-06): add it to trading.partners.",
            "006",
            On.TA1),
    ISA_RECEIVER_QUALIFIER(
            Level.PARTNER,
            "The receiver's id is ours, yet not under that qualifier (ISA-07): see own.ids.",
            "007",
            On.TA1),
    ISA_RECEIVER_UNKNOWN(
            Level.PARTNER,
            "The receiver's id (ISA-07, ISA-08) is none of ours: see validate.isa.",
            "008",
            On.TA1),
    ISA_DATE_INVALID(Level.SYNTAX, "ISA-09 is no date: send YYMMDD.", "014", On.TA1),
    ISA_TIME_INVALID(Level.SYNTAX, "ISA-10 is no time: send HHMM.", "015", On.TA1),
    ISA_CONTROL_NUMBER_INVALID(Level.SYNTAX, "ISA-13 is no number of nine digits.", "018", On.TA1),
    IEA_GROUP_COUNT(Level.SYNTAX, "IEA-01 does not count the groups that came.", "021", On.TA1),
    INTERCHANGE_STRUCTURE(
            Level.SYNTAX,
            "A segment stands in the envelope that does not belong there.",
            "022",
            On.TA1),
    INTERCHANGE_TORN(
            Level.SYNTAX,
            "The interchange ends without IEA: it was cut off, so none of it was taken; send it again whole.",
            "023",
            On.TA1),
    INTERCHANGE_CONTENT(
            Level.SYNTAX, "An element of ISA or IEA is not as the standard has it.", "024", On.TA1),
    INTERCHANGE_DUPLICATE(
            Level.SYNTAX,
            "The sender has used this ISA-13 before for other bytes: nothing of it was taken.",
            "025",
            On.TA1),

    // Group: AK9
    GROUP_VERSION_UNSUPPORTED(Level.SYNTAX, "GS-08 is no version that can be read.", "2", On.GROUP),
    GROUP_NOT_SUPPORTED(
            Level.PARTNER, "GS-01 names a group that this partner may not send.", "1", On.GROUP),
    GROUP_TRAILER_MISSING(Level.SYNTAX, "GE is missing.", "3", On.GROUP),
    GROUP_CONTROL_NUMBER_DIFFERS(Level.SYNTAX, "GE-02 is not GS-06.", "4", On.GROUP),
    GROUP_SET_COUNT(Level.SYNTAX, "GE-01 does not count the sets that came.", "5", On.GROUP),
    /** No code speaks of it; 5 is what X12 advises where none fits (X12 RFI 1339). */
    GROUP_WITHOUT_SETS(
            Level.SYNTAX,
            "The group holds no set: the standard asks for one at least.",
            "5",
            On.GROUP),
    GROUP_CONTROL_NUMBER_INVALID(
            Level.SYNTAX,
            "GS-06 is no number, or was used before in the interchange.",
            "6",
            On.GROUP),

    // Set: IK5
    SET_NOT_SUPPORTED(
            Level.SYNTAX,
            "No grammar is known for this set and version: nothing of it was read.",
            "1",
            On.SET),
    SET_TRAILER_MISSING(Level.SYNTAX, "SE is missing.", "2", On.SET),
    SET_CONTROL_NUMBER_DIFFERS(Level.SYNTAX, "SE-02 is not ST-02.", "3", On.SET),
    SET_SEGMENT_COUNT(Level.SYNTAX, "SE-01 does not count the segments that came.", "4", On.SET),
    SET_CONTROL_NUMBER_INVALID(
            Level.SYNTAX, "ST-02 is missing or not of 4 to 9 characters.", "7", On.SET),
    SET_CONTROL_NUMBER_REPEATED(Level.SYNTAX, "ST-02 was used before in the group.", "23", On.SET),
    SET_NOT_IN_GROUP(
            Level.SYNTAX,
            "ST-01 names a set that does not belong in a group of that GS-01.",
            "18",
            On.SET),
    SET_NOT_WANTED(
            Level.PARTNER,
            "This partner may not send that set: see transaction_sets.",
            "1",
            On.SET),
    SET_GUIDE_UNSUPPORTED(
            Level.SYNTAX, "ST-03 or GS-08 names a guide that is not known.", "I6", On.SET),

    // Segments: IK304
    SEGMENT_ID_INVALID(Level.SYNTAX, "No segment id stands there.", "1", On.SEGMENT),
    SEGMENT_UNEXPECTED(
            Level.STRUCTURE, "The segment has no place there in the set.", "2", On.SEGMENT),
    SEGMENT_MISSING(Level.STRUCTURE, "A segment that must be sent is missing.", "3", On.SEGMENT),
    LOOP_TOO_OFTEN(Level.STRUCTURE, "The loop is sent more often than allowed.", "4", On.SEGMENT),
    SEGMENT_TOO_OFTEN(
            Level.STRUCTURE, "The segment is sent more often than allowed.", "5", On.SEGMENT),
    SEGMENT_NOT_IN_SET(Level.STRUCTURE, "The segment is no part of this set.", "6", On.SEGMENT),
    SEGMENT_OUT_OF_ORDER(
            Level.STRUCTURE,
            "The segment stands later or earlier than the guide has it.",
            "7",
            On.SEGMENT),
    SEGMENT_UNUSED(Level.STRUCTURE, "The guide does not use the segment.", "I4", On.SEGMENT),
    LOOP_MISSING(Level.STRUCTURE, "A loop that must be sent is missing.", "I7", On.SEGMENT),
    LOOP_START_MISSING(
            Level.STRUCTURE,
            "The segment that starts the loop is missing; what follows was read as if it stood there.",
            "3",
            On.SEGMENT),
    SEGMENT_DEPENDENT_MISSING(
            Level.SITUATION,
            "A segment is missing that others in the set ask for.",
            "I6",
            On.SEGMENT),
    SEGMENT_DEPENDENT_UNUSED(
            Level.SITUATION,
            "A segment is sent that others in the set rule out.",
            "I9",
            On.SEGMENT),

    // Elements: IK403
    ELEMENT_MISSING(Level.SYNTAX, "An element that must be sent is missing.", "1", On.ELEMENT),
    ELEMENT_DEPENDENT_MISSING(
            Level.SYNTAX, "An element is missing that another one asks for.", "2", On.ELEMENT),
    ELEMENT_TOO_MANY(
            Level.SYNTAX, "The segment has more elements than the standard has.", "3", On.ELEMENT),
    COMPONENT_TOO_MANY(
            Level.SYNTAX,
            "The element has more components than the standard has.",
            "13",
            On.ELEMENT),
    REPETITION_TOO_MANY(
            Level.SYNTAX, "The element is repeated more often than allowed.", "12", On.ELEMENT),
    ELEMENT_TOO_SHORT(Level.SYNTAX, "The element is shorter than allowed.", "4", On.ELEMENT),
    ELEMENT_TOO_LONG(Level.SYNTAX, "The element is longer than allowed.", "5", On.ELEMENT),
    ELEMENT_CHARACTER(
            Level.SYNTAX,
            "The element has a character that its type does not allow.",
            "6",
            On.ELEMENT),
    ELEMENT_CODE(Level.STRUCTURE, "The code is none that the guide allows there.", "7", On.ELEMENT),
    ELEMENT_DATE(Level.SYNTAX, "The element is no date of its format.", "8", On.ELEMENT),
    ELEMENT_TIME(Level.SYNTAX, "The element is no time of its format.", "9", On.ELEMENT),
    ELEMENT_EXCLUDED(
            Level.SYNTAX, "Two elements are sent of which only one may be.", "10", On.ELEMENT),
    ELEMENT_UNUSED(Level.STRUCTURE, "The guide does not use the element.", "I10", On.ELEMENT),
    ELEMENT_REQUIRED_BY_GUIDE(
            Level.STRUCTURE, "The guide demands an element that is missing.", "1", On.ELEMENT),
    HL_NUMBER(Level.STRUCTURE, "HL-01 does not count the levels of the set.", "7", On.ELEMENT),
    HL_PARENT(Level.STRUCTURE, "HL-02 is not the number of the level around it.", "7", On.ELEMENT),
    CODE_LIST(Level.STRUCTURE, "The code is none of the mounted list.", "7", On.ELEMENT),

    // Elements by rules between segments: IK403
    ELEMENT_SITUATION_MISSING(
            Level.SITUATION,
            "An element is missing that others in the set ask for.",
            "I9",
            On.ELEMENT),
    ELEMENT_SITUATION_UNUSED(
            Level.SITUATION,
            "An element is sent that others in the set rule out.",
            "I13",
            On.ELEMENT),
    ELEMENT_SITUATION_VALUE(
            Level.SITUATION,
            "The element's value does not go with others in the set.",
            "I12",
            On.ELEMENT),

    // Balance
    REMITTANCE_UNBALANCED(
            Level.BALANCE,
            "BPR-02 is not the sum of CLP-04 less the sum of PLB amounts.",
            "I12",
            On.ELEMENT),
    CLAIM_PAYMENT_UNBALANCED(
            Level.BALANCE,
            "CLP-04 is not CLP-03 less the adjustments of the claim and its services.",
            "I12",
            On.ELEMENT),
    SERVICE_PAYMENT_UNBALANCED(
            Level.BALANCE,
            "SVC-03 is not SVC-02 less the adjustments of the service.",
            "I12",
            On.ELEMENT),
    CLAIM_UNBALANCED(
            Level.BALANCE,
            "CLM-02 is not the sum of the service lines' charges.",
            "I12",
            On.ELEMENT),
    PREMIUM_UNBALANCED(
            Level.BALANCE, "BPR-02 is not the sum of the remittance lines.", "I12", On.ELEMENT),
    AMOUNT_INVALID(
            Level.SYNTAX, "The amount is no number; the field is left out.", "6", On.ELEMENT),
    DATE_INVALID(Level.SYNTAX, "The date is none; the field is left out.", "8", On.ELEMENT),

    // Partner
    PARTNER_RULE(Level.PARTNER, "A rule of this partner's is broken.", "I12", On.ELEMENT),

    // Records
    RECORD_TOO_LARGE(
            Level.SYNTAX,
            "The record is larger than max.record.bytes even without tree and raw: raise it with the topic's limit.",
            null,
            On.NOTHING),
    LEFT_OUT_FOR_SIZE(
            Level.SYNTAX,
            "The field is left out, since the record would be larger than max.record.bytes.",
            null,
            On.NOTHING),
    REFUSED_WITH_OTHERS(
            Level.PARTNER,
            "Nothing is wrong with it, but its set, group or interchange is refused as a whole: see the partner's acknowledgement scope.",
            null,
            On.NOTHING),

    SET_WITHOUT_UNITS(
            Level.STRUCTURE,
            "The set holds nothing that becomes a record, as a claim: it is kept as a whole.",
            null,
            On.NOTHING),

    // Files
    FILE_UNREADABLE(Level.SYNTAX, "The file cannot be read or unpacked.", null, On.NOTHING),
    FILE_WITHOUT_INTERCHANGE(Level.SYNTAX, "The file holds no interchange.", null, On.NOTHING),
    BYTES_OUTSIDE(Level.SYNTAX, "Bytes stand outside of any interchange.", null, On.NOTHING),
    SEGMENT_TOO_LONG(Level.SYNTAX, "A segment is longer than max.segment.bytes.", null, On.NOTHING),
    HEADER_INVALID(
            Level.SYNTAX,
            "ISA cannot be read, so what follows it to the next one is not known.",
            null,
            On.NOTHING);

    /** Of what in an acknowledgement a code speaks. */
    public enum On {
        /** TA105. */
        TA1,
        /** AK905 and following. */
        GROUP,
        /** IK502 and following. */
        SET,
        /** IK304. */
        SEGMENT,
        /** IK403. */
        ELEMENT,
        /** Nothing is sent of it. */
        NOTHING
    }

    private final Level level;
    private final String text;
    private final String acknowledgement;
    private final On on;

    X12IssueCode(Level level, String text, String acknowledgement, On on) {
        this.level = level;
        this.text = text;
        this.acknowledgement = acknowledgement;
        this.on = on;
    }

    /**
     * Whether an interchange with such a fault is not taken at all: what came is not what was sent,
     * or it cannot be told. Other faults of its envelope are noted, and it is taken.
     */
    public boolean refusesInterchange() {
        return switch (this) {
            case ISA_DATE_INVALID, ISA_TIME_INVALID, INTERCHANGE_CONTENT -> false;
            default -> on == On.TA1;
        };
    }

    /** The level of checks that it belongs to. */
    public Level level() {
        return level;
    }

    /** The code that an acknowledgement gives; null where none speaks of it. */
    public String acknowledgement() {
        return acknowledgement;
    }

    /** Of what in an acknowledgement the code speaks. */
    public On on() {
        return on;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String text() {
        return text;
    }
}
