package dev.tributary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the statement of an account, by the tool of the sink's plugin. */
@Command(
        name = "statement",
        description = {
            "Prints the statement of an account as JSON: its movements, and how many are matched.",
            "tributary statement SOURCE:ACCOUNT [--from DAY] [--to DAY] --database URL",
            "While the quickstart runs, its database is the one that is meant."
        })
final class StatementCommand implements Callable<Integer> {

    /** Options too: they are the tool's, not ours. */
    @Parameters(index = "0..*", paramLabel = "ARGUMENT", description = "Account and options.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        Home home = Home.fromLauncher();
        try (PluginTools tools = new PluginTools(home)) {
            return tools.run(
                    "reconcile-statement",
                    new DatabaseOfQuickstart(home).unlessGiven(arguments),
                    System.out,
                    System.err);
        }
    }
}
