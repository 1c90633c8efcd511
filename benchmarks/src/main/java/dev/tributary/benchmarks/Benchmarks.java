package dev.tributary.benchmarks;

import dev.tributary.benchmarks.api.ApiFamily;
import dev.tributary.benchmarks.hl7.Hl7Family;
import dev.tributary.benchmarks.masking.MaskingFamily;
import dev.tributary.benchmarks.reconcile.ReconcileFamily;
import dev.tributary.benchmarks.x12.X12Family;
import dev.tributary.cluster.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a family of benchmarks: prints its figures, and rewrites its part of RESULTS.md.
 *
 * <p>A benchmark that fails leaves its figures out, and the run ends with status 1.
 */
public final class Benchmarks {

    private static final List<Family> FAMILIES =
            List.of(
                    new Hl7Family(),
                    new MaskingFamily(),
                    new X12Family(),
                    new ApiFamily(),
                    new ReconcileFamily());

    private final Path root;
    private final Family family;
    private final Effort effort;
    private final Set<String> only;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    private Benchmarks(Path root, Family family, Effort effort, Set<String> only) {
        this.root = root;
        this.family = family;
        this.effort = effort;
        this.only = only;
    }

    /** Arguments: {@code FAMILY [--quick] [--only NAME,NAME]}. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(System.getProperty("tributary.home", ".")).toAbsolutePath();
        Optional<Family> family = Optional.empty();
        boolean quick = false;
        Set<String> only = Set.of();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--quick")) {
                quick = true;
            } else if (arg.equals("--only") && i + 1 < args.length) {
                only = Set.of(args[++i].split(","));
            } else {
                family = FAMILIES.stream().filter(f -> f.name().equals(arg)).findFirst();
                if (family.isEmpty()) {
                    usage();
                }
            }
        }
        if (family.isEmpty()) {
            usage();
        }
        System.exit(new Benchmarks(root, family.get(), new Effort(quick), only).run());
    }

    private static void usage() {
        System.err.println("usage: benchmarks/run.sh FAMILY [--quick] [--only NAME,NAME]");
        for (Family family : FAMILIES) {
            System.err.println("  " + family.name() + ": " + names(family));
        }
        System.exit(2);
    }

    private static String names(Family family) {
        return family.benchmarks().stream()
                .map(Family.Benchmark::name)
                .collect(Collectors.joining(" "));
    }

    private int run() throws IOException {
        String loadBefore = Machine.load();
        for (Family.Benchmark benchmark : family.benchmarks()) {
            if (only.isEmpty() || only.contains(benchmark.name())) {
                measure(benchmark);
            }
        }
        if (only.isEmpty()) {
            String part = family.name() + (effort.quick() ? " --quick" : "");
            new ResultsFile(root.resolve("benchmarks").resolve("RESULTS.md"))
                    .replace(part, report(part, loadBefore));
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private void measure(Family.Benchmark benchmark) throws IOException {
        System.err.println("measuring " + benchmark.name() + " ...");
        Path folder = root.resolve(".tributary").resolve("benchmarks").resolve(benchmark.name());
        FileTree.delete(folder);
        Files.createDirectories(folder);
        try {
            List<Figure> measured = benchmark.run(new Family.Context(root, folder, effort));
            measured.forEach(figure -> System.out.println(figure.line()));
            figures.addAll(measured);
            FileTree.delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.put(benchmark.name(), "interrupted");
        } catch (Exception e) {
            // The other benchmarks still have something to say.
            e.printStackTrace();
            failures.put(benchmark.name(), e.toString());
        }
    }

    private String report(String part, String loadBefore) throws IOException {
        StringBuilder out = new StringBuilder();
        out.append("## ").append(part).append("\n\n");
        out.append("- Command: `benchmarks/run.sh ").append(part).append("`\n");
        out.append("- When: ").append(Instant.now().truncatedTo(ChronoUnit.SECONDS)).append('\n');
        out.append("- Machine: ").append(Machine.describe()).append('\n');
        out.append("- Load average: ")
                .append(loadBefore)
                .append(" before, ")
                .append(Machine.load())
                .append(" after\n");
        out.append("- Versions: ").append(family.versions(root)).append("\n\n");
        out.append("| figure | median | min–max | rounds | unit | what |\n");
        out.append("|---|---|---|---|---|---|\n");
        figures.forEach(figure -> out.append(figure.row()).append('\n'));
        if (!failures.isEmpty()) {
            out.append("\nNot measured, because it failed: ")
                    .append(String.join(", ", failures.keySet()))
                    .append(".\n");
        }
        return out.append('\n').append(family.method(effort)).toString();
    }
}
