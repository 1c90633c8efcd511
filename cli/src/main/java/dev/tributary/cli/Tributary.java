package dev.tributary.cli;

import dev.tributary.cluster.ClusterException;
import dev.tributary.cluster.ConnectRestException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code tributary} command. */
@Command(
        name = "tributary",
        mixinStandardHelpOptions = true,
        versionProvider = Tributary.Version.class,
        description = "Brings healthcare and finance systems into Kafka.",
        subcommands = {
            QuickstartCommand.class,
            SendHl7Command.class,
            CheckCommand.class,
            MaskCommand.class,
            KeysCommand.class,
            AuthorizeCommand.class,
            ReconcileCommand.class,
            StatementCommand.class
        },
        footer = {
            "",
            "The launcher itself knows one more: tributary clean stops what still runs and removes"
                    + " everything that the command has written (.tributary)."
        })
public final class Tributary {
    static final int FAILED = 1;

    /** Commands that hand their options on to a plugin's tool. */
    private static final List<String> PASSED_ON =
            List.of("check", "mask", "keys", "authorize", "reconcile", "statement");

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Tributary());
        for (String ofPlugins : PASSED_ON) {
            commandLine
                    .getSubcommands()
                    .get(ofPlugins)
                    .setStopAtPositional(true)
                    .setUnmatchedOptionsArePositionalParams(true);
        }
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> {
                            if (failure instanceof UserError
                                    || failure instanceof ClusterException
                                    || failure instanceof ConnectRestException) {
                                command.getErr().println(failure.getMessage());
                                return FAILED;
                            }
                            throw failure;
                        });
    }

    /** Reads the version that the build wrote into our jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tributary.class.getPackage().getImplementationVersion();
            return new String[] {"tributary " + (version == null ? "(not packaged)" : version)};
        }
    }
}
