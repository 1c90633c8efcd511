package dev.tributary.commons.config;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.ActionKind;
import dev.tributary.commons.policy.HarmlessFields;
import dev.tributary.commons.policy.PolicyCode;
import dev.tributary.commons.policy.Profile;
import dev.tributary.commons.policy.Profiles;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.SafeHarborItem;
import dev.tributary.commons.policy.Selector;
import dev.tributary.commons.record.PiiClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The reference of masking as Markdown: what each profile does, what is refused, what passes. */
public final class PolicyReference {

    private final Map<Profile, List<Rule>> rules = new EnumMap<>(Profile.class);
    private final StringBuilder page = new StringBuilder();

    private PolicyReference() {
        for (Profile profile : Profile.values()) {
            rules.put(profile, Profiles.rules(profile, Optional.empty()));
        }
    }

    /**
     * Renders the same text always.
     *
     * @param intro Markdown under the title
     */
    public static String render(String title, String intro) {
        PolicyReference reference = new PolicyReference();
        reference.page.append("# ").append(title).append("\n\n").append(intro.strip()).append('\n');
        reference.items();
        reference.classes();
        reference.texts();
        reference.paths();
        reference.codes();
        reference.harmless();
        return reference.page.toString();
    }

    private void section(String heading, String words, MarkdownTable table) {
        page.append("\n## ").append(heading).append("\n\n");
        page.append(words.strip()).append("\n\n").append(table);
    }

    private void items() {
        MarkdownTable table = new MarkdownTable("Item", "What must go", "Classes");
        for (SafeHarborItem item : SafeHarborItem.values()) {
            table.row(
                    item.name(),
                    item.words(),
                    item.classes().stream()
                            .sorted()
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")));
        }
        section(
                "Items of safe harbor",
                """
                The identifiers of 45 CFR 164.514(b)(2)(i), and the classes whose fields hold them.
                FREE_TEXT and RAW_PAYLOAD can hold any of them.
                """,
                table);
    }

    private void classes() {
        section(
                "Profiles by class",
                """
                What becomes of a field by its class. Rules by path, below, come first.
                """,
                byClass(PolicyReference::ofField));
    }

    private void texts() {
        section(
                "Profiles within text",
                """
                What becomes of what is found in a text or a payload that the profile searches:
                where a profile does not name the class here, its rule for fields holds.
                """,
                byClass(PolicyReference::inText));
    }

    private MarkdownTable byClass(BiFunction<List<Rule>, PiiClass, String> action) {
        List<String> columns = new ArrayList<>(List.of("Class"));
        columns.addAll(Arrays.stream(Profile.values()).map(Profile::word).toList());
        MarkdownTable table = new MarkdownTable(columns.toArray(String[]::new));
        for (PiiClass pii : PiiClass.values()) {
            List<String> cells = new ArrayList<>(List.of(pii.name()));
            rules.values().forEach(of -> cells.add(action.apply(of, pii)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String ofField(List<Rule> rules, PiiClass pii) {
        return rules.stream()
                .filter(rule -> rule.selector() instanceof Selector.OfClass)
                .filter(rule -> ((Selector.OfClass) rule.selector()).classes().contains(pii))
                .findFirst()
                .map(rule -> words(rule.action()))
                .orElse("");
    }

    private static String inText(List<Rule> rules, PiiClass pii) {
        return rules.stream()
                .filter(rule -> rule.selector() instanceof Selector.Detected)
                .filter(rule -> ((Selector.Detected) rule.selector()).classes().contains(pii))
                .findFirst()
                .map(rule -> words(rule.action()))
                .orElse("");
    }

    private void paths() {
        MarkdownTable table = new MarkdownTable("Profile", "Path", "Action");
        rules.forEach(
                (profile, of) ->
                        of.stream()
                                .filter(rule -> rule.selector() instanceof Selector.AtPath)
                                .forEach(
                                        rule ->
                                                table.row(
                                                        profile.word(),
                                                        "`" + path(rule) + "`",
                                                        words(rule.action()))));
        section("Profiles by path", "In the order in which they are tried, before classes.", table);
    }

    private static String path(Rule rule) {
        return ((Selector.AtPath) rule.selector()).path().text();
    }

    private void codes() {
        MarkdownTable table = new MarkdownTable("Code", "What it means");
        for (PolicyCode code : PolicyCode.values()) {
            table.row("`" + code + "`", code.text());
        }
        section(
                "What is refused",
                """
                A policy is refused with every finding, each with its line, what is wrong, the remedy
                and one of these codes.
                """,
                table);
    }

    private void harmless() {
        MarkdownTable table = new MarkdownTable("Schema", "Field", "Why it needs no class");
        HarmlessFields.all()
                .forEach(
                        (schema, fields) ->
                                fields.forEach(
                                        (field, why) -> table.row(schema, "`" + field + "`", why)));
        section(
                "Fields that pass",
                """
                Fields of our own records that carry no class. Each was looked at; no other field of
                ours passes without a rule.
                """,
                table);
    }

    private static String words(Action action) {
        String word = ActionKind.of(action).word();
        if (action instanceof Action.LastN last) {
            return word + " " + last.count();
        } else if (action instanceof Action.FirstN first) {
            return word + " " + first.count();
        } else if (action instanceof Action.DateShift shift) {
            return word + " " + shift.maxDays();
        } else if (action instanceof Action.Redact redact) {
            return word + ": " + redact.replacement();
        } else if (action instanceof Action.Token token && token.domain().isPresent()) {
            return word + " as " + token.domain().get();
        }
        return word;
    }
}
