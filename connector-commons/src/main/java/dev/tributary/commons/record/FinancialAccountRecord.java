package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of one account that holds or owes money, alike for every provider. */
public final class FinancialAccountRecord {

    private FinancialAccountRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            MoneySchemas.end(
                    SchemaBuilder.struct()
                            .name("dev.tributary.FinancialAccount")
                            .version(1)
                            .doc("One account that holds or owes money.")
                            .field(
                                    "id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "The provider's id; the record's key."))
                            .field("source", text("stripe, plaid, quickbooks, …"))
                            .field("name", text(PiiClass.NAME, "What it is called."))
                            .field("type", text("depository, credit, loan, processor, ledger, …"))
                            .field("subtype", text("The provider's narrower word."))
                            .field("balance", money("What is on it."))
                            .field("balance_kind", text("asset, or liability: positive = owed."))
                            .field("available", money("What of it can be used."))
                            .field("pending", money("What of it has still to clear."))
                            .field(
                                    "currency",
                                    text(
                                            "ISO 4217 code in capitals, or the provider's"
                                                    + " code of another currency."))
                            .field("balance_original", text("The balance's exact text."))
                            .field(
                                    "mask",
                                    text(PiiClass.ACCOUNT_NUMBER, "Last digits of its number."))
                            .field("institution", text("Who keeps it."))
                            .field("status", text("open, restricted, paused, closed, merged."))
                            .field(
                                    "merged_into",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "Id of the account that took its place."))
                            .field(
                                    "observed_at",
                                    text(PiiClass.EVENT_DATE, "When we read it; ISO-8601 UTC.")));
}
