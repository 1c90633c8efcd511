package dev.tributary.api.source;

import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.SourceStatus;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/** Says to which topic a record goes, under which key and with which headers. */
public final class RecordTargets {

    private static final String COMPLIANCE = "compliance";
    private static final SourcePosition UNPLACED = SourcePosition.of(null, null);

    private final Origin origin;
    private final TopicOptions topics;
    private final KeyedDigest identities;
    private volatile String transport = "plaintext";

    RecordTargets(Origin origin, TopicOptions topics, KeyedDigest identities) {
        this.origin = origin;
        this.topics = topics;
        this.identities = identities;
    }

    /** Data crosses no network in clear text. */
    void encrypted() {
        transport = "tls";
    }

    /**
     * A record; it gets its position when it is offered.
     *
     * @param kind the end of its topic's name, as {@code transactions}
     * @param value null for a tombstone
     * @param timestamp when it happened, in milliseconds since 1970
     * @param identity what is the same whenever the same thing is told again, as account and id of
     *     an event; stands as a keyed digest in a header, where there is a key; none for none
     */
    public RecordDraft record(
            String kind, String key, Struct value, long timestamp, String... identity) {
        begin(value);
        RecordDraft draft = draft(topics.topic(kind), key, value, timestamp);
        if (identity.length > 0) {
            byte[][] parts =
                    Stream.of(identity)
                            .map(part -> part.getBytes(StandardCharsets.UTF_8))
                            .toArray(byte[][]::new);
            identities
                    .hex(parts)
                    .ifPresent(hex -> draft.headers().addString(RecordHeaders.IDENTITY, hex));
        }
        return draft;
    }

    /** Where a mapper has not: nothing was masked yet, and the audit id finds its place. */
    private static void begin(Struct value) {
        if (value != null
                && value.schema().field(COMPLIANCE) != null
                && value.get(COMPLIANCE) == null) {
            value.put(
                    COMPLIANCE,
                    new Struct(HealthcareRecord.COMPLIANCE)
                            .put("hipaa_compliant", false)
                            .put("pii_masked", false));
        }
    }

    RecordDraft status(SourceStatus status) {
        return draft(
                topics.status(), status.subject(), status.toStruct(), status.at().toEpochMilli());
    }

    RecordDraft deadLetter(String id, Struct value, long timestamp) {
        return draft(topics.deadLetters(), id, value, timestamp);
    }

    private RecordDraft draft(String topic, String key, Struct value, long timestamp) {
        RecordDraft draft = RecordDraft.of(UNPLACED, topic, key, value, timestamp);
        draft.headers()
                .addString(RecordHeaders.SOURCE, origin.sourceSystem())
                .addString(RecordHeaders.TRANSPORT, transport);
        return draft;
    }
}
