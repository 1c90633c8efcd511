package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/** The payment that lines are a part of: BPR and TRN at the head of an 835 or 820. */
final class Payments {

    private static final int PAID_ON = 16;

    private Payments() {}

    /**
     * The head of the payment, as far as a line repeats it. What is wrong with it is the set's own
     * fault and is not noted again for each line.
     */
    static void reference(Struct payment, Loop root, Reading line) {
        Reading reading = new Reading(line.set(), line.inherited());
        StoredSegment bpr = root.segment(Ids.BPR);
        if (bpr != null) {
            reading.part(payment, bpr, root.id())
                    .money("total", "total_original", 2)
                    .text("credit_debit", 3)
                    .text("method", 4)
                    .day("paid_on", PAID_ON);
        }
        StoredSegment trn = root.segment(Ids.TRN);
        if (trn != null) {
            reading.part(payment, trn, root.id()).text("trace_number", 2).text("payer_trace_id", 3);
        }
    }

    /** By what the payer is known: its own id, else that of its trace numbers, else of GS. */
    static Object payer(Struct payer, Loop root, Reading reading) {
        Object id = payer == null ? null : payer.get("id");
        if (id == null && payer != null) {
            id = payerReference(payer);
        }
        StoredSegment trn = root.segment(Ids.TRN);
        if (id == null && trn != null) {
            id = reading.text(trn, 3);
        }
        return id == null ? reading.set().group().gs().element(2) : id;
    }

    private static Object payerReference(Struct payer) {
        for (Struct reference : Reading.there(payer, "references")) {
            if ("2U".equals(reference.get("qualifier"))) {
                return reference.get("value");
            }
        }
        return null;
    }
}
