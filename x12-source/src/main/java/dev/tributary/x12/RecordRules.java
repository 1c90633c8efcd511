package dev.tributary.x12;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.issue.rules.RulesFileException;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.RecordKind;
import dev.tributary.x12.partner.PartnerRules;
import dev.tributary.x12.partner.TradingPartners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;

/**
 * The user's own rules about records: those of all partners, in {@code rules.file}, and those of
 * each. A rule that is for all holds over the kinds of record that have the fields it speaks of.
 */
public final class RecordRules {

    /** No rules at all. */
    public static final RecordRules NONE = new RecordRules(Map.of(), PartnerRules.NONE);

    private final Map<RecordKind, RuleSet> common;
    private final PartnerRules partners;

    private RecordRules(Map<RecordKind, RuleSet> common, PartnerRules partners) {
        this.common = common;
        this.partners = partners;
    }

    /**
     * Reads them.
     *
     * @param file the rules for all partners
     * @throws ConfigException when a file cannot be used: with line and reason
     */
    public static RecordRules of(Optional<Path> file, TradingPartners partners) {
        return new RecordRules(
                file.map(RecordRules::common).orElse(Map.of()),
                PartnerRules.of(partners, RecordKind::schemaOf));
    }

    private static Map<RecordKind, RuleSet> common(Path file) {
        List<Schema> schemas = Stream.of(RecordKind.values()).map(RecordKind::schema).toList();
        try {
            Map<Schema, RuleSet> read = RuleSet.load(file, schemas);
            Map<RecordKind, RuleSet> rules = new EnumMap<>(RecordKind.class);
            for (RecordKind kind : RecordKind.values()) {
                rules.put(kind, read.get(kind.schema()));
            }
            return rules;
        } catch (RulesFileException refused) {
            throw new ConfigException(ValidationOptions.RULES_FILE + ": " + refused.getMessage());
        }
    }

    /** The record with what it breaks of the rules. */
    MappedRecord over(String partner, MappedRecord mapped) {
        List<Issue> broken = new ArrayList<>();
        common.getOrDefault(mapped.kind(), RuleSet.NONE).check(mapped.value(), broken);
        partners.check(partner, mapped.kind().topic(), mapped.value(), broken);
        return mapped.with(broken);
    }
}
