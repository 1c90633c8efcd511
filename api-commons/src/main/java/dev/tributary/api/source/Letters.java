package dev.tributary.api.source;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.KeptPayload;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.record.RecordSize;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Writes dead letters about what a provider has told and nobody can use. */
public final class Letters {

    private final Origin origin;
    private final RecordTargets targets;
    private final KeptPayload kept;
    private final KeyedDigest payloads;
    private final long maxRecordBytes;
    private final Clock clock;

    Letters(
            Origin origin,
            RecordTargets targets,
            KeptPayload kept,
            KeyedDigest payloads,
            long maxRecordBytes,
            Clock clock) {
        this.origin = origin;
        this.targets = targets;
        this.kept = kept;
        this.payloads = payloads;
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    /**
     * A dead letter; a payload that would make it too large is left out.
     *
     * @param stage the step at which it failed
     * @param id the provider's id of it, the same whenever it comes; its key
     * @param type the provider's word for its kind, or null
     * @param issues what is wrong; at least one
     * @param position where it was read, as the name of a list; no values
     * @param payload the bytes received
     */
    public RecordDraft letter(
            Stage stage,
            String id,
            String type,
            List<Issue> issues,
            String position,
            byte[] payload) {
        int most = (int) Math.min(Integer.MAX_VALUE, maxRecordBytes / 2);
        byte[] head = payload.length > most ? Arrays.copyOf(payload, most) : payload;
        DeadLetter letter =
                new DeadLetter(
                        id,
                        stage,
                        clock.instant(),
                        type,
                        id,
                        issues,
                        position,
                        null,
                        1,
                        head,
                        payload.length);
        Struct value = letter.toStruct(origin, kept, payloads);
        if (RecordSize.estimate(value) > maxRecordBytes) {
            value = letter.toStruct(origin, KeptPayload.OMITTED, payloads);
        }
        return targets.deadLetter(id, value, letter.at().toEpochMilli());
    }
}
