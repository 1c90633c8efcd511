package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.HapiContext;
import dev.tributary.benchmarks.CpuTime;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import dev.tributary.hl7.validate.ValidationLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Struct;

/** From a message's bytes to its record: our interpreter and HAPI, on one thread. */
final class ParseAndMap implements Family.Benchmark {

    static final long SEED = 20_261_123;
    private static final int MESSAGES = 500;
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final List<byte[]> messages =
            new MessageGenerator(SEED)
                    .mix(MESSAGES).stream().map(sample -> sample.withId(1)).toList();
    private Struct last; // keeps the results reachable, so that making them cannot be left out

    /** Turns one message into its record. */
    @FunctionalInterface
    private interface Reader {
        Struct read(byte[] message) throws Exception;
    }

    @Override
    public String name() {
        return "parse";
    }

    /** Our interpreter, at a time that stands still. */
    static Struct ours(Interpreter interpreter, byte[] message) {
        if (interpreter.interpret(message, NOW) instanceof Interpreted.Accepted accepted) {
            return accepted.value();
        }
        throw new IllegalStateException("a generated message was refused");
    }

    static Interpreter interpreter() {
        ConfigDef def = new ConfigDef();
        MessageOptions.define(def);
        Map<String, String> zone = Map.of(MessageOptions.TIMEZONE_DEFAULT, ZONE.toString());
        return new Interpreter(
                MessageOptions.from(new AbstractConfig(def, zone, false)),
                // HAPI's side validates nothing either.
                new MessageValidator(
                        new Hl7ValidationOptions(
                                ValidationLevel.NONE, Hl7ValidationOptions.DEFAULTS.common())),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Struct hapis(HapiReader reader, byte[] message) throws Exception {
        return reader.read(message, NOW, NOW);
    }

    static HapiReader reader(HapiContext context) {
        return new HapiReader(context, ZONE);
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        try (HapiContext hapi = HapiReader.context()) {
            Interpreter interpreter = interpreter();
            HapiReader hapiReader = reader(hapi);
            Reader ours = message -> ours(interpreter, message);
            Reader peer = message -> hapis(hapiReader, message);
            requireEqual(ours, peer);

            Duration warmUp = context.effort().seconds(15, 5);
            Duration round = context.effort().seconds(2, 0.5);
            rate(ours, warmUp);
            rate(peer, warmUp);
            PairedRounds rounds =
                    PairedRounds.run(
                            context.effort().count(9, 4),
                            () -> rate(ours, round),
                            () -> rate(peer, round));
            return List.of(
                    Figure.of(
                            "parse_map_ratio_to_hapi",
                            "x",
                            rounds.ratios(),
                            "messages per CPU-second, ours over HAPI's"),
                    Figure.of(
                            "parse_map_msgs_per_cpu_s",
                            "msg/s",
                            rounds.first(),
                            "ours, bytes to record"),
                    Figure.of(
                            "hapi_parse_map_msgs_per_cpu_s",
                            "msg/s",
                            rounds.second(),
                            "HAPI's PipeParser and Terser, bytes to the equal record"));
        }
    }

    private void requireEqual(Reader ours, Reader peer) throws Exception {
        for (byte[] message : messages) {
            List<String> differences =
                    SameFields.differences(ours.read(message), peer.read(message));
            if (!differences.isEmpty()) {
                throw new IllegalStateException("HAPI reads otherwise: " + differences);
            }
        }
    }

    /**
     * Messages per second of this JVM's CPU time, garbage collection included.
     *
     * @param duration in CPU time too, so that a busy machine warms up and measures as much
     */
    private double rate(Reader reader, Duration duration) throws Exception {
        System.gc();
        long count = 0;
        long start = CpuTime.nanos();
        long cpu;
        do {
            for (byte[] message : messages) {
                last = reader.read(message);
            }
            count += messages.size();
            cpu = CpuTime.nanos() - start;
        } while (cpu < duration.toNanos());
        if (last == null) {
            throw new IllegalStateException("nothing was read");
        }
        return count * 1e9 / cpu;
    }
}
