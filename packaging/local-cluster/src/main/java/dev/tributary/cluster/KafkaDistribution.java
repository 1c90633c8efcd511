package dev.tributary.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The jars of one Kafka release, and how that release is told where to log.
 *
 * @param name as it is shown to people
 * @param libs folder with all jars of broker and worker
 * @param logging which back end is among the jars
 * @param connectLogging how we ship the logging of a worker of that release
 */
public record KafkaDistribution(String name, Path libs, Logging logging, Path connectLogging) {

    /** The logging back ends that Kafka releases come with. */
    public enum Logging {
        LOG4J2(
                "log4j2.configurationFile",
                "log4j2.properties",
                """
                status = error
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = [%d] %p %X{connector.context}%m (%c)%n
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                """),
        RELOAD4J(
                "log4j.configuration",
                "log4j.properties",
                """
                log4j.rootLogger=INFO, console
                log4j.appender.console=org.apache.log4j.ConsoleAppender
                log4j.appender.console.layout=org.apache.log4j.PatternLayout
                log4j.appender.console.layout.ConversionPattern=[%d] %p %X{connector.context}%m (%c)%n
                """);

        private final String systemProperty;
        private final String fileName;
        private final String content;

        Logging(String systemProperty, String fileName, String content) {
            this.systemProperty = systemProperty;
            this.fileName = fileName;
            this.content = content;
        }
    }

    /** The release that the quickstart and most tests run. */
    public static KafkaDistribution kafka43(Path root) {
        return new KafkaDistribution(
                "Kafka 4.3",
                libsOf(root, "kafka-4.3"),
                Logging.LOG4J2,
                loggingOf(root, "connect-log4j2.yaml"));
    }

    /** The oldest release that the plugins support. */
    public static KafkaDistribution kafka39(Path root) {
        return new KafkaDistribution(
                "Kafka 3.9",
                libsOf(root, "kafka-3.9"),
                Logging.RELOAD4J,
                loggingOf(root, "connect-log4j.properties"));
    }

    private static Path libsOf(Path root, String module) {
        return root.resolve("packaging").resolve(module).resolve("target").resolve("libs");
    }

    private static Path loggingOf(Path root, String file) {
        return root.resolve("packaging").resolve("logging").resolve(file);
    }

    /** Writes the logging settings of a broker or a tool into a folder. */
    Path plainLogging(Path folder) throws IOException {
        return Files.writeString(folder.resolve(logging.fileName), logging.content);
    }

    /** The class path argument; fails with the remedy where the jars were not collected yet. */
    String classPath() {
        if (!Files.isDirectory(libs)) {
            throw new ClusterException(
                    name + " is not built: " + libs + " is missing; run mvn package first");
        }
        return libs.resolve("*").toString();
    }

    /** The command that runs one of Kafka's main classes, logging as a file says. */
    List<String> command(
            Path loggingFile, List<String> jvmArguments, String mainClass, String... args) {
        return JavaCommand.of(
                "-D" + logging.systemProperty + "=" + loggingFile.toUri(),
                jvmArguments,
                classPath(),
                mainClass,
                args);
    }
}
