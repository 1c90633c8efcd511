package dev.tributary.commons.policy;

import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Whether the author's rules keep to what the profile promises. */
final class ProfileCheck {

    /** All leaves of our own records that are tagged. */
    private static final List<RecordLeaf> TAGGED =
            RecordSchemas.ALL.stream()
                    .flatMap(record -> RecordLeaf.of(record).stream())
                    .filter(leaf -> leaf.pii().isPresent())
                    .toList();

    private static final Set<PiiClass> DATES_AND_ZIP =
            EnumSet.of(PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE, PiiClass.ZIP);

    /** What 45 CFR 164.514(e)(2) does not list. */
    private static final Set<PiiClass> MAY_STAY_LIMITED =
            EnumSet.of(PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE, PiiClass.ZIP, PiiClass.OTHER_ID);

    /** What an author may keep by path in pseudonymised data: things, places, other ids. */
    private static final Set<PiiClass> MAY_STAY_BY_PATH =
            EnumSet.of(
                    PiiClass.BIRTH_DATE,
                    PiiClass.EVENT_DATE,
                    PiiClass.ZIP,
                    PiiClass.ADDRESS,
                    PiiClass.OTHER_ID,
                    PiiClass.DEVICE,
                    PiiClass.VEHICLE,
                    PiiClass.URL,
                    PiiClass.IP);

    private static final Set<PiiClass> SHOWN_IN_PART =
            EnumSet.of(PiiClass.SSN, PiiClass.CARD_NUMBER, PiiClass.OTHER_ID);

    private static final FieldPath IDENTITY =
            FieldPathReader.read(Profiles.header(RecordHeaders.IDENTITY));

    private final Policy policy;
    private final Profile profile;
    private final ToIntFunction<String> lines;
    private final Findings findings;

    private ProfileCheck(
            Policy policy, Profile profile, ToIntFunction<String> lines, Findings findings) {
        this.policy = policy;
        this.profile = profile;
        this.lines = lines;
        this.findings = findings;
    }

    static void check(Policy policy, ToIntFunction<String> lines, Findings findings) {
        policy.profile()
                .map(profile -> new ProfileCheck(policy, profile, lines, findings))
                .ifPresent(ProfileCheck::check);
    }

    private void check() {
        switch (profile) {
            case HIPAA_SAFE_HARBOR -> {
                authors().forEach(this::safeHarbor);
                defaults();
                if (policy.unclassified() == DefaultAction.KEEP) {
                    forbid(
                            lines.applyAsInt("unclassified"),
                            "fields that nobody has classified would pass",
                            "list those that are harmless in rules with 'keep', each by its path");
                }
                if (!policy.headers()) {
                    forbid(
                            lines.applyAsInt("headers"),
                            "headers would pass",
                            "leave 'headers' out, and keep those that are harmless by path");
                }
            }
            case LIMITED_DATASET -> {
                authors().forEach(rule -> identifiersGo(rule, DATES_AND_ZIP, MAY_STAY_LIMITED));
                defaults();
            }
            case PSEUDONYMISED -> {
                authors().forEach(rule -> identifiersGo(rule, DATES_AND_ZIP, MAY_STAY_BY_PATH));
                defaults();
            }
            case DISPLAY -> authors().forEach(this::display);
            case PCI -> {
                // Cards are looked after for every policy.
            }
        }
    }

    private List<Rule> authors() {
        return policy.rules().stream().filter(Rule::isAuthors).toList();
    }

    private void defaults() {
        if (policy.defaultAction() == DefaultAction.KEEP) {
            forbid(
                    lines.applyAsInt("default_action"),
                    "personal data without a rule would pass",
                    "use 'redact' or 'fail'");
        }
    }

    private void safeHarbor(Rule rule) {
        ActionKind kind = ActionKind.of(rule.action());
        if (kind.derives()) {
            forbid(
                    rule.line(),
                    "'" + kind.word() + "' leaves something that is made from the value",
                    "use 'drop', 'redact', 'constant' or, for dates and ZIP codes, 'generalize';"
                            + " tokens and shifts belong to profile pseudonymised");
        } else if (rule.selector() instanceof Selector.AtPath at) {
            safeHarbor(rule, at.path(), kind);
        } else if (kind == ActionKind.KEEP) {
            forbid(rule.line(), "a class of personal data would pass", "use 'drop'");
        }
    }

    private void safeHarbor(Rule rule, FieldPath path, ActionKind kind) {
        if (kind.removes()) {
            return;
        }
        if (path.root() == Root.KEY) {
            forbid(rule.line(), "keys are dropped", "use 'drop', or leave the rule out");
        } else if (path.root() == Root.HEADERS && PathReach.covers(path, IDENTITY)) {
            forbid(
                    rule.line(),
                    "the header " + RecordHeaders.IDENTITY + " is made from the record's identity",
                    "use 'drop', or name other headers one by one");
        } else if (kind == ActionKind.KEEP) {
            notTagged(rule, path, Set.of());
        } else if (kind == ActionKind.DETECT) {
            onlyText(rule, path);
        }
    }

