package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** IN1, IN2, IN3, GT1 and FT1: who pays, and for what (HL7 v2.9 §6.5). */
final class BillingMapper {

    private static final int MONEY_SCALE = 4;
    private static final int MAX_MONEY = 32;

    private final Assembly assembly;

    BillingMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    /** IN1: HL7 v2.9 §6.5.6. */
    void insurance(Segment in1) {
        assembly.begin("coverages", HealthcareRecord.COVERAGE, in1)
                .first("set_id", 1)
                .pair("plan_id", "plan_name", 2)
                .first("payer_id", 3)
                .first("payer_name", 4)
                .addresses("payer_addresses", 5)
                .telecoms("payer_phones", null, 7, 7)
                .first("group_id", 8)
                .first("group_name", 9)
                .date("effective_from", 12)
                .date("effective_to", 13)
                .first("authorization", 14)
                .first("plan_type", 15)
                .name("subscriber_name", 16)
                .first("relationship", 17)
                .date("subscriber_dob", 18)
                .addresses("subscriber_addresses", 19)
                .first("priority", 22)
                .first("policy_number", 36)
                .first("subscriber_gender", 43)
                .first("member_id", 49);
    }

    /** IN2: HL7 v2.9 §6.5.7. */
    void insuranceDetail(Segment in2) {
        Part coverage = assembly.last("coverages", in2);
        if (coverage != null) {
            coverage.first("subscriber_ssn", 2)
                    .first("medicare_id", 6)
                    .first("medicaid_id", 8)
                    .first("member_id", 61);
        }
    }

    /** IN3: HL7 v2.9 §6.5.8. */
    void certification(Segment in3) {
        Part coverage = assembly.last("coverages", in3);
        if (coverage != null) {
            coverage.orFirst("authorization", 2);
        }
    }

    /** GT1: HL7 v2.9 §6.5.5. */
    void guarantor(Segment gt1) {
        assembly.begin("guarantors", HealthcareRecord.GUARANTOR, gt1)
                .first("set_id", 1)
                .first("id", 2)
                .name("name", 3)
                .addresses("addresses", 5)
                .telecoms("phones", "emails", 6, 7)
                .date("dob", 8)
                .first("gender", 9)
                .first("type", 10)
                .first("relationship", 11)
                .first("ssn", 12)
                .first("employer", 16);
    }

    /** FT1: HL7 v2.9 §6.5.1. */
    void charge(Segment ft1) {
        Part charge =
                assembly.begin("charges", HealthcareRecord.CHARGE, ft1)
                        .first("set_id", 1)
                        .first("id", 2)
                        .first("batch_id", 3)
                        .time("date", 4)
                        .time("posted_at", 5)
                        .first("type", 6)
                        .coded(7)
                        .first("description", 8)
                        .first("quantity", 10)
                        .first("department", 13)
                        .first("plan_id", 14)
                        .firsts("diagnosis_codes", 19)
                        .person("performed_by_id", "performed_by_name", 20)
                        .person("ordered_by_id", "ordered_by_name", 21)
                        .first("filler_id", 23)
                        .pair("procedure_code", "procedure_text", 25)
                        .firsts("procedure_modifiers", 26);
        money(charge, "unit_amount", null, 12);
        money(charge, "amount", "amount_original", 11);
    }

    /** CP (NM before 2.3): the amount and its currency are subcomponents of the first component. */
    private static void money(Part charge, String name, String original, int field) {
        Slice slice = charge.segment().field(field);
        if (slice.isEmpty()) {
            return;
        }
        if (slice.isNull()) {
            charge.deleted(name);
            return;
        }
        Reading reading = charge.reading();
        Slice price = slice.repetition(1).component(1);
        String text = reading.text(price.subcomponent(1));
        if (text == null) {
            return;
        }
        if (original != null) {
            charge.put(original, text);
        }
        charge.put("currency", reading.text(price.subcomponent(2)));
        BigDecimal amount = amount(text);
        if (amount == null) {
            reading.note(Hl7IssueCode.AMOUNT_INVALID, charge.segment(), field, 1, 1);
        } else {
            charge.put(name, amount);
        }
    }

    /** Null where it is no number, or not one of at most four decimals: nothing is rounded. */
    private static BigDecimal amount(String text) {
        if (text.length() > MAX_MONEY || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(text).setScale(MONEY_SCALE, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            return null;
        }
    }
}
