package dev.tributary.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person give a connector access to an account, by the tool of the provider's plugin. */
@Command(
        name = "authorize",
        description = {
            "Lets a person give a connector access to an account at a provider.",
            "tributary authorize PROVIDER --config FILE [--account NAME]",
            "                             [--port N | --redirect URI]",
            "tributary authorize list --config FILE",
            "tributary authorize revoke PROVIDER/ACCOUNT --config FILE [--forget]"
        })
final class AuthorizeCommand implements Callable<Integer> {

    private static final String TOOL = "authorize-";

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "As quickbooks; list; revoke.")
    private String what;

    /** Options too: they are the tool's, not ours. */
    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Options of the tool; --help shows them.")
    private List<String> arguments = List.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (what.startsWith("-")) {
            spec.commandLine().usage(System.out);
            return 0;
        }
        try (PluginTools tools = new PluginTools(Home.fromLauncher())) {
            return what.equals("revoke") ? revoke(tools) : run(tools, what, arguments);
        }
    }

    /** The provider's own tool does that: it knows where consents end. */
    private int revoke(PluginTools tools) {
        // It stands first: the values of options may look like one.
        String grant =
                arguments.stream()
                        .limit(1)
                        .filter(first -> first.matches("[a-z][a-z0-9-]*/.+"))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "Say which account, as 'tributary authorize list'"
                                                        + " shows it: tributary authorize revoke"
                                                        + " PROVIDER/ACCOUNT --config FILE"));
        List<String> all = new ArrayList<>(List.of("revoke"));
        all.addAll(arguments);
        return run(tools, grant.substring(0, grant.indexOf('/')), all);
    }

    private static int run(PluginTools tools, String tool, List<String> arguments) {
        return tools.run(TOOL + tool, arguments, System.out, System.err);
    }
}
