package dev.tributary.reconcile.tool;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.map.MappingFile;
import dev.tributary.reconcile.map.RecordMapper;
import dev.tributary.reconcile.rule.ExchangeRates;
import dev.tributary.reconcile.rule.RuleSets;
import dev.tributary.reconcile.rule.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.spi.ToolProvider;
import org.apache.kafka.common.KafkaException;

/**
 * {@code reconcile-run [--rules FILE] [--mapping FILE] [--groups FILE] [--rates FILE]
 * [--source-kinds LIST] --input FILE… --output FILE [--exceptions FILE]}: reconciles files by the
 * sink's own engine, without Kafka and without a database.
 *
 * <p>Ends with 0 when all lines could be read, 1 when some could not, 2 when it could not be run as
 * asked. No value of the files is printed.
 */
public final class RunReconcile implements ToolProvider {

    private static final String NAME = "reconcile-run";
    private static final String USAGE =
            """
            --input FILE...    our records as JSON lines, or foreign ones that the mapping reads;
                               .csv with a line of names too
            --output FILE      a line of JSON for each match
            --exceptions FILE  a line for each exception; without it beside the matches
            --mapping FILE     how foreign records become entries
            --source-kinds LIST  what kind of system other sources are, as source.kinds
            --rules FILE       your settings of the rules, as rules.file
            --groups FILE      which accounts belong together, as account.groups
            --rates FILE       exchange rates by day, as exchange.rates""";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            out.flush();
            return 0;
        }
        try {
            return run(RunArguments.of(List.of(args)), out, err);
        } catch (IllegalArgumentException | KafkaException e) {
            err.println(NAME + ": " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println(NAME + ": cannot read or write " + e.getMessage());
        }
        err.flush();
        return 2;
    }

    private static int run(RunArguments asked, PrintWriter out, PrintWriter err)
            throws IOException {
        ExchangeRates rates = asked.rates().map(ExchangeRates::read).orElse(ExchangeRates.none());
        RuleSet rules =
                asked.rules().isPresent()
                        ? RuleSets.read(asked.rules().get(), rates)
                        : RuleSets.exact(Settings.DEFAULTS, rates);
        AccountGroups groups = asked.groups().map(AccountGroups::read).orElse(AccountGroups.none());
        InputFiles files =
                new InputFiles(
                        RecordMapper.of(
                                asked.mapping().map(MappingFile::read), asked.sourceKinds()));
        FileRun run = new FileRun();
        for (Path input : asked.inputs()) {
            files.read(input, run::take);
        }
        run.match(rules, groups);
        write(asked.output(), run.matches(), RunLines::of);
        write(asked.exceptions(), run.exceptions(), RunLines::of);
        summary(run, asked, rules, out);
        run.issues().forEach(err::println);
        err.flush();
        return run.badCount() == 0 ? 0 : 1;
    }

    private static <T> void write(Path file, List<T> items, Function<T, String> line)
            throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (T item : items) {
                writer.write(line.apply(item));
                writer.newLine();
            }
        }
    }

    private static void summary(FileRun run, RunArguments asked, RuleSet rules, PrintWriter out) {
        out.println(
                run.entryCount()
                        + " entries, "
                        + run.badCount()
                        + " lines that could not be read; rules "
                        + rules.version());
        run.ignored()
                .forEach((reason, count) -> out.println("  passed over: " + count + " " + reason));
        out.println("matches: " + run.matches().size() + " in " + asked.output());
        Map<String, Integer> matches = new TreeMap<>();
        for (Match match : run.matches()) {
            matches.merge(match.kind().word() + " " + match.status(), 1, Integer::sum);
        }
        matches.forEach((kind, count) -> out.println("  " + kind + " " + count));
        List<Finding> exceptions = run.exceptions();
        out.println(
                "exceptions: "
                        + exceptions.size()
                        + " in "
                        + asked.exceptions()
                        + "; awaited: "
                        + run.awaited());
        Map<String, Integer> kinds = new TreeMap<>();
        exceptions.forEach(
                e -> kinds.merge(e.kind() + " " + e.matchKind().word(), 1, Integer::sum));
        kinds.forEach((kind, count) -> out.println("  " + kind + " " + count));
        out.flush();
    }
}
