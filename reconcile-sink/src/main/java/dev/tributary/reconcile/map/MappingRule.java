package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** One rule of a mapping file: which records it reads, and what their fields mean. */
final class MappingRule {

    private static final List<String> TEXTS =
            List.of(
                    "source",
                    "id",
                    "account",
                    "currency",
                    "date",
                    "available_on",
                    "version",
                    "state",
                    "pending",
                    "group",
                    "type",
                    "category",
                    "feed",
                    "counterparty");
    private static final List<String> AMOUNTS = List.of("amount", "fee", "net");
    private static final int SCALE = 4;

    private final Map<String, List<String>> when = new HashMap<>();
    private final EntryKind kind;
    private final FieldRules fields;
    private final List<Map.Entry<String, ValueRule>> references = new ArrayList<>();
    private final Optional<ClaimRule> claim;
    private final Optional<Conversion> conversion;

    private record Conversion(String to, ValueRule rate) {}

    private MappingRule(YamlPart part) {
        List<String> keys =
                new ArrayList<>(List.of("when", "kind", "references", "claim", "convert"));
        keys.addAll(TEXTS);
        keys.addAll(AMOUNTS);
        part.onlyKeys(keys);
        part.at("when").members().forEach((field, value) -> when.put(field, values(value)));
        kind = part.at("kind").constant(EntryKind.class, null);
        if (kind == null) {
            throw part.at("kind").mistake("is missing: what such records are");
        }
        fields = new FieldRules(part, TEXTS, AMOUNTS);
        for (String name : List.of("source", "id", "date")) {
            if (!fields.hasText(name)) {
                throw part.at(name).mistake("is missing");
            }
        }
        for (YamlPart reference : part.at("references").items()) {
            String named = reference.at("kind").needText();
            ValueRule.of(reference, List.of("kind"))
                    .ifPresent(rule -> references.add(Map.entry(named, rule)));
        }
        claim = ClaimRule.of(part.at("claim"));
        conversion = conversion(part.at("convert"));
    }

    /**
     * Reads a rule.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    static MappingRule of(YamlPart part) {
        return new MappingRule(part);
    }

    private static List<String> values(YamlPart value) {
        return value.node().isArray()
                ? value.items().stream().map(YamlPart::needValue).toList()
                : List.of(value.needValue());
    }

    private static Optional<Conversion> conversion(YamlPart part) {
        if (!part.present()) {
            return Optional.empty();
        }
        part.onlyKeys(List.of("to", "rate"));
        ValueRule rate =
                ValueRule.of(part.at("rate"), List.of())
                        .orElseThrow(() -> part.at("rate").mistake("is missing"));
        return Optional.of(new Conversion(part.at("to").needText(), rate));
    }

    /** Whether all fields that it names hold what it says. */
    boolean fits(Parts record) {
        return when.entrySet().stream()
                .allMatch(
                        field ->
                                field.getValue()
                                        .contains(
                                                String.valueOf(
                                                        Reading.text(record, field.getKey()))));
    }

    /** The entry of a record that fits. */
    Entry entry(Parts record, Origin origin, Long timestamp, Reading reading) {
        String source = need(record, "source", reading);
        String id = need(record, "id", reading);
        String currency = fields.text(record, "currency");
        BigDecimal amount = fields.amount(record, "amount", reading);
        BigDecimal rate = null;
        String original = null;
        BigDecimal originalAmount = null;
        if (conversion.isPresent() && !conversion.get().to.equals(currency)) {
            ValueRule from = conversion.get().rate;
            rate = reading.decimal(from.of(record), from.place(), 10);
            if (rate != null && amount != null) {
                original = currency;
                originalAmount = amount;
                currency = conversion.get().to;
                amount = amount.multiply(rate).setScale(SCALE, RoundingMode.HALF_EVEN);
            }
        }
        String account = fields.text(record, "account");
        return new Entry(
                new EntryKey(source, id),
                kind,
                account == null ? null : source + ":" + account,
                currency,
                amount,
                fields.amount(record, "fee", reading),
                fields.amount(record, "net", reading),
                fields.day(record, "date", reading),
                fields.day(record, "available_on", reading),
                state(record, reading),
                fields.text(record, "pending"),
                fields.text(record, "group"),
                references(record),
                fields.text(record, "counterparty"),
                fields.text(record, "type"),
                fields.text(record, "category"),
                fields.text(record, "feed"),
                rate,
                original,
                originalAmount,
                claim.map(rule -> rule.claim(record, reading)).orElse(null),
                version(record, origin, timestamp),
                origin);
    }

    private String need(Parts record, String name, Reading reading) {
        String text = fields.text(record, name);
        if (text == null) {
            reading.bad("MISSING", name);
        }
        return text;
    }

    private EntryState state(Parts record, Reading reading) {
        String state = fields.text(record, "state");
        if (state == null) {
            return EntryState.OPEN;
        }
        for (EntryState known : EntryState.values()) {
            if (known.name().equalsIgnoreCase(state)) {
                return known;
            }
        }
        reading.bad("UNKNOWN_STATE", "state");
        return EntryState.OPEN;
    }

    private List<Reference> references(Parts record) {
        List<Reference> found = new ArrayList<>();
        for (Map.Entry<String, ValueRule> reference : references) {
            String value = reference.getValue().of(record);
            if (value != null) {
                found.add(new Reference(reference.getKey(), value));
            }
        }
        return found;
    }

    private long version(Parts record, Origin origin, Long timestamp) {
        Long millis = Reading.millis(fields.text(record, "version"));
        if (millis != null) {
            return millis;
        }
        return timestamp == null ? origin.offset() : timestamp;
    }
}
