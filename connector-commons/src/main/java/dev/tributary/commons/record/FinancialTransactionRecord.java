package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of one movement of money, alike for every provider. */
public final class FinancialTransactionRecord {

    private FinancialTransactionRecord() {}

    /** One number under which another record or system knows it. */
    public static final Schema REFERENCE = MoneySchemas.REFERENCE;

    /** Where it took place. */
    public static final Schema LOCATION = MoneySchemas.LOCATION;

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            MoneySchemas.end(
                    SchemaBuilder.struct()
                            .name("dev.tributary.FinancialTransaction")
                            .version(1)
                            .doc("One movement of money, as a provider knows it.")
                            .field(
                                    "id",
                                    text(PiiClass.OTHER_ID, "The provider's id; the record's key."))
                            .field("source", text("stripe, plaid, quickbooks, …"))
                            .field(
                                    "account_id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "The provider's id of the account that it moves."))
                            .field("type", text("The provider's word for its kind, as charge."))
                            .field(
                                    "date",
                                    text(
                                            PiiClass.EVENT_DATE,
                                            "Day on which it counts, in UTC or"
                                                    + " in the bank's place; see the connector's page."))
                            .field(
                                    "authorized_date",
                                    text(PiiClass.EVENT_DATE, "Day on which it was agreed to."))
                            .field(
                                    "occurred_at",
                                    text(PiiClass.EVENT_DATE, "When, where a time is known; UTC."))
                            .field(
                                    "available_on",
                                    text(PiiClass.EVENT_DATE, "Day from which it can be paid out."))
                            .field(
                                    "observed_at",
                                    text(PiiClass.EVENT_DATE, "When we read it; ISO-8601 UTC."))
                            .field(
                                    "amount",
                                    money(
                                            "What the account gains; negative = money out; 0 for"
                                                    + " what failed or was removed."))
                            .field(
                                    "currency",
                                    text(
                                            "ISO 4217 code in capitals, or the provider's"
                                                    + " code of another currency."))
                            .field("amount_original", text("The amount's exact text."))
                            .field(
                                    "sign_convention",
                                    text("How the provider's sign reads, as negative_is_out."))
                            .field("fee", money("What the provider keeps of it; positive = cost."))
                            .field("net", money("Amount less fee: what the balance gains."))
                            .field(
                                    "exchange_rate",
                                    quantity("Units of currency for one of original_currency."))
                            .field("original_currency", text("Currency before an exchange."))
                            .field(
                                    "original_amount",
                                    money("Amount before an exchange, in original_currency."))
                            .field("merchant", text(PiiClass.NAME, "Who is at the other end."))
                            .field("merchant_source", text("Which field the merchant is from."))
                            .field("description", text(PiiClass.FREE_TEXT, "What it says."))
                            .field("category", text("What it is for."))
                            .field("category_source", text("Which field the category is from."))
                            .field("tags", list(text("A tag of tag.rules."), "The user's tags."))
                            .field("location", LOCATION)
                            .field("status", text("pending, posted, failed, voided, removed."))
                            .field("pending", flag("Whether it can still change or go away."))
                            .field(
                                    "pending_id",
                                    text(
                                            PiiClass.OTHER_ID,
                                            "Id of the pending one that it"
                                                    + " takes the place of."))
                            .field("references", list(REFERENCE, "Numbers that others know."))
                            .field(
                                    "group_ref",
                                    text(
                                            PiiClass.OTHER_ID,
                                            "Id of the payout or deposit that it is a part of."))
                            .field("reconciled", flag("Whether the provider calls it so.")));
}
