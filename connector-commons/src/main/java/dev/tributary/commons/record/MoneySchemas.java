package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The parts that records of money are made of, and what they all end with. */
final class MoneySchemas {

    private MoneySchemas() {}

    /** One number under which another record or system knows it. */
    static final Schema REFERENCE =
            struct("MoneyReference", "One number under which another record or system knows it.")
                    .field(
                            "kind",
                            text(
                                    "What it names, as payout, charge, payment_intent, refund,"
                                            + " dispute, transfer, invoice, customer,"
                                            + " balance_transaction, check_number, trace_number,"
                                            + " ledger_entry."))
                    .field("value", text(PiiClass.OTHER_ID, "The number, exactly as sent."))
                    .build();

    /** Where a transaction took place. */
    static final Schema LOCATION =
            struct("MoneyLocation", "Where a transaction took place.")
                    .field("address", text(PiiClass.ADDRESS, "Street and number."))
                    .field("city", text(PiiClass.ADDRESS, "City."))
                    .field("region", text("State or province."))
                    .field("postal_code", text(PiiClass.ZIP, "ZIP or postal code."))
                    .field("country", text("Country, as sent."))
                    .field("store_number", text(PiiClass.ADDRESS, "The merchant's own number."))
                    .build();

    /** Ends a record of an API: how it was judged, and what was received. */
    static Schema end(SchemaBuilder record) {
        return record.field("validation_status", text("valid, warning or error."))
                .field("errors", list(HealthcareRecord.ISSUE, "Findings of severity error."))
                .field("warnings", list(HealthcareRecord.ISSUE, "Findings of severity warning."))
                .field("compliance", HealthcareRecord.COMPLIANCE)
                .field(
                        "raw",
                        text(
                                PiiClass.RAW_PAYLOAD,
                                "The provider's object, as JSON, with every field as received."))
                .build();
    }
}
