package dev.tributary.api.sample;

import dev.tributary.api.source.Judge;
import dev.tributary.api.source.SourceRun;
import dev.tributary.api.webhook.WebhookEvent;
import dev.tributary.api.webhook.WebhookEvents;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.record.ApiEventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;

/** Makes a record of each webhook, and has its account looked at when that is in Kafka. */
final class SampleEvents implements WebhookEvents {

    private final SourceRun run;

    SampleEvents(SourceRun run) {
        this.run = run;
    }

    @Override
    public List<RecordDraft> records(
            WebhookEvent event, SourcePosition position, Supplier<SourcePosition> companion) {
        Struct value =
                new Struct(ApiEventRecord.SCHEMA)
                        .put("id", event.id())
                        .put("source", "sample")
                        .put("account_id", event.account().orElse(null))
                        .put("type", event.type())
                        .put("channel", "webhook")
                        .put("raw", new String(event.body(), StandardCharsets.UTF_8));
        Judge.Verdict verdict = run.judge().judge(SampleConfig.EVENTS, value);
        RecordDraft draft =
                verdict.isRefused()
                        ? run.letters()
                                .letter(
                                        verdict.refused().get(),
                                        event.id(),
                                        event.type(),
                                        verdict.issues(),
                                        "webhooks",
                                        event.body())
                        : run.targets()
                                .record(
                                        SampleConfig.EVENTS,
                                        event.id(),
                                        value,
                                        run.clock().millis(),
                                        event.id());
        return List.of(draft.at(position));
    }

    @Override
    public void durable(WebhookEvent event) {
        event.account().ifPresent(run.work()::wake);
    }
}
