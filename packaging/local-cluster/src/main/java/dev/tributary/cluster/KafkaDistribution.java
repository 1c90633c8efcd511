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
 */
public record KafkaDistribution(String name, Path libs, Logging logging) {

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
        return new KafkaDistribution("Kafka 4.3", libsOf(root, "kafka-4.3"), Logging.LOG4J2);
    }

    /** The oldest release that the plugins support. */
    public static KafkaDistribution kafka39(Path root) {
        return new KafkaDistribution("Kafka 3.9", libsOf(root, "kafka-3.9"), Logging.RELOAD4J);
    }

    private static Path libsOf(Path root, String module) {
        return root.resolve("packaging").resolve(module).resolve("target").resolve("libs");
    }

    /** Writes the logging settings into a folder and returns the JVM argument that names them. */
    String loggingArgument(Path folder) throws IOException {
        Path file = folder.resolve(logging.fileName);
        Files.writeString(file, logging.content);
        return "-D" + logging.systemProperty + "=" + file.toUri();
    }

    /** The class path argument; fails with the remedy where the jars were not collected yet. */
    String classPath() {
        if (!Files.isDirectory(libs)) {
            throw new ClusterException(
                    name + " is not built: " + libs + " is missing; run mvn package first");
        }
        return libs.resolve("*").toString();
    }

    /** The command that runs one of Kafka's main classes. */
    List<String> command(Path folder, List<String> jvmArguments, String mainClass, String... args)
            throws IOException {
        return JavaCommand.of(loggingArgument(folder), jvmArguments, classPath(), mainClass, args);
    }
}
