package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.json.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;

/** Makes rules of a rules file; a mistake is refused with its line. */
final class RuleReader {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final int MAX_TEXT = 500;

    private final Schema record;

    RuleReader(Schema record) {
        this.record = record;
    }

    List<Rule> read(Located document) throws RulesFileException {
        Keys keys = Keys.of(document, "the file");
        keys.allow(List.of("rules"));
        Located list = keys.need("rules");
        List<Rule> rules = new ArrayList<>();
        for (Located item : items(list, "rules")) {
            rules.add(rule(item));
        }
        return rules;
    }

    /**
     * Reads rules for records of several kinds: each rule is for those that have what it speaks of.
     *
     * @throws RulesFileException also for a rule that is for none of them
     */
    static Map<Schema, List<Rule>> read(Located document, List<Schema> records)
            throws RulesFileException {
        Keys keys = Keys.of(document, "the file");
        keys.allow(List.of("rules"));
        Map<Schema, List<Rule>> rules = new LinkedHashMap<>();
        records.forEach(record -> rules.put(record, new ArrayList<>()));
        for (Located item : items(keys.need("rules"), "rules")) {
            List<RulesFileException> refused = new ArrayList<>();
            boolean fits = false;
            for (Schema record : records) {
                try {
                    rules.get(record).add(new RuleReader(record).rule(item));
                    fits = true;
                } catch (RulesFileException notOfThese) {
                    // Thrown below where no kind of record takes the rule.
                    refused.add(notOfThese);
                }
            }
            if (!fits && !refused.isEmpty()) {
                throw mostHelpful(refused);
            }
        }
        return rules;
    }

    /** The first of them, unless another knows the name that was meant. */
    private static RulesFileException mostHelpful(List<RulesFileException> refused) {
        return refused.stream()
                .filter(each -> each.getMessage().contains("did you mean"))
                .findFirst()
                .orElse(refused.get(0));
    }

    private Rule rule(Located item) throws RulesFileException {
        Keys keys = Keys.of(item, "a rule");
        List<String> known = new ArrayList<>(List.of("code", "severity", "text", "path", "when"));
        known.addAll(ConditionReader.KEYS);
        keys.allow(known);
        RecordPath path = path(keys.needText("path"));
        List<Condition> conditions = new ConditionReader(record, path).read(keys);
        if (conditions.isEmpty()) {
            throw RulesFileException.at(
                    item,
                    "the rule has no condition, such as \"required\": true (there are "
                            + String.join(", ", ConditionReader.KEYS)
                            + ")");
        }
        return new Rule(code(keys, path, conditions), path, conditions, guards(keys, path));
    }

    private IssueCode code(Keys keys, RecordPath path, List<Condition> conditions)
            throws RulesFileException {
        Located name = keys.needText("code");
        if (!CODE.matcher((String) name.value()).matches()) {
            throw RulesFileException.at(
                    name,
                    "a code is upper case letters, digits and '_', at most 64, as DOB_NEEDED");
        }
        return new RuleIssueCode(
                (String) name.value(),
                severity(keys.needText("severity")),
                words(keys, path, conditions));
    }

    private static Severity severity(Located written) throws RulesFileException {
        String word = ((String) written.value()).toLowerCase(Locale.ROOT);
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw RulesFileException.at(written, "severity is error or warning");
    }

    private static String words(Keys keys, RecordPath path, List<Condition> conditions)
            throws RulesFileException {
        Located own = keys.text("text");
        if (own == null) {
            return "A rule of rules.file is not met: "
                    + path
                    + " "
                    + String.join(", ", conditions.stream().map(Condition::words).toList())
                    + ".";
        }
        String text = (String) own.value();
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw RulesFileException.at(
                    own, "text is a sentence of at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** What {@code when} says of where a rule about that path applies; empty for everywhere. */
    List<Rule.Guard> guards(Keys keys, RecordPath rulePath) throws RulesFileException {
        Located when = keys.get("when");
        if (when == null) {
            return List.of();
        }
        List<Rule.Guard> guards = new ArrayList<>();
        for (Located item : when.value() instanceof Map ? List.of(when) : items(when, "when")) {
            guards.add(guard(item, rulePath));
        }
        return guards;
    }

    private Rule.Guard guard(Located item, RecordPath rulePath) throws RulesFileException {
        Keys keys = Keys.of(item, "when");
        List<String> known = new ArrayList<>(List.of("path"));
        known.addAll(ConditionReader.KEYS);
        keys.allow(known);
        RecordPath path = path(keys.needText("path"));
        List<Condition> conditions = new ConditionReader(record, path).read(keys);
        if (conditions.isEmpty()) {
            throw RulesFileException.at(
                    item, "when has no condition, such as \"in\": [\"ADT^A01\"]");
        }
        return new Rule.Guard(path, path.sharedLists(rulePath), conditions);
    }

    private RecordPath path(Located written) throws RulesFileException {
        try {
            return RecordPath.of((String) written.value(), record);
        } catch (IllegalArgumentException e) {
            throw RulesFileException.at(written, "'" + written.value() + "': " + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    static List<Located> items(Located list, String key) throws RulesFileException {
        if (!(list.value() instanceof List)) {
            throw RulesFileException.at(list, key + " is a list, in [ ]");
        }
        return (List<Located>) list.value();
    }
}
