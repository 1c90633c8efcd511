package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.delivery.Copy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Which copies of a record a source emits, and for what kind of environment.
 *
 * @param copies at least one
 * @param environment where the connector runs
 */
public record CopyOptions(Set<Copy> copies, Environment environment) {

    public static final String OUTPUT_COPIES = "output.copies";
    public static final String ENVIRONMENT = "environment";

    /** The worker's environment variable that says what environment it is. */
    public static final String ENVIRONMENT_VARIABLE = "TRIBUTARY_ENVIRONMENT";

    /** What a connector's records are used for. */
    public enum Environment {
        /** Where clear personal data may be, for those who may read it. */
        PRODUCTION,
        /** Development, test, training: nobody may be recognised. */
        NONPRODUCTION
    }

    public CopyOptions {
        copies = Set.copyOf(copies);
    }

    /** Clear records in production. */
    public static final CopyOptions DEFAULTS =
            new CopyOptions(EnumSet.of(Copy.CLEAR), Environment.PRODUCTION);

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Masking")
                .option(OUTPUT_COPIES)
                .type(LIST)
                .defaultsTo("clear")
                .validator(Valid.listOf(OneOf.of(Copy.class)))
                .importance(HIGH)
                .doc(
                        "Which copies of each record are written: `clear` to its topic, `masked` to"
                                + " the same topic with `.masked` behind it, or both as"
                                + " `clear,masked`. The masked copy needs the transform"
                                + " `dev.tributary.masking.MaskPii` with a predicate on that topic;"
                                + " a sender is answered when all copies are committed.")
                .option(ENVIRONMENT)
                .oneOf(Environment.class)
                .defaultsTo(OneOf.word(fromWorker()))
                .importance(MEDIUM)
                .doc(
                        "What the records are used for: `production`, or `nonproduction` for"
                                + " development, test and training, where a connector is refused"
                                + " whose records are not de-identified by a masking policy. The"
                                + " worker's environment variable TRIBUTARY_ENVIRONMENT says what"
                                + " holds where this is left out, else `production`.");
    }

    public static CopyOptions from(AbstractConfig config) {
        return new CopyOptions(
                copies(config.getList(OUTPUT_COPIES)),
                OneOf.get(config, ENVIRONMENT, Environment.class));
    }

    private static Set<Copy> copies(List<String> words) {
        Set<Copy> copies = EnumSet.noneOf(Copy.class);
        words.forEach(word -> copies.add(OneOf.of(Copy.class).find(word).orElseThrow()));
        return copies;
    }

    /** A word that it does not know must not mean production. */
    private static Environment fromWorker() {
        String word = System.getenv(ENVIRONMENT_VARIABLE);
        return word == null || word.isBlank()
                ? Environment.PRODUCTION
                : OneOf.of(Environment.class).find(word).orElse(Environment.NONPRODUCTION);
    }
}
