package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.masking.detect.TextDetector;
import java.nio.file.Path;
import java.util.List;

/** The masking transforms and what they are made of. */
public final class MaskingFamily implements Family {

    @Override
    public String name() {
        return "masking";
    }

    @Override
    public String versions(Path root) {
        String version = TextDetector.class.getPackage().getImplementationVersion();
        return "tributary %s, java.util.regex of Java %s"
                .formatted(
                        version == null ? "unpackaged" : version,
                        System.getProperty("java.version"));
    }

    @Override
    public String method(Effort effort) {
        return """
               - **detector**: one thread of one JVM over %d synthetic clinical notes of about 1 KB \
               each (seed %d), a finding every 100 characters or so; megabytes of text per second of \
               the whole JVM's CPU time, so that collecting garbage counts. The peer: twelve \
               `java.util.regex` patterns for the same classes, each over the whole text, with \
               neither validators nor word lists. Warm-up: %s of each.
               - **maskfield**: records of twelve fields, three of them blanked by Kafka's MaskField \
               and by MaskPii with three paths; before measuring, both must give equal records.
               - **clinical**: the HealthcareRecords of the messages of the hl7 family (ADT, and ORU \
               with 5 to 40 results), raw message included; key, value and headers in one pass.
               - **actions**: a flat record with one rule, less the same record without any.
               - **wire**: the same HealthcareRecords from a source that has them ready, through a \
               worker of Kafka 4.3 (the transform from its ZIP) to a broker on the same machine, as \
               JSON without schemas; clear, pseudonymised and by safe harbor in turn, the others \
               paused. Masked records have other sizes, which counts too. Warm-up: %s of each.
               """
                .formatted(
                        Detector.NOTES,
                        Detector.SEED,
                        effort.quick() ? "3 s" : "15 s",
                        effort.quick() ? "4 s" : "20 s");
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(
                new BesideMaskField(),
                new Clinical(),
                new Actions(),
                new Detector(),
                new OnTheWire());
    }
}