    /** A search finds what looks like a name or stands elsewhere, and no name for itself. */
    private void onlyText(Rule rule, FieldPath path) {
        searchedInVain(path)
                .ifPresent(
                        leaf ->
                                forbid(
                                        rule.line(),
                                        "'detect' searches texts, and " + named(leaf) + " is none",
                                        "use an action for its class, as 'drop'"));
    }

    /** A tagged field of our own records that a path leads to, and that is no text to search. */
    static Optional<RecordLeaf> searchedInVain(FieldPath path) {
        return TAGGED.stream()
                .filter(leaf -> leaf.pii().get() != PiiClass.FREE_TEXT)
                .filter(leaf -> PathReach.reaches(path, leaf))
                .findFirst();
    }

    private static String named(RecordLeaf leaf) {
        return "in our own records %s, of class %s,"
                .formatted(String.join(".", leaf.way()).replace(".[]", "[*]"), leaf.pii().get());
    }

    /** Nothing of an identifier stays readable. */
    private void identifiersGo(Rule rule, Set<PiiClass> byClass, Set<PiiClass> byPath) {
        ActionKind kind = ActionKind.of(rule.action());
        if (PolicyChecker.isAboutWholeKey(rule)) {
            if (!kind.hidesKeys()) {
                forbid(rule.line(), "a key is the id of a patient", "use 'drop' or 'token'");
            }
            return;
        }
        if (kind == ActionKind.DETECT && rule.selector() instanceof Selector.AtPath at) {
            onlyText(rule, at.path());
        }
        if (kind != ActionKind.KEEP && !kind.isTruncation()) {
            return;
        }
        if (rule.selector() instanceof Selector.AtPath at) {
            notTagged(rule, at.path(), byPath);
            return;
        }
        String others =
                classes(rule.selector()).stream()
                        .filter(pii -> !byClass.contains(pii))
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            forbid(
                    rule.line(),
                    "with '" + kind.word() + "' something of " + others + " stays readable",
                    "use 'token', 'encrypt', 'redact' or 'drop'");
        }
    }

    /** Social security numbers stand in fields of two classes. */
    private void display(Rule rule) {
        boolean shown =
                ActionKind.of(rule.action()) == ActionKind.KEEP
                        && classes(rule.selector()).stream().anyMatch(SHOWN_IN_PART::contains);
        if (shown) {
            forbid(
                    rule.line(),
                    "whole social security or card numbers would be shown, which class OTHER_ID"
                            + " holds too, as a patient's identifiers",
                    "use 'last-n', or keep single fields by their paths");
        }
    }

    private void notTagged(Rule rule, FieldPath path, Set<PiiClass> mayStay) {
        Optional<RecordLeaf> reached =
                TAGGED.stream()
                        .filter(leaf -> PathReach.reaches(path, leaf))
                        .filter(leaf -> isIdentifier(leaf) || !mayStay.contains(leaf.pii().get()))
                        .filter(leaf -> !keepsAnyway(leaf))
                        .findFirst();
        reached.ifPresent(
                leaf ->
                        forbid(
                                rule.line(),
                                named(leaf) + " would stay readable",
                                "name fields that hold no personal data, or use another action"));
    }

    /** Whether a path can lead to a tagged field of our own records. */
    static boolean reachesTagged(FieldPath path) {
        return TAGGED.stream().anyMatch(leaf -> PathReach.reaches(path, leaf));
    }

    /** Whether a rule speaks of classes, all of which a limited data set may hold. */
    static boolean isDateOrZip(Selector selector) {
        Set<PiiClass> classes = classes(selector);
        return !classes.isEmpty() && DATES_AND_ZIP.containsAll(classes);
    }

    /** Numbers of all kinds, social security numbers among them, have one class here. */
    private static boolean isIdentifier(RecordLeaf leaf) {
        return leaf.struct().equals("dev.tributary.Identifier") && leaf.field().equals("value");
    }

    /** Whether the profile alone lets a field through. */
    private boolean keepsAnyway(RecordLeaf leaf) {
        return Profiles.rules(profile, Optional.empty()).stream()
                .filter(rule -> speaksOf(rule.selector(), leaf))
                .findFirst()
                .map(rule -> rule.action() instanceof Action.Keep)
                .orElse(false);
    }

    private static boolean speaksOf(Selector selector, RecordLeaf leaf) {
        if (selector instanceof Selector.AtPath at) {
            return PathReach.reaches(at.path(), leaf);
        }
        return selector instanceof Selector.OfClass of && of.classes().contains(leaf.pii().get());
    }

    private static Set<PiiClass> classes(Selector selector) {
        if (selector instanceof Selector.OfClass of) {
            return of.classes();
        }
        return selector instanceof Selector.Detected detected ? detected.classes() : Set.of();
    }

    private void forbid(int line, String what, String remedy) {
        findings.add(
                line,
                PolicyCode.PROFILE_FORBIDS,
                "profile " + profile.word() + " forbids this: " + what,
                remedy);
    }
}
