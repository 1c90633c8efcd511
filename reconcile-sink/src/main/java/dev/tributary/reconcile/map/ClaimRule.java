package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a record says about a claim or its payment. */
final class ClaimRule {

    private static final List<String> TEXTS =
            List.of(
                    "claim_id",
                    "payer_control_number",
                    "status",
                    "frequency",
                    "trace_number",
                    "payer_trace_id",
                    "payer",
                    "payee",
                    "service_from",
                    "claim_count");
    private static final List<String> AMOUNTS =
            List.of("charge", "paid", "patient_owes", "adjustments", "claims_paid");

    private final FieldRules fields;

    private ClaimRule(FieldRules fields) {
        this.fields = fields;
    }

    /** Reads a rule; empty where there is none. */
    static Optional<ClaimRule> of(YamlPart part) {
        if (!part.present()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>(TEXTS);
        keys.addAll(AMOUNTS);
        return Optional.of(new ClaimRule(new FieldRules(part.onlyKeys(keys), TEXTS, AMOUNTS)));
    }

    ClaimPart claim(Parts record, Reading reading) {
        BigDecimal count = reading.decimal(fields.text(record, "claim_count"), "claim_count", 0);
        return new ClaimPart(
                fields.text(record, "claim_id"),
                fields.text(record, "payer_control_number"),
                fields.text(record, "status"),
                fields.text(record, "frequency"),
                fields.amount(record, "charge", reading),
                fields.amount(record, "paid", reading),
                fields.amount(record, "patient_owes", reading),
                fields.amount(record, "adjustments", reading),
                fields.text(record, "trace_number"),
                fields.text(record, "payer_trace_id"),
                fields.text(record, "payer"),
                fields.text(record, "payee"),
                fields.day(record, "service_from", reading),
                count == null ? null : count.intValue(),
                fields.amount(record, "claims_paid", reading),
                List.of());
    }
}
