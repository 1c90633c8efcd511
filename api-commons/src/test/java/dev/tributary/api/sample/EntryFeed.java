package dev.tributary.api.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Calls;
import dev.tributary.api.source.Judge;
import dev.tributary.api.source.Next;
import dev.tributary.api.source.Page;
import dev.tributary.api.source.SourceRun;
import dev.tributary.api.source.Work;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.record.ApiEventRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads an account's entries, which are numbered from 1, a page at a time. */
final class EntryFeed implements Work {

    private static final String AFTER = "after";

    private final SourceRun run;
    private final Calls calls;
    private final SampleConfig config;
    private final String account;
    private final Map<String, String> partition;
    private long after;

    EntryFeed(SourceRun run, Calls calls, SampleConfig config, String account) {
        this.run = run;
        this.calls = calls;
        this.config = config;
        this.account = account;
        this.partition = SourcePartition.of("kind", "entries", "account", account);
        this.after =
                run.stored(partition)
                        .map(offset -> ((Number) offset.get(AFTER)).longValue())
                        .orElse(0L);
    }

    @Override
    public Next step() throws ApiException, InterruptedException {
        String id = account.substring(account.indexOf('/') + 1);
        URI uri = config.url().resolve("/accounts/" + id + "/entries?after=" + after);
        JsonNode answer = calls.get(uri, account, "entries", Priority.INCREMENTAL);
        Page page = run.pages().page(partition, offset(after));
        for (JsonNode entry : answer.path("entries")) {
            add(page, entry);
            after = entry.path("number").longValue();
        }
        page.offer(offset(after), Optional.empty(), () -> {});
        return answer.path("more").asBoolean() ? Next.atOnce() : Next.after(config.interval());
    }

    private void add(Page page, JsonNode entry) {
        String text = entry.toString();
        String id = account + "-" + entry.path("number").asText();
        Struct value =
                new Struct(ApiEventRecord.SCHEMA)
                        .put("id", id)
                        .put("source", "sample")
                        .put("account_id", account)
                        .put("type", entry.path("type").textValue())
                        .put("object_id", id)
                        .put("channel", "feed")
                        .put("observed_at", run.clock().instant().toString())
                        .put("raw", text);
        Judge.Verdict verdict = run.judge().judge(SampleConfig.ENTRIES, value);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RecordDraft draft =
                verdict.isRefused()
                        ? run.letters()
                                .letter(
                                        verdict.refused().get(),
                                        id,
                                        "entry",
                                        verdict.issues(),
                                        "entries of account " + account,
                                        bytes)
                        : run.targets()
                                .record(
                                        SampleConfig.ENTRIES,
                                        id,
                                        value,
                                        run.clock().millis(),
                                        account,
                                        id);
        page.add(List.of(draft), verdict.kind(), bytes.length);
    }

    private static Map<String, Object> offset(long number) {
        return Map.of("v", 1L, AFTER, number);
    }

    /** Looks at an offset that a user wants to set. */
    static void check(Map<String, ?> partition, Map<String, ?> offset) {
        boolean ours = "entries".equals(partition.get("kind")) && partition.get("account") != null;
        if (!ours || (offset != null && !(offset.get(AFTER) instanceof Number))) {
            throw new ConnectException("not an offset of the sample source");
        }
    }
}
