package dev.tributary.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Matches files, and keeps and explains what persons decide, by the tools of the sink's plugin. */
@Command(
        name = "reconcile",
        description = {
            "Matches files without Kafka, and works on what the sink has matched.",
            "tributary reconcile run --input FILE... --output FILE [--exceptions FILE]",
            "                        [--mapping FILE] [--rules FILE] [--groups FILE] [--rates FILE]",
            "                        [--source-kinds SOURCE:KIND,...]",
            "tributary reconcile explain ID|SOURCE:ID --database URL",
            "tributary reconcile confirm|reject|split|write-off ID --reason TEXT --database URL",
            "tributary reconcile withdraw DECISION --reason TEXT --database URL",
            "While the quickstart runs, its database is the one that is meant."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final List<String> OVER_A_DATABASE =
            List.of("confirm", "reject", "split", "write-off", "withdraw");

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "run, explain, confirm, reject, split, write-off or withdraw.")
    private String action;

    /** Options too: they are the tool's, not ours. */
    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Options of the action; --help shows them.")
    private List<String> arguments = List.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (action.startsWith("-")) {
            spec.commandLine().usage(System.out);
            return 0;
        }
        Home home = Home.fromLauncher();
        try (PluginTools tools = new PluginTools(home)) {
            if (action.equals("run")) {
                return tools.run("reconcile-run", arguments, System.out, System.err);
            }
            DatabaseOfQuickstart database = new DatabaseOfQuickstart(home);
            if (action.equals("explain")) {
                return tools.run(
                        "reconcile-explain",
                        database.unlessGiven(arguments),
                        System.out,
                        System.err);
            }
            if (!OVER_A_DATABASE.contains(action)) {
                throw new UserError(
                        "reconcile: run, explain, confirm, reject, split, write-off or withdraw,"
                                + " not "
                                + action
                                + ".");
            }
            List<String> all = new ArrayList<>(List.of(action));
            all.addAll(database.unlessGiven(arguments));
            return tools.run("reconcile-decide", all, System.out, System.err);
        }
    }
}
