package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.ceiling.CeilingConnector;
import dev.tributary.benchmarks.ceiling.RecordFile;
import dev.tributary.benchmarks.hl7.ClinicalRecords;
import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.HubZip;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.PluginZips;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What reaches a broker with the transform and without: one worker, one trivial source three times,
 * each in turn while the others are paused. The transform is loaded from its ZIP.
 */
final class OnTheWire implements Family.Benchmark {

    private static final String POLICY_HEADER = "tributary.masking.policy";

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        try (LocalCluster cluster = cluster(context)) {
            cluster.start();
            return measure(cluster, context);
        }
    }

    private static List<Figure> measure(LocalCluster cluster, Family.Context context)
            throws IOException {
        Path records = context.folder().resolve("clinical.records");
        write(records);
        String pseudonymised = Masks.keyed(context.folder(), "\"profile\": \"pseudonymised\"");
        try (CeilingConnector clear = CeilingConnector.start(cluster, "clear", records, Map.of());
                CeilingConnector tokens =
                        CeilingConnector.start(
                                cluster, "pseudonymised", records, mask(pseudonymised));
                CeilingConnector safeHarbor =
                        CeilingConnector.start(
                                cluster, "safe-harbor", records, mask("hipaa-safe-harbor"))) {
            requireMasked(cluster, "pseudonymised");
            requireMasked(cluster, "safe-harbor");
            return inTurn(clear, tokens, safeHarbor, context.effort());
        }
    }

    private static List<Figure> inTurn(
            CeilingConnector clear,
            CeilingConnector tokens,
            CeilingConnector safeHarbor,
            Effort effort) {
        Duration warmUp = effort.seconds(20, 4);
        Duration round = effort.seconds(5, 1.5);
        for (CeilingConnector each : List.of(clear, tokens, safeHarbor)) {
            each.rate(warmUp);
        }
        List<Double> rates = new ArrayList<>();
        List<Double> tokenShares = new ArrayList<>();
        List<Double> safeHarborShares = new ArrayList<>();
        for (int i = 0; i < effort.count(7, 3); i++) {
            double rate = clear.rate(round);
            rates.add(rate);
            tokenShares.add(tokens.rate(round) / rate);
            safeHarborShares.add(safeHarbor.rate(round) / rate);
        }
        return List.of(
                Figure.of(
                        "wire_records_per_s",
                        "record/s",
                        rates,
                        "HealthcareRecords from a source that has them ready to the broker, clear"),
                Figure.of(
                        "wire_pseudonymised_share",
                        "share",
                        tokenShares,
                        "the same through MaskPii, profile pseudonymised, over that"),
                Figure.of(
                        "wire_safe_harbor_share",
                        "share",
                        safeHarborShares,
                        "the same through MaskPii, profile hipaa-safe-harbor, over that"));
    }

    private static LocalCluster cluster(Family.Context context) throws IOException {
        Path plugins = Files.createDirectories(context.folder().resolve("plugins"));
        CeilingConnector.install(plugins);
        Path zip =
                new PluginZips(context.root())
                        .of("masking-smt")
                        .orElseThrow(() -> new IOException("the transform's ZIP is not built"));
        HubZip.open(zip).installInto(plugins);
        return LocalCluster.in(
                context.folder(),
                KafkaDistribution.kafka43(context.root()),
                BrokerSettings.onPort(Ports.free()).withJvmArguments("-XX:TieredStopAtLevel=4"),
                WorkerSettings.named("worker", Ports.free(), List.of(plugins)));
    }

    private static void write(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        List<Struct> values = new ArrayList<>();
        for (SourceRecord record : ClinicalRecords.make()) {
            keys.add((String) record.key());
            values.add((Struct) record.value());
        }
        RecordFile.write(file, keys, values);
    }

    private static Map<String, String> mask(String policy) {
        return Map.of(
                "transforms", "mask",
                "transforms.mask.type", "dev.tributary.masking.MaskPii",
                "transforms.mask.policy", policy);
    }

    private static void requireMasked(LocalCluster cluster, String topic) {
        TopicRecord first =
                cluster.reader().await(topic, Position.START, 1, Duration.ofSeconds(20)).get(0);
        if (first.header(POLICY_HEADER).isEmpty()) {
            throw new IllegalStateException("the records of " + topic + " are not masked");
        }
    }
}
