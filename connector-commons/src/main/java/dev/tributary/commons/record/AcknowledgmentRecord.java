package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one TA1, 997 or 999, sent or received; positions and codes, no bad values. */
public final class AcknowledgmentRecord {

    private AcknowledgmentRecord() {}

    /** One fault. */
    public static final Schema FAULT =
            struct("AcknowledgedFault", "One fault of a segment or element (IK3, IK4, AK3, AK4).")
                    .field("segment", text("Id of the segment."))
                    .field("position", int32("Its place in the set, ST being 1."))
                    .field("loop", text("Its loop."))
                    .field("segment_code", text("What is wrong with the segment."))
                    .field("element", int32("Number of the element."))
                    .field("component", int32("Number of the component."))
                    .field("repetition", int32("Number of the repetition."))
                    .field("data_element", text("Reference number of the data element."))
                    .field("element_code", text("What is wrong with the element."))
                    .build();

    /** One transaction set. */
    public static final Schema SET =
            struct("AcknowledgedSet", "What is said of one transaction set (AK2 to IK5, AK5).")
                    .field("set", text("Kind of transaction set (AK2-01)."))
                    .field("control_number", text(PiiClass.OTHER_ID, "AK2-02."))
                    .field("version", text("Its guide (AK2-03)."))
                    .field("verdict", text("A, E, R, … (IK5-01, AK5-01)."))
                    .field("codes", list(text("A code."), "Why (IK5-02 to -06)."))
                    .field("faults", list(FAULT, "Faults."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.beginWithoutPatient(
                                    "Acknowledgment", "One TA1, 997 or 999, sent or received.")
                            .field("direction", text("sent or received."))
                            .field("kind", text("TA1, 997 or 999."))
                            .field(
                                    "of_control_number",
                                    text(
                                            PiiClass.OTHER_ID,
                                            "Control number of the interchange (TA1-01) or group"
                                                    + " (AK1-02) that it speaks of."))
                            .field("of_group_id", text("Kind of the group (AK1-01)."))
                            .field("of_version", text("Its guide (AK1-03)."))
                            .field("of_sent_on", text(PiiClass.EVENT_DATE, "TA1-02, TA1-03."))
                            .field("verdict", text("A, E, P or R (TA1-04, AK9-01)."))
                            .field("codes", list(text("A code."), "TA1-05; AK9-05 to -09."))
                            .field("sets_included", int32("AK9-02."))
                            .field("sets_received", int32("AK9-03."))
                            .field("sets_accepted", int32("AK9-04."))
                            .field("sets", list(SET, "The sets that it speaks of.")));
}
