package dev.tributary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Masks what comes in as the transform would, for trying a policy out. */
@Command(
        name = "mask",
        description = {
            "Masks standard input as the transform would, without Kafka.",
            "tributary mask --profile NAME | --policy FILE --format hl7|x12|fhir-json|json|text",
            "               [--report] < in > out; --help shows all options."
        })
final class MaskCommand implements Callable<Integer> {

    /** Options too: they are the tool's, not ours. */
    @Parameters(index = "0..*", paramLabel = "ARGUMENT", description = "Options of the tool.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        Home home = Home.fromLauncher();
        try (PluginTools tools = new PluginTools(home)) {
            return tools.run("mask", arguments, System.out, System.err);
        }
    }
}
