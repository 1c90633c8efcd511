package dev.tributary.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a JVM like our own. */
final class JavaCommand {

    /**
     * Ctrl-C reaches all processes of a terminal at once. The servers ignore it, so that we can
     * stop them in order: the worker while its broker still answers.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private JavaCommand() {}

    static List<String> of(
            String loggingArgument,
            List<String> jvmArguments,
            String classPath,
            String mainClass,
            String... args) {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(loggingArgument);
        command.addAll(jvmArguments);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(List.of(args));
        return command;
    }
}
