package dev.tributary.commons.policy;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of a profile, as they are written down. */
final class RuleList {

    /** What can be found within text: a thing of letters and digits. */
    static final Set<PiiClass> DETECTABLE =
            Collections.unmodifiableSet(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    PiiClass.FREE_TEXT,
                                    PiiClass.RAW_PAYLOAD,
                                    PiiClass.PHOTO,
                                    PiiClass.BIOMETRIC)));

    private final List<Rule> rules = new ArrayList<>();

    RuleList of(Set<PiiClass> classes, Action action) {
        return add(new Selector.OfClass(classes), action);
    }

    RuleList at(String path, Action action) {
        return add(new Selector.AtPath(FieldPathReader.read(path)), action);
    }

    /** Speaks of the fields of our own records that have a class and one of these names. */
    RuleList atOurs(PiiClass pii, Set<String> fields, Action action) {
        RecordSchemas.ALL.stream()
                .flatMap(record -> RecordLeaf.of(record).stream())
                .filter(leaf -> leaf.pii().filter(pii::equals).isPresent())
                .filter(leaf -> fields.contains(leaf.field()))
                .map(RuleList::path)
                .distinct()
                .forEach(path -> add(new Selector.AtPath(path), action));
        return this;
    }

    private static FieldPath path(RecordLeaf leaf) {
        String text =
                leaf.way().stream().map(RuleList::step).collect(Collectors.joining("", "$", ""));
        return FieldPathReader.read(text);
    }

    private static String step(String onTheWay) {
        return switch (onTheWay) {
            case RecordLeaf.ELEMENT -> "[*]";
            case RecordLeaf.ENTRY -> ".*";
            default -> "." + onTheWay;
        };
    }

    /** What is found in text leaves the name of its class. */
    RuleList blankingInText(Set<PiiClass> classes) {
        classes.forEach(
                pii -> add(new Selector.Detected(Set.of(pii)), new Action.Redact("[" + pii + "]")));
        return this;
    }

    private RuleList add(Selector selector, Action action) {
        rules.add(new Rule(0, selector, action));
        return this;
    }

    List<Rule> list() {
        return List.copyOf(rules);
    }
}
