package dev.tributary.x12.front;

import dev.tributary.commons.config.ConfigFindings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What must hold among the options of the input. */
public final class InputRules {

    private InputRules() {}

    /**
     * Refuses, when a user sets them, options that do not go together.
     *
     * @param acknowledgements where acknowledgements are written
     */
    public static void check(
            Map<String, String> props, Optional<String> acknowledgements, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        InputOptions.define(own);
        if (findings.passed(own.names().toArray(new String[0]))) {
            broken(InputOptions.from(new AbstractConfig(own, props, false)), acknowledgements)
                    .forEach(findings::error);
        }
    }

    /** The same for a task, which gets its configuration without {@code validate}. */
    public static void check(InputOptions options, Optional<String> acknowledgements) {
        broken(options, acknowledgements)
                .forEach(
                        (option, message) -> {
                            throw new ConfigException(option + ": " + message);
                        });
    }

    private static Map<String, String> broken(
            InputOptions options, Optional<String> acknowledgements) {
        Map<String, String> broken = new LinkedHashMap<>();
        apart(options, InputOptions.FINISHED_PATH, options.finished(), broken);
        apart(options, InputOptions.ERROR_PATH, options.error(), broken);
        acknowledgements.ifPresent(path -> apart(options, "ack.output.path", path, broken));
        if (options.scheme() == InputOptions.Scheme.SFTP) {
            server(options.sftp(), broken);
        }
        return broken;
    }

    private static void apart(
            InputOptions options, String option, String directory, Map<String, String> broken) {
        try {
            Path root = Path.of(options.path()).normalize();
            Path other = root.resolve(directory).normalize();
            if (root.startsWith(other)) {
                broken.put(
                        option,
                        "it is input.path or lies around it, so that what is written there would be"
                                + " read again: name a directory beside or below input.path");
            }
        } catch (InvalidPathException unusable) {
            broken.put(option, "it or input.path is no path of a directory");
        }
    }

    private static void server(SftpOptions sftp, Map<String, String> broken) {
        if (sftp.host() == null) {
            broken.put(SftpOptions.HOST, "input.scheme=sftp needs it: the name of the server");
        }
        if (sftp.user() == null) {
            broken.put(SftpOptions.USER, "input.scheme=sftp needs it: the account on the server");
        }
        if (sftp.password().isEmpty() && sftp.privateKey().isEmpty()) {
            broken.put(
                    SftpOptions.PRIVATE_KEY,
                    "input.scheme=sftp needs sftp.private.key or sftp.password to log in");
        }
        if (sftp.knownHosts() == null) {
            broken.put(
                    SftpOptions.KNOWN_HOSTS,
                    "input.scheme=sftp needs it: a file with the server's public key, such as"
                            + " ssh-keyscan prints; without it anybody could pass for the server");
        }
    }
}
