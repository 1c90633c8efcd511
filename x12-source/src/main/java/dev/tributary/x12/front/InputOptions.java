package dev.tributary.x12.front;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Which files are read, and what becomes of them.
 *
 * @param scheme where they lie
 * @param path the directory that is watched
 * @param glob which names are read
 * @param recursive whether folders in it are looked into
 * @param stable how long a file must not have changed
 * @param doneMarker what is added to a file's name to make the name of the file that says that it
 *     is complete; empty where there is none
 * @param after what becomes of a file when its records are in Kafka
 * @param finished where it goes then
 * @param error where a file goes of which nothing could be used
 * @param interval how long between two looks into the directory
 * @param sftp the server, where the scheme is SFTP
 */
public record InputOptions(
        Scheme scheme,
        String path,
        String glob,
        boolean recursive,
        Duration stable,
        Optional<String> doneMarker,
        After after,
        String finished,
        String error,
        Duration interval,
        SftpOptions sftp) {

    public static final String SCHEME = "input.scheme";
    public static final String PATH = "input.path";
    public static final String GLOB = "input.glob";
    public static final String RECURSIVE = "input.recursive";
    public static final String STABLE_MS = "input.stable.ms";
    public static final String DONE_MARKER = "input.done.marker";
    public static final String AFTER = "input.after";
    public static final String FINISHED_PATH = "input.finished.path";
    public static final String ERROR_PATH = "input.error.path";
    public static final String INTERVAL_MS = "input.interval.ms";

    private static final String GROUP = "Input";

    /** Where files lie. */
    public enum Scheme {
        /** On the worker's machine, or mounted there. */
        FILE,
        /** On an SFTP server. */
        SFTP
    }

    /** What becomes of a file when its records are in Kafka. */
    public enum After {
        MOVE,
        DELETE,
        KEEP
    }

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, GROUP)
                .option(SCHEME)
                .oneOf(Scheme.class)
                .defaultsTo(Scheme.FILE)
                .importance(HIGH)
                .doc(
                        "Where the files lie: `file` for a directory that every worker sees, `sftp`"
                                + " for a directory of an SFTP server.")
                .option(PATH)
                .required()
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "The directory that is watched for files of X12 interchanges, plain, .gz or"
                                + " .zip.")
                .option(GLOB)
                .defaultsTo("*")
                .validator(
                        Valid.readableBy(
                                "a pattern of file names, such as *.edi or *.{x12,835}",
                                InputOptions::checkGlob))
                .doc(
                        "Which names are read, as a shell writes it; names that begin with a dot"
                                + " never are.")
                .option(RECURSIVE)
                .type(BOOLEAN)
                .defaultsTo(false)
                .doc("Whether folders in the directory are looked into as well.");
        defineWhen(def);
        defineAfter(def);
        SftpOptions.define(def);
    }

    private static void defineWhen(ConfigDef def) {
        ConfigGroup.in(def, GROUP)
                .option(STABLE_MS)
                .type(LONG)
                .defaultsTo(5_000L)
                .validator(Valid.atLeast(0))
                .doc(
                        "For how many milliseconds a file's size and time must not have changed"
                                + " before it is read; 0 only where files are moved into the"
                                + " directory whole.")
                .option(DONE_MARKER)
                .validator(Valid.notBlank())
                .doc(
                        "An ending, such as `.done`: a file is read only when a second one lies"
                                + " beside it whose name has that ending behind it, as"
                                + " `claims.edi.done` for `claims.edi`.")
                .option(INTERVAL_MS)
                .type(LONG)
                .defaultsTo(1_000L)
                .validator(Valid.atLeast(10))
                .importance(LOW)
                .doc("How many milliseconds lie between two looks into the directory.");
    }

    private static void defineAfter(ConfigDef def) {
        ConfigGroup.in(def, GROUP)
                .option(AFTER)
                .oneOf(After.class)
                .defaultsTo(After.MOVE)
                .doc(
                        "What becomes of a file when all its records are in Kafka: `move` it to"
                                + " `input.finished.path`, `delete` it, or `keep` it where it is,"
                                + " which makes each look into the directory longer. A file of"
                                + " which nothing could be used goes to `input.error.path` unless"
                                + " files are kept.")
                .option(FINISHED_PATH)
                .defaultsTo("finished")
                .validator(Valid.notBlank())
                .dependsOn(AFTER)
                .doc(
                        "Where files go whose records are in Kafka; absolute, or below"
                                + " `input.path`.")
                .option(ERROR_PATH)
                .defaultsTo("error")
                .validator(Valid.notBlank())
                .dependsOn(AFTER)
                .doc(
                        "Where files go of which nothing could be used; absolute, or below"
                                + " `input.path`.");
    }

    private static void checkGlob(String glob) {
        FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    public static InputOptions from(AbstractConfig config) {
        return new InputOptions(
                OneOf.get(config, SCHEME, Scheme.class),
                config.getString(PATH),
                config.getString(GLOB),
                config.getBoolean(RECURSIVE),
                Duration.ofMillis(config.getLong(STABLE_MS)),
                Optional.ofNullable(config.getString(DONE_MARKER)),
                OneOf.get(config, AFTER, After.class),
                config.getString(FINISHED_PATH),
                config.getString(ERROR_PATH),
                Duration.ofMillis(config.getLong(INTERVAL_MS)),
                SftpOptions.from(config));
    }
}
