package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
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
    private static final List<String> CLAIM_TEXTS =
            List.of(
                    "claim_id",
                    "payer_control_number",
                    "status",
                    "frequency",
                    "trace_number",
                    "payer_trace_id",
                    "payer",
                    "payee",
                    "service_from",
                    "claim_count");
    private static final List<String> CLAIM_AMOUNTS =
            List.of("charge", "paid", "patient_owes", "adjustments", "claims_paid");
    private static final int SCALE = 4;

    private final Map<String, List<String>> when = new HashMap<>();
    private final EntryKind kind;
    private final Map<String, ValueRule> texts = new HashMap<>();
    private final Map<String, AmountRule> amounts = new HashMap<>();
    private final Map<String, ValueRule> claimTexts = new HashMap<>();
    private final Map<String, AmountRule> claimAmounts = new HashMap<>();
    private final List<Map.Entry<String, ValueRule>> references = new ArrayList<>();
    private final boolean hasClaim;
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
        read(part, TEXTS, AMOUNTS, texts, amounts);
        for (String name : List.of("source", "id", "date")) {
            if (!texts.containsKey(name)) {
                throw part.at(name).mistake("is missing");
            }
        }
        for (YamlPart reference : part.at("references").items()) {
            String named = reference.at("kind").needText();
            ValueRule.of(reference, List.of("kind"))
                    .ifPresent(rule -> references.add(Map.entry(named, rule)));
        }
        YamlPart claim = part.at("claim");
        hasClaim = claim.present();
        if (hasClaim) {
            List<String> claimKeys = new ArrayList<>(CLAIM_TEXTS);
            claimKeys.addAll(CLAIM_AMOUNTS);
            read(claim.onlyKeys(claimKeys), CLAIM_TEXTS, CLAIM_AMOUNTS, claimTexts, claimAmounts);
        }
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

    private static void read(
            YamlPart part,
            List<String> textNames,
            List<String> amountNames,
            Map<String, ValueRule> texts,
            Map<String, AmountRule> amounts) {
        for (String name : textNames) {
            ValueRule.of(part.at(name), List.of()).ifPresent(rule -> texts.put(name, rule));
        }
        for (String name : amountNames) {
            AmountRule.of(part.at(name)).ifPresent(rule -> amounts.put(name, rule));
        }
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
        String currency = text(record, "currency");
        BigDecimal amount = amount(record, "amount", reading);
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
        String account = text(record, "account");
        return new Entry(
                new EntryKey(source, id),
                kind,
                account == null ? null : source + ":" + account,
                currency,
                amount,
                amount(record, "fee", reading),
                amount(record, "net", reading),
                day(record, "date", reading),
                day(record, "available_on", reading),
                state(record, reading),
                text(record, "pending"),
                text(record, "group"),
                references(record),
                text(record, "counterparty"),
                text(record, "type"),
                text(record, "category"),
                text(record, "feed"),
                rate,
                original,
                originalAmount,
                hasClaim ? claim(record, reading) : null,
                version(record, origin, timestamp),
                origin);
    }

    private String text(Parts record, String name) {
        ValueRule rule = texts.get(name);
        return rule == null ? null : rule.of(record);
    }

    private String need(Parts record, String name, Reading reading) {
        String text = text(record, name);
        if (text == null) {
            reading.bad("MISSING", name);
        }
        return text;
    }

    private BigDecimal amount(Parts record, String name, Reading reading) {
        AmountRule rule = amounts.get(name);
        return rule == null ? null : rule.of(record, reading);
    }

    private LocalDate day(Parts record, String name, Reading reading) {
        String text = text(record, name);
        return text == null ? null : reading.day(text, name);
    }

    private EntryState state(Parts record, Reading reading) {
        String state = text(record, "state");
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
        Long millis = Reading.millis(text(record, "version"));
        if (millis != null) {
            return millis;
        }
        return timestamp == null ? origin.offset() : timestamp;
    }

    private ClaimPart claim(Parts record, Reading reading) {
        BigDecimal count = reading.decimal(claimText(record, "claim_count"), "claim_count", 0);
        String service = claimText(record, "service_from");
        return new ClaimPart(
                claimText(record, "claim_id"),
                claimText(record, "payer_control_number"),
                claimText(record, "status"),
                claimText(record, "frequency"),
                claimAmount(record, "charge", reading),
                claimAmount(record, "paid", reading),
                claimAmount(record, "patient_owes", reading),
                claimAmount(record, "adjustments", reading),
                claimText(record, "trace_number"),
                claimText(record, "payer_trace_id"),
                claimText(record, "payer"),
                claimText(record, "payee"),
                service == null ? null : reading.day(service, "service_from"),
                count == null ? null : count.intValue(),
                claimAmount(record, "claims_paid", reading),
                List.of());
    }

    private String claimText(Parts record, String name) {
        ValueRule rule = claimTexts.get(name);
        return rule == null ? null : rule.of(record);
    }

    private BigDecimal claimAmount(Parts record, String name, Reading reading) {
        AmountRule rule = claimAmounts.get(name);
        return rule == null ? null : rule.of(record, reading);
    }
}
