package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.record.ApiEventRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** Builds the record of one thing that a provider's API told. One thread uses it, once. */
public final class ApiEventBuilder {

    private final Struct record;

    private ApiEventBuilder(String source, JsonNode received) {
        this.record = MoneyRecord.begin(ApiEventRecord.SCHEMA, source);
        MoneyRecord.raw(record, received);
    }

    /** What became of an object. */
    public enum Operation {
        SNAPSHOT,
        CREATED,
        UPDATED,
        DELETED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Begins a record.
     *
     * @param source the provider's name
     * @param received the event, or the object that was read
     */
    public static ApiEventBuilder of(String source, JsonNode received) {
        return new ApiEventBuilder(source, received);
    }

    /**
     * What was told.
     *
     * @param id the event's id
     * @param accountId account, item or realm that it belongs to
     * @param type the provider's word; absent for an object that was read
     */
    public ApiEventBuilder told(String id, String accountId, Optional<String> type) {
        record.put("id", id).put("account_id", accountId).put("type", type.orElse(null));
        return this;
    }

    /** An object that was read, and not told of: its event's id is made of type, id and time. */
    public ApiEventBuilder read(
            String accountId, String objectType, String objectId, Instant observedAt) {
        return told(objectType + "/" + objectId + "/" + observedAt, accountId, Optional.empty());
    }

    /**
     * What it is about.
     *
     * @param objectType kind of object; may be null
     * @param objectId its id, the record's key
     */
    public ApiEventBuilder about(String objectType, String objectId, Operation operation) {
        record.put("object_type", objectType)
                .put("object_id", objectId)
                .put("operation", operation.word());
        return this;
    }

    /** How it came, and in which form. */
    public ApiEventBuilder through(
            String channel, Optional<String> apiVersion, Optional<Boolean> livemode) {
        record.put("channel", channel)
                .put("api_version", apiVersion.orElse(null))
                .put("livemode", livemode.orElse(null));
        return this;
    }

    /** When it happened and when it was read. */
    public ApiEventBuilder at(Optional<Instant> occurredAt, Instant observedAt) {
        record.put("occurred_at", occurredAt.map(Instant::toString).orElse(null))
                .put("observed_at", observedAt.toString());
        return this;
    }

    /** The record, without its findings. */
    public Struct build() {
        return record;
    }
}
