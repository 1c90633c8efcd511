package dev.tributary.stripe;

import static org.awaitility.Awaitility.await;

import dev.tributary.commons.testing.PolledSource;
import dev.tributary.simulators.stripe.StripeSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A whole task that reads a simulated Stripe, and a test in the place of Connect and of Kafka. */
final class RunningTask extends PolledSource<StripeSourceTask> {

    static final String DIGEST_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private RunningTask(Map<String, String> props, Clock clock) {
        super(() -> new StripeSourceTask(clock), props);
    }

    /** Starts the only task of a connector that nothing is remembered of. */
    static RunningTask start(StripeSimulator stripe, Map<String, String> options) {
        return start(stripe, options, Clock.systemUTC());
    }

    /** The same, with a clock of its own. */
    static RunningTask start(StripeSimulator stripe, Map<String, String> options, Clock clock) {
        Map<String, String> props = props(stripe, options);
        StripeSourceConnector connector = new StripeSourceConnector();
        connector.start(props);
        RunningTask running = new RunningTask(connector.taskConfigs(1).get(0), clock);
        running.start();
        return running;
    }

    /** The least that a connector needs, and what a test wants besides. */
    static Map<String, String> props(StripeSimulator stripe, Map<String, String> options) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "stripe-test-" + System.identityHashCode(options));
        props.put("topic.prefix", "s");
        props.put("api.base", stripe.apiBase().toString());
        props.put("api.key", stripe.keys().full());
        props.put("digest.key", DIGEST_KEY);
        props.put("feed.interval.ms", "100");
        props.put("feed.holdback.ms", "1000");
        props.put("pending.interval.ms", "100");
        props.put("http.retry.backoff.ms", "20");
        props.put("limit.credential", "100000/1s");
        props.putAll(options);
        return props;
    }

    /** Polls and commits until all is as wanted. */
    void runUntil(BooleanSupplier wanted) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            commit(poll());
                            return wanted.getAsBoolean();
                        });
    }

    /** Polls and commits until an account is complete up to then. */
    void runUntilComplete(String account, Instant until) {
        runUntil(() -> isComplete(account, until));
    }

    /** Whether it was told that an account is. */
    boolean isComplete(String account, Instant until) {
        return statuses().stream()
                .filter(status -> status.getString("subject").equals("account " + account))
                .map(status -> status.getString("watermark"))
                .anyMatch(mark -> mark != null && !Instant.parse(mark).isBefore(until));
    }

    /** Values of a topic, in order; without tombstones. */
    List<Struct> values(String topic) {
        return written("s." + topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> (Struct) record.value())
                .toList();
    }

    /** The last value of each key of a topic, as a compacted topic keeps them. */
    Map<String, Struct> last(String topic) {
        Map<String, Struct> last = new LinkedHashMap<>();
        for (SourceRecord record : written("s." + topic)) {
            if (record.value() == null) {
                last.remove((String) record.key());
            } else {
                last.put((String) record.key(), (Struct) record.value());
            }
        }
        return last;
    }

    List<Struct> statuses() {
        return values("status");
    }

    List<String> statusCodes(String subject) {
        return statusCodes("s.status", subject);
    }
}
