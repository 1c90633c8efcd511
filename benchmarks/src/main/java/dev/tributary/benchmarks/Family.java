package dev.tributary.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The benchmarks of one connector. */
public interface Family {

    /** As it is named on the command line. */
    String name();

    /**
     * What takes part, with versions.
     *
     * @param root the project's folder, built
     */
    String versions(Path root) throws IOException;

    /** Remarks on how it is measured, as Markdown. */
    String method(Effort effort);

    /** Its benchmarks, in the order in which they run. */
    List<Benchmark> benchmarks();

    /** Measures one figure or several that belong together. */
    interface Benchmark {

        /** As it is named by {@code --only}. */
        String name();

        /** Measures; every figure that it returns was measured in this call. */
        List<Figure> run(Context context) throws Exception;
    }

    /**
     * What a benchmark is given.
     *
     * @param root the project's folder, built
     * @param folder an empty folder of the benchmark's own
     * @param effort how long to measure
     */
    record Context(Path root, Path folder, Effort effort) {}
}
