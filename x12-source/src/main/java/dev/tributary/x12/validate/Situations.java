package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Levels 4 and 7: rules between segments, as data. Those of the guides come with the plugin; a
 * partner's come from a file of the same language.
 *
 * <p>A rule about a loop around units is held once for that loop, together with the first unit in
 * it. One thread uses it, for one reader.
 */
public final class Situations implements Checks {

    private static final String RESOURCE = "situations.x12r";
    private static final String ROOT = "ST";

    private final List<SituationRule> rules;
    private final boolean ofPartner;
    private final IdentityHashMap<Grammar, Map<String, List<SituationRule>>> byGrammar =
            new IdentityHashMap<>();

    /** The loops around the last unit: their rules have been held. */
    private List<Loop> around = List.of();

    private Situations(List<SituationRule> rules, boolean ofPartner) {
        this.rules = rules;
        this.ofPartner = ofPartner;
    }

    /** The rules of the guides, level 4. */
    public static Situations ofGuides() {
        return new Situations(Standard.RULES, false);
    }

    /**
     * A partner's rules, level 7.
     *
     * @param text the file
     * @throws SituationException when a line is no rule
     */
    public static Situations ofPartners(String text) throws SituationException {
        return new Situations(SituationReader.read(text), true);
    }

    /** Rules as those of the guides. */
    static Situations of(List<SituationRule> rules) {
        return new Situations(List.copyOf(rules), false);
    }

    /**
     * Refuses rules that could never find anything, as one about a loop that its guide does not
     * have.
     *
     * @param grammars all that sets can be read by
     * @param partners the names of partners
     * @throws SituationException naming what is not known, and the nearest that is
     */
    public void refuseUnknown(Grammars grammars, Collection<String> partners)
            throws SituationException {
        SituationNames names = new SituationNames(grammars.all(), partners);
        for (SituationRule rule : rules) {
            names.check(rule);
        }
    }

    /** The same rules for another reader. */
    public Situations forReader() {
        return new Situations(rules, ofPartner);
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** Read once. */
    private static final class Standard {
        static final List<SituationRule> RULES = read();

        private static List<SituationRule> read() {
            try (InputStream in = Situations.class.getResourceAsStream(RESOURCE)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return List.copyOf(SituationReader.read(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SituationException e) {
                throw new IllegalStateException(RESOURCE + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found) {
        Map<String, List<SituationRule>> own = rules(set.grammar());
        if (own.isEmpty()) {
            return;
        }
        context(set, unit, own, found);
        inside(set, unit, own, found);
    }

    @Override
    public void setEnd(
            TransactionSet set, Loop root, PaymentTotals totals, Consumer<SetIssue> found) {
        Map<String, List<SituationRule>> own = rules(set.grammar());
        hold(set, root, own.getOrDefault(ROOT, List.of()), found);
        around = List.of();
    }

    private Map<String, List<SituationRule>> rules(Grammar grammar) {
        return byGrammar.computeIfAbsent(grammar, this::index);
    }

    private Map<String, List<SituationRule>> index(Grammar grammar) {
        Map<String, List<SituationRule>> index = new HashMap<>();
        for (SituationRule rule : rules) {
            if (rule.guides().stream().anyMatch(g -> SituationNames.isNamed(grammar, g))) {
                index.computeIfAbsent(rule.loop(), loop -> new ArrayList<>()).add(rule);
            }
        }
        return index;
    }

    /** The loops around a unit that were not around the one before, and what stands beside it. */
    private void context(
            TransactionSet set,
            Loop unit,
            Map<String, List<SituationRule>> own,
            Consumer<SetIssue> found) {
        if (unit.parent() == null || (!around.isEmpty() && around.get(0) == unit.parent())) {
            return;
        }
        List<Loop> now = new ArrayList<>();
        for (Loop at = unit.parent(); at != null; at = at.parent()) {
            now.add(at);
        }
        for (Loop at : now) {
            if (at.parent() == null || around.contains(at)) {
                continue;
            }
            hold(set, at, own.getOrDefault(at.id(), List.of()), found);
            for (Loop child : at.loops()) {
                if (child != unit && !now.contains(child)) {
                    hold(set, child, own.getOrDefault(child.id(), List.of()), found);
                }
            }
        }
        around = now;
    }

    private void inside(
            TransactionSet set,
            Loop loop,
            Map<String, List<SituationRule>> own,
            Consumer<SetIssue> found) {
        List<SituationRule> here = own.get(loop.id());
        if (here != null && loop.parent() != null) {
            hold(set, loop, here, found);
        }
        for (Loop child : loop.loops()) {
            inside(set, child, own, found);
        }
    }

    private void hold(
            TransactionSet set, Loop loop, List<SituationRule> here, Consumer<SetIssue> found) {
        for (SituationRule rule : here) {
            boolean meant =
                    rule.partner() == null || rule.partner().equals(set.group().partner().name());
            if (meant
                    && (rule.when() == null || rule.when().holds(loop))
                    && !rule.then().holds(loop)) {
                found.accept(issue(rule.severity(), rule.then().failure(loop), loop));
            }
        }
    }

    private SetIssue issue(Severity severity, SituationCondition.Place place, Loop loop) {
        SituationPath path = place.path();
        StoredSegment segment = place.segment();
        boolean whole = segment == null || path.segmentId() == null || path.element() == 0;
        return new SetIssue(
                severity,
                code(place.fault(), whole),
                segment == null ? missing(path) : segment.id(),
                segment == null ? behind(loop) : segment.ordinal(),
                path.loop() == null ? loop.id() : path.loop(),
                whole ? 0 : path.element(),
                whole ? 0 : path.component(),
                0,
                0,
                segment);
    }

    private X12IssueCode code(SituationCondition.Fault fault, boolean whole) {
        if (ofPartner) {
            return X12IssueCode.PARTNER_RULE;
        }
        return switch (fault) {
            case MISSING ->
                    whole
                            ? X12IssueCode.SEGMENT_DEPENDENT_MISSING
                            : X12IssueCode.ELEMENT_SITUATION_MISSING;
            case UNUSED ->
                    whole
                            ? X12IssueCode.SEGMENT_DEPENDENT_UNUSED
                            : X12IssueCode.ELEMENT_SITUATION_UNUSED;
            case VALUE -> X12IssueCode.ELEMENT_SITUATION_VALUE;
        };
    }

    /** A loop that is missing is named by the segment that starts nearly all of them. */
    private static String missing(SituationPath path) {
        return path.segmentId() == null ? "NM1" : path.segmentId();
    }

    /** What is missing should stand behind the loop's own segments. */
    private static int behind(Loop loop) {
        List<StoredSegment> own = loop.segments();
        return own.isEmpty() ? 0 : own.get(own.size() - 1).ordinal() + 1;
    }

    @Override
    public String toString() {
        return "Situations[" + rules.size() + " rules]";
    }
}
