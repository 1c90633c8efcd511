package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import java.util.List;

/** The HL7 source, alone and beside its peers. */
public final class Hl7Family implements Family {

    @Override
    public String name() {
        return "hl7";
    }

    @Override
    public String versions() {
        return "HAPI " + "x";
    }

    @Override
    public String method(Effort effort) {
        return "";
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(
                new ParseAndMap(),
                new LockStep(),
                new ExactlyOnce(),
                new ManySenders(),
                new IdleConnections());
    }
}
