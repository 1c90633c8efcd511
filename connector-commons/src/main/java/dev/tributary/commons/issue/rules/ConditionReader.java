package dev.tributary.commons.issue.rules;

import dev.tributary.commons.json.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.connect.data.Schema;

/** Makes conditions of the keys of a rule or of its guard. */
final class ConditionReader {

    /** The keys that are conditions. */
    static final List<String> KEYS =
            List.of(
                    "required",
                    "absent",
                    "matches",
                    "in",
                    "not_after",
                    "not_before",
                    "max_length",
                    "min",
                    "max");

    private static final Set<String> OF_PARTS = Set.of("required", "absent");

    private final Schema record;
    private final RecordPath path;

    /**
     * A reader.
     *
     * @param record the schema of the records
     * @param path what the conditions are about
     */
    ConditionReader(Schema record, RecordPath path) {
        this.record = record;
        this.path = path;
    }

    List<Condition> read(Keys keys) throws RulesFileException {
        List<Condition> conditions = new ArrayList<>();
        for (String key : KEYS) {
            Located value = keys.get(key);
            if (value == null) {
                continue;
            }
            if (!path.isScalar() && !OF_PARTS.contains(key)) {
                throw RulesFileException.at(
                        value, "'" + path + "' is a part with fields of its own: name one of them");
            }
            if (!key.equals("max") || keys.get("min") == null) {
                conditions.add(condition(key, value, keys));
            }
        }
        return conditions;
    }

    private Condition condition(String key, Located value, Keys keys) throws RulesFileException {
        return switch (key) {
            case "required" -> set(value, key, new Condition.Required());
            case "absent" -> set(value, key, new Condition.Absent());
            case "matches" -> new Condition.Matches(pattern(value));
            case "in" -> in(value);
            case "not_after" -> ordered(value, true);
            case "not_before" -> ordered(value, false);
            case "max_length" -> new Condition.MaxLength(length(value));
            default -> range(keys);
        };
    }

    private static Condition set(Located value, String key, Condition condition)
            throws RulesFileException {
        if (!Boolean.TRUE.equals(value.value())) {
            throw RulesFileException.at(value, key + " can only be true; leave it out otherwise");
        }
        return condition;
    }

    private static Pattern pattern(Located value) throws RulesFileException {
        if (!(value.value() instanceof String regex)) {
            throw RulesFileException.at(value, "matches is a regular expression, in \" \"");
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw RulesFileException.at(
                    value, "matches is no regular expression: " + e.getDescription());
        }
    }

    private static Condition in(Located value) throws RulesFileException {
        Set<String> texts = new HashSet<>();
        Set<BigDecimal> numbers = new HashSet<>();
        for (Located item : RuleReader.items(value, "in")) {
            if (item.value() instanceof BigDecimal number) {
                numbers.add(number.stripTrailingZeros());
                texts.add(number.toPlainString());
            } else if (item.value() instanceof String || item.value() instanceof Boolean) {
                texts.add(item.value().toString());
            } else {
                throw RulesFileException.at(item, "in lists texts and numbers");
            }
        }
        if (texts.isEmpty()) {
            throw RulesFileException.at(value, "in lists nothing");
        }
        return new Condition.In(Set.copyOf(texts), Set.copyOf(numbers));
    }

    private Condition ordered(Located value, boolean after) throws RulesFileException {
        if (!(value.value() instanceof String text)) {
            throw RulesFileException.at(
                    value, "another path belongs here, such as encounter.discharge_date");
        }
        try {
            RecordPath other = RecordPath.of(text, record);
            if (!other.isScalar()) {
                throw RulesFileException.at(
                        value, "'" + text + "' is a part with fields of its own");
            }
            // What the two share is bound by the elements of the path that is being judged.
            return new Condition.Ordered(other, path.sharedLists(other), after);
        } catch (IllegalArgumentException e) {
            throw RulesFileException.at(value, "'" + text + "': " + e.getMessage());
        }
    }

    private static int length(Located value) throws RulesFileException {
        if (value.value() instanceof BigDecimal number
                && number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return number.intValue();
        }
        throw RulesFileException.at(value, "max_length is a whole number from 1");
    }

    private static Condition range(Keys keys) throws RulesFileException {
        BigDecimal min = number(keys.get("min"));
        BigDecimal max = number(keys.get("max"));
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw RulesFileException.at(keys.get("min"), "min is greater than max");
        }
        return new Condition.Range(min, max);
    }

    private static BigDecimal number(Located value) throws RulesFileException {
        if (value == null) {
            return null;
        }
        if (value.value() instanceof BigDecimal number) {
            return number;
        }
        throw RulesFileException.at(value, "min and max are numbers");
    }
}
