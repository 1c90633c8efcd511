package dev.tributary.reconcile.map;

import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the fields of one part of an entry stand in a record, by their names. */
final class FieldRules {

    private final Map<String, ValueRule> texts = new HashMap<>();
    private final Map<String, AmountRule> amounts = new HashMap<>();

    /**
     * Reads the rules that are there.
     *
     * @param textNames fields that are texts or days
     * @param amountNames fields that are amounts
     */
    FieldRules(YamlPart part, List<String> textNames, List<String> amountNames) {
        for (String name : textNames) {
            ValueRule.of(part.at(name), List.of()).ifPresent(rule -> texts.put(name, rule));
        }
        for (String name : amountNames) {
            AmountRule.of(part.at(name)).ifPresent(rule -> amounts.put(name, rule));
        }
    }

    /** Whether there is a rule for a text. */
    boolean hasText(String name) {
        return texts.containsKey(name);
    }

    /** The text of a field, or null. */
    String text(Parts record, String name) {
        ValueRule rule = texts.get(name);
        return rule == null ? null : rule.of(record);
    }

    /** The day of a field, or null. */
    LocalDate day(Parts record, String name, Reading reading) {
        String text = text(record, name);
        return text == null ? null : reading.day(text, name);
    }

    /** The amount of a field, or null. */
    BigDecimal amount(Parts record, String name, Reading reading) {
        AmountRule rule = amounts.get(name);
        return rule == null ? null : rule.of(record, reading);
    }
}
