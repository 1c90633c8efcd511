package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.VersionLogger;
import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.cluster.KafkaDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** The HL7 source, alone and beside its peers. */
public final class Hl7Family implements Family {

    @Override
    public String name() {
        return "hl7";
    }

    @Override
    public String versions(Path root) throws IOException {
        return "tributary %s, HAPI HL7v2 %s, %s, Connect's API in the parse benchmark %s"
                .formatted(
                        implementation(Hl7Family.class),
                        VersionLogger.getVersion(),
                        "broker, worker and HAPI's producer of Kafka " + kafka(root),
                        AppInfoParser.getVersion());
    }

    private static String kafka(Path root) throws IOException {
        Pattern jar = Pattern.compile("kafka-clients-(.+)\\.jar");
        try (Stream<Path> jars = Files.list(KafkaDistribution.kafka43(root).libs())) {
            return jars.map(file -> jar.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String implementation(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public String method(Effort effort) {
        return """
               Messages: synthetic ADT^A01, A08, A03 and ORU^R01 with 5 to 40 OBX, 0.8 to 5 KB, \
               versions 2.3 and 2.5.1, letters beyond ASCII in most; seed %d.

               - **parse**: one thread of one JVM, messages per second of the whole JVM's CPU time, \
               so that collecting garbage counts. HAPI: PipeParser and Terser, one parser, no \
               validation, fields that were not sent are not asked for. Before measuring, both sides \
               must make the same record of every message, field by field.
               - **end to end**: broker, worker (plugin from the built ZIP) and senders share the \
               machine. Each message is new, each acknowledgement must accept the message whose turn \
               it is, and the topic must hold all that were accepted. Client and connector: \
               `producer.override.linger.ms=0`. A time runs from before the write to after the \
               acknowledgement was read.
               - **ceiling**: a source in the same worker that repeats ready records of the same \
               shape, with the same converters, batch size and headers; paused while ours runs.
               - **Camel**: camel-mllp and camel-kafka 4.14.0 in a process of their own; the route \
               acknowledges when the message's text is in Kafka.
               - **HAPI's server**: a process with the worker's JVM settings and Kafka client; waits \
               for its producer before it acknowledges.
               - **exactly once**: the broker has `add.partitions.to.txn.retry.backoff.ms=1`, the \
               connector an offsets topic of its own.
               - Warm-up: %s before the first round of each.
               """
                .formatted(
                        ParseAndMap.SEED,
                        effort.quick()
                                ? "2 to 4 s only, so rates are far below those of a full run,"
                                : "15 to 20 s");
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(
                new ParseAndMap(),
                new LockStep(),
                new ExactlyOnce(),
                new ManySenders(),
                new BesideCamel(),
                new IdleConnections());
    }
}
