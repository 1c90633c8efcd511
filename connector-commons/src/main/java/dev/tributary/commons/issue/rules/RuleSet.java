package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.json.JsonFormatException;
import dev.tributary.commons.json.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The user's business rules, ready to be held over records. Safe for use by several threads.
 *
 * <pre>{@code
 * {"rules": [
 *   {"code": "DOB_NEEDED", "severity": "error", "path": "patient.dob", "required": true,
 *    "when": {"path": "metadata.message_type", "matches": "ADT\\^A0[1-8]"}},
 *   {"code": "STAY_REVERSED", "severity": "error",
 *    "path": "encounter.admit_date", "not_after": "encounter.discharge_date"}
 * ]}
 * }</pre>
 */
public final class RuleSet {

    /** No rules at all. */
    public static final RuleSet NONE = new RuleSet(List.of());

    private static final long MAX_BYTES = 1024 * 1024;

    private final List<Rule> rules;

    private RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a file of rules.
     *
     * @param file the file
     * @param record the schema of the records that they are for
     * @throws RulesFileException when it cannot be read or holds a mistake: with line and reason
     */
    public static RuleSet load(Path file, Schema record) throws RulesFileException {
        return parse(bytes(file), record);
    }

    /**
     * Reads a file of rules for records of several kinds: each rule is held over those that have
     * what it speaks of.
     *
     * @param file the file
     * @param records the schemas of the records
     * @return the rules of each kind
     * @throws RulesFileException when it cannot be read or holds a mistake: with line and reason
     */
    public static Map<Schema, RuleSet> load(Path file, List<Schema> records)
            throws RulesFileException {
        return parse(bytes(file), records);
    }

    /** All of a file, with a remedy where it cannot be read. */
    static byte[] bytes(Path file) throws RulesFileException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new RulesFileException(
                        0, "there is no such file on this worker; mount it on every worker");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new RulesFileException(0, "the file is larger than 1 MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RulesFileException(
                    0, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Reads rules from JSON; as {@link #load(Path, Schema)}. */
    static RuleSet parse(byte[] json, Schema record) throws RulesFileException {
        try {
            return new RuleSet(new RuleReader(record).read(Located.read(json)));
        } catch (JsonFormatException refused) {
            throw new RulesFileException(refused.line(), refused.getMessage());
        }
    }

    /** Reads rules for several kinds from JSON; as {@link #load(Path, List)}. */
    static Map<Schema, RuleSet> parse(byte[] json, List<Schema> records) throws RulesFileException {
        try {
            Map<Schema, RuleSet> sets = new LinkedHashMap<>();
            RuleReader.read(Located.read(json), records)
                    .forEach((record, rules) -> sets.put(record, new RuleSet(rules)));
            return sets;
        } catch (JsonFormatException refused) {
            throw new RulesFileException(refused.line(), refused.getMessage());
        }
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** Holds every rule over a record and adds what it finds. */
    public void check(Struct record, List<Issue> issues) {
        for (Rule rule : rules) {
            rule.check(record, issues);
        }
    }

    @Override
    public String toString() {
        return "RuleSet[" + rules.size() + " rules]";
    }
}
