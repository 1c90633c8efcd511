package dev.tributary.commons.issue;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.record.DeadLetterRecord;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * A message that could not be delivered, with the reason.
 *
 * @param id the same whenever the same message comes
 * @param stage the step at which it failed
 * @param at when
 * @param messageType the message's type, or null where it could not be read
 * @param messageId the sender's id of it, or null where it could not be read
 * @param issues what is wrong; at least one
 * @param position where in the source, without values
 * @param answer what the sender is answered, or null where nobody waits
 * @param count how many times this same message has come, from 1
 * @param payload the bytes received, or the first of them
 * @param size the whole payload's size in bytes, where payload is only its head
 */
public record DeadLetter(
        String id,
        Stage stage,
        Instant at,
        String messageType,
        String messageId,
        List<Issue> issues,
        String position,
        String answer,
        int count,
        byte[] payload,
        long size) {

    public DeadLetter {
        issues = List.copyOf(issues);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("a dead letter says what is wrong");
        }
    }

    /**
     * The record's value.
     *
     * @param origin which connector and task it comes from
     * @param kept writes what is to be kept of the payload
     * @param digest gives the payload's digest, where a key is configured
     */
    public Struct toStruct(Origin origin, KeptPayload kept, KeyedDigest digest) {
        Struct value =
                new Struct(DeadLetterRecord.SCHEMA)
                        .put("id", id)
                        .put("source_system", origin.sourceSystem())
                        .put("connector", origin.connector())
                        .put("task", origin.task())
                        .put("stage", stage.word())
                        .put("at", at.toString())
                        .put("message_type", messageType)
                        .put("message_id", messageId)
                        .put("issues", issues.stream().map(Issue::toStruct).toList())
                        .put("position", position)
                        .put("answer", answer)
                        .put("count", count)
                        .put("size", size);
        digest.hex(payload)
                .ifPresent(
                        hex ->
                                value.put("digest", hex)
                                        .put("digest_algorithm", KeyedDigest.ALGORITHM));
        kept.put(this, value);
        return value;
    }

    @Override
    public String toString() {
        return "DeadLetter[" + stage.word() + ", " + issues.size() + " issues, " + size + " bytes]";
    }
}
