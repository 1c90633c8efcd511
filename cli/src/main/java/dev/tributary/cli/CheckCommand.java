package dev.tributary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a plugin's own check over files, without Kafka. */
@Command(
        name = "check",
        description = {
            "Reads files as a connector would and says what it would make of them, without Kafka.",
            "tributary check hl7 PATH... [--level none|fields|structure] [--rules FILE]",
            "                            [--strict] [--json] [--records]",
            "tributary check x12 PATH... [--partners FILE] [--strict] [--acks DIR] [--json]",
            "                            [--records] [--tree] [--duplicates] [--overlay FILE]",
            "                            [--rules FILE] [--code-lists DIR]"
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = "What the files hold: hl7 or x12.")
    private String format;

    /** Options too: they are the tool's, not ours. */
    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Files, folders and options of the check; --help shows them.")
    private List<String> arguments = List.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (format.startsWith("-")) {
            spec.commandLine().usage(System.out);
            return 0;
        }
        Home home = Home.fromLauncher();
        try (PluginTools tools = new PluginTools(home)) {
            return tools.run("check-" + format, arguments, System.out, System.err);
        }
    }
}
