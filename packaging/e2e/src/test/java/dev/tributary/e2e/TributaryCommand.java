package dev.tributary.e2e;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built {@code tributary} command, as its launcher starts it when nothing is to be built. */
final class TributaryCommand {

    private TributaryCommand() {}

    /** Runs it to its end, with its data in a folder of the test's own. */
    static CommandLineRun run(Path data, Duration limit, List<String> arguments) {
        try (RunningCommand command = start(data, arguments)) {
            return command.awaitEnd(limit);
        }
    }

    static RunningCommand start(Path data, List<String> arguments) {
        Path target = Build.ROOT.resolve("cli/target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dtributary.home=" + Build.ROOT);
        command.add("-Dtributary.data=" + data);
        command.add("-cp");
        command.add(
                String.join(
                        File.pathSeparator,
                        target.resolve("*").toString(),
                        target.resolve("libs/*").toString()));
        command.add("dev.tributary.cli.Tributary");
        command.addAll(arguments);
        return RunningCommand.start(Build.ROOT, Map.of("PATH", "/usr/bin:/bin"), command);
    }
}
