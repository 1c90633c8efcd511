package dev.tributary.x12.map;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.RuleSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** The user's own rules about records, each held over the kinds that have what it speaks of. */
public final class RecordRules {

    /** No rules at all. */
    public static final RecordRules NONE = new RecordRules(new EnumMap<>(RecordKind.class));

    private final Map<RecordKind, RuleSet> rules;

    private RecordRules(Map<RecordKind, RuleSet> rules) {
        this.rules = rules;
    }

    /** The schemas of all kinds of record. */
    public static List<Schema> schemas() {
        return Stream.of(RecordKind.values()).map(RecordKind::schema).toList();
    }

    /**
     * Reads the rules.
     *
     * @throws org.apache.kafka.common.config.ConfigException when their file cannot be used
     */
    public static RecordRules of(ValidationOptions options) {
        Map<Schema, RuleSet> read = options.rules(schemas());
        Map<RecordKind, RuleSet> rules = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            RuleSet own = read.get(kind.schema());
            if (own != null && own.size() > 0) {
                rules.put(kind, own);
            }
        }
        return new RecordRules(rules);
    }

    /** Holds the rules of a kind over a record and adds what they find. */
    void check(RecordKind kind, Struct value, List<Issue> issues) {
        RuleSet own = rules.get(kind);
        if (own != null) {
            own.check(value, issues);
        }
    }

    @Override
    public String toString() {
        return "RecordRules" + rules;
    }
}
