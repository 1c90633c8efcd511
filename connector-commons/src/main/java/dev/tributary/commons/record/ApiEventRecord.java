package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of one thing that a provider's API told: a change, or a state that was read. */
public final class ApiEventRecord {

    private ApiEventRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            MoneySchemas.end(
                    SchemaBuilder.struct()
                            .name("dev.tributary.ApiEvent")
                            .version(1)
                            .doc("One thing that a provider's API told.")
                            .field(
                                    "id",
                                    text(
                                            PiiClass.OTHER_ID,
                                            "Id of the event, or of the state"
                                                    + " that was read: type, id and time."))
                            .field("source", text("stripe, plaid, quickbooks, …"))
                            .field(
                                    "account_id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "Account, item or realm that it belongs to."))
                            .field("type", text("The provider's word, as charge.refunded."))
                            .field("object_type", text("Kind of object, as charge."))
                            .field(
                                    "object_id",
                                    text(PiiClass.OTHER_ID, "Id of the object; the record's key."))
                            .field("operation", text("snapshot, created, updated or deleted."))
                            .field("channel", text("backfill, feed, webhook, fetch or relist."))
                            .field("api_version", text("Version in which it was written."))
                            .field("livemode", flag("Whether it is real money."))
                            .field(
                                    "occurred_at",
                                    text(PiiClass.EVENT_DATE, "When it happened; ISO-8601 UTC."))
                            .field(
                                    "observed_at",
                                    text(PiiClass.EVENT_DATE, "When we read it; ISO-8601 UTC.")));
}
