package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.json.JsonFormatException;
import dev.tributary.commons.json.Located;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The user's rules that give tags to records: a tag is given where all conditions of its {@code
 * when} are met, which are those of a rules file. Safe for use by several threads.
 *
 * <pre>{@code
 * {"tags": [
 *   {"tag": "refund/large",
 *    "when": [{"path": "type", "in": ["refund"]}, {"path": "amount", "max": -500}]},
 *   {"tag": "team:books", "when": {"path": "merchant", "matches": "(?i).*press.*"}}
 * ]}
 * }</pre>
 */
public final class TagRules {

    /** No rules: no record has a tag. */
    public static final TagRules NONE = new TagRules(List.of());

    private static final String FILE = "file:";
    private static final String TAGS = "tags";
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.:/-]{0,63}");

    private record Tag(String name, List<Rule.Guard> when) {}

    private final List<Tag> tags;

    private TagRules(List<Tag> tags) {
        this.tags = List.copyOf(tags);
    }

    /**
     * Reads the rules.
     *
     * @param option the rules as JSON, or {@code file:} and the path of a file of them
     * @param record the schema of the records that they are for; it has a list {@code tags}
     * @throws RulesFileException when they cannot be read or hold a mistake: with line and reason
     */
    public static TagRules read(String option, Schema record) throws RulesFileException {
        String text = option.strip();
        byte[] json =
                text.startsWith(FILE)
                        ? RuleSet.bytes(path(text.substring(FILE.length()).strip()))
                        : text.getBytes(StandardCharsets.UTF_8);
        try {
            return new TagRules(tags(Located.read(json), record));
        } catch (JsonFormatException refused) {
            throw new RulesFileException(refused.line(), refused.getMessage());
        }
    }

    private static Path path(String written) throws RulesFileException {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new RulesFileException(0, "file: is not followed by the path of a file");
        }
    }

    private static List<Tag> tags(Located document, Schema record) throws RulesFileException {
        Keys keys = Keys.of(document, "the document");
        keys.allow(List.of(TAGS));
        List<Tag> tags = new ArrayList<>();
        for (Located item : RuleReader.items(keys.need(TAGS), TAGS)) {
            tags.add(tag(item, record));
        }
        return tags;
    }

    private static Tag tag(Located item, Schema record) throws RulesFileException {
        Keys keys = Keys.of(item, "a tag");
        keys.allow(List.of("tag", "when"));
        Located name = keys.needText("tag");
        if (!TAG.matcher((String) name.value()).matches()) {
            throw RulesFileException.at(
                    name,
                    "a tag is letters, digits, ' ', '_', '.', ':', '/' and '-', at most 64, and"
                            + " begins with a letter or a digit");
        }
        keys.need("when");
        List<Rule.Guard> when = new RuleReader(record).guards(keys, RecordPath.of(TAGS, record));
        if (when.isEmpty()) {
            throw RulesFileException.at(item, "the tag has no condition in when");
        }
        return new Tag((String) name.value(), when);
    }

    /** How many rules there are. */
    public int size() {
        return tags.size();
    }

    /**
     * The tags of a record, each once, in the order of the rules.
     *
     * @param record the record, whole but for its tags
     * @param issues told of what could not be decided
     */
    public List<String> of(Struct record, List<Issue> issues) {
        Set<String> given = new LinkedHashSet<>();
        for (Tag tag : tags) {
            try {
                if (tag.when().stream().allMatch(guard -> guard.holds(record, new int[0]))) {
                    given.add(tag.name());
                }
            } catch (BoundedText.Exhausted | StackOverflowError endless) {
                issues.add(Issue.of(TagIssueCode.TAG_UNDECIDED, TAGS));
            }
        }
        return List.copyOf(given);
    }

    @Override
    public String toString() {
        return "TagRules[" + tags.size() + " rules]";
    }
}
