package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.issue.rules.RulesFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;

/**
 * How strictly messages are judged.
 *
 * @param mode what a message with an error becomes
 * @param rulesFile the user's own rules
 */
public record ValidationOptions(ValidationMode mode, Optional<Path> rulesFile) {

    public static final String VALIDATION_MODE = "validation.mode";

    public static final String RULES_FILE = "rules.file";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Validation")
                .option(VALIDATION_MODE)
                .oneOf(ValidationMode.class)
                .defaultsTo(ValidationMode.LENIENT)
                .importance(HIGH)
                .doc(
                        "What becomes of a message with an error: `lenient` writes it with the list"
                                + " of its errors, `strict` makes it a dead letter.")
                .option(RULES_FILE)
                .validator(Valid.notBlank())
                .doc(
                        "A JSON file of your own rules about records, mounted on every worker and"
                                + " read when a task starts; what a record breaks stands in its"
                                + " `errors` and `warnings` under the rule's own code.");
    }

    public static ValidationOptions from(AbstractConfig config) {
        return new ValidationOptions(
                OneOf.get(config, VALIDATION_MODE, ValidationMode.class),
                Optional.ofNullable(config.getString(RULES_FILE)).map(ValidationOptions::path));
    }

    /**
     * Reads the rules.
     *
     * @param record the schema of the records that they are for
     * @throws ConfigException when the file cannot be used: with line and reason
     */
    public RuleSet rules(Schema record) {
        if (rulesFile.isEmpty()) {
            return RuleSet.NONE;
        }
        try {
            return RuleSet.load(rulesFile.get(), record);
        } catch (RulesFileException refused) {
            throw new ConfigException(RULES_FILE + ": " + refused.getMessage());
        }
    }

    /**
     * Reads the rules for records of several kinds; each is held over those that have what it
     * speaks of.
     *
     * @param records the schemas of the records
     * @return the rules of each kind; empty where there is no file
     * @throws ConfigException when the file cannot be used: with line and reason
     */
    public Map<Schema, RuleSet> rules(List<Schema> records) {
        if (rulesFile.isEmpty()) {
            return Map.of();
        }
        try {
            return RuleSet.load(rulesFile.get(), records);
        } catch (RulesFileException refused) {
            throw new ConfigException(RULES_FILE + ": " + refused.getMessage());
        }
    }

    /**
     * Refuses a file of rules that cannot be used, before a task is started with it.
     *
     * @param props the connector's configuration
     * @param record the schema of its records
     * @param findings told of the mistake
     */
    public static void checkRules(
            Map<String, String> props, Schema record, ConfigFindings findings) {
        checkRules(props, List.of(record), findings);
    }

    /** The same for records of several kinds. */
    public static void checkRules(
            Map<String, String> props, List<Schema> records, ConfigFindings findings) {
        String file = props.get(RULES_FILE);
        if (file == null || !findings.passed(RULES_FILE)) {
            return;
        }
        try {
            new ValidationOptions(ValidationMode.LENIENT, Optional.of(path(file))).rules(records);
        } catch (ConfigException refused) {
            findings.error(RULES_FILE, refused.getMessage());
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file.trim());
        } catch (InvalidPathException e) {
            throw new ConfigException(RULES_FILE + " is no path of a file");
        }
    }
}
