package dev.tributary.x12.map;

import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/** The small segments that stand all over the guides: REF, DTP, DTM, AMT, QTY, NTE, CAS, TOO. */
final class Details {

    private static final int CAS_LAST = 17;
    private static final int CAS_STEP = 3;

    private final Reading reading;

    Details(Reading reading) {
        this.reading = reading;
    }

    /** REF. */
    void reference(Struct owner, String list, StoredSegment ref, String loop) {
        reading.part(Reading.add(owner, list), ref, loop)
                .text("qualifier", 1)
                .text("value", 2)
                .text("description", 3);
    }

    /** TRN, as a number that its originator knows. */
    void trace(Struct owner, String list, StoredSegment trn, String loop) {
        reading.part(Reading.add(owner, list), trn, loop)
                .text("qualifier", 3)
                .text("value", 2)
                .text("description", 4);
    }

    /** DTP: qualifier, format, date or span. */
    Struct dated(Struct owner, StoredSegment dtp, String loop) {
        Struct date = Reading.add(owner, "dates");
        reading.part(date, dtp, loop).text("qualifier", 1).dates("date", "date_to", 2, 3);
        return date;
    }

    /** DTM: qualifier, a date, or format and span in the fifth and sixth element. */
    Struct timed(Struct owner, StoredSegment dtm, String loop) {
        Struct date = Reading.add(owner, "dates");
        Part part = reading.part(date, dtm, loop).text("qualifier", 1);
        if (dtm.isEmpty(2)) {
            part.dates("date", "date_to", 5, 6);
        } else {
            part.day("date", 2);
        }
        return date;
    }

    /** AMT. */
    Struct amount(Struct owner, String list, StoredSegment amt, String loop) {
        Struct amount = Reading.add(owner, list);
        reading.part(amount, amt, loop).text("qualifier", 1).money("amount", "amount_original", 2);
        return amount;
    }

    /** QTY. */
    void quantity(Struct owner, StoredSegment qty, String loop) {
        reading.part(Reading.add(owner, "quantities"), qty, loop)
                .text("qualifier", 1)
                .quantity("quantity", 2)
                .text("unit", 3, 1);
    }

    /** HSD: how services are delivered. */
    void delivery(Struct owner, String list, StoredSegment hsd, String loop) {
        reading.part(Reading.add(owner, list), hsd, loop)
                .text("qualifier", 1)
                .quantity("quantity", 2)
                .text("unit", 3);
    }

    /** NTE. */
    void note(Struct owner, StoredSegment nte, String loop) {
        reading.part(Reading.add(owner, "notes"), nte, loop).text("qualifier", 1).text("text", 2);
    }

    /** MSG, III-04 and their like, as a text in a list. */
    void message(Struct owner, String list, StoredSegment from, int element) {
        String text = reading.text(from, element);
        if (text != null) {
            Reading.<String>list(owner, list).add(text);
        }
    }

    /** PWK: kind and number of paper that is sent besides. */
    void paperwork(Struct owner, StoredSegment pwk, String loop) {
        reading.part(Reading.add(owner, "attachments"), pwk, loop)
                .text("qualifier", 1)
                .text("value", 6)
                .text("description", 7);
    }

    /** CAS: a group and up to six reasons with amount and quantity. */
    void adjustments(Struct owner, StoredSegment cas, String loop) {
        for (int i = 2; i <= CAS_LAST; i += CAS_STEP) {
            if (!cas.isEmpty(i) || !cas.isEmpty(i + 1)) {
                reading.part(Reading.add(owner, "adjustments"), cas, loop)
                        .text("group", 1)
                        .text("reason", i)
                        .money("amount", "amount_original", i + 1)
                        .quantity("quantity", i + 2);
            }
        }
    }

    /** AAA. */
    void rejection(Struct owner, StoredSegment aaa, String loop) {
        reading.part(Reading.add(owner, "rejections"), aaa, loop)
                .put("loop", loop)
                .text("valid", 1)
                .text("reason", 3)
                .text("follow_up", 4);
    }

    /** TOO. */
    void tooth(Struct owner, StoredSegment too, String loop) {
        reading.part(Reading.add(owner, "teeth"), too, loop)
                .text("code_set", 1)
                .text("code", 2)
                .texts("surfaces", 3, 1, 5);
    }

    /** HCP. */
    void pricing(Struct owner, StoredSegment hcp, String loop) {
        reading.part(Reading.child(owner, "pricing"), hcp, loop)
                .text("method", 1)
                .money("allowed", 2)
                .money("savings", 3)
                .text("organization", 4)
                .quantity("rate", 5)
                .text("reject_reason", 13);
    }
}
