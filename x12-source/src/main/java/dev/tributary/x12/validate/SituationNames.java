package dev.tributary.x12.validate;

import dev.tributary.commons.config.NearestName;
import dev.tributary.x12.grammar.ElementRow;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.grammar.SegmentRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that rules between segments may use: of partners, guides, loops, segments and elements.
 * A rule with another one would never find anything, and nobody would notice.
 */
final class SituationNames {

    private final Collection<Grammar> grammars;
    private final Collection<String> partners;

    /**
     * The names that are known.
     *
     * @param grammars of all guides; overlays name nothing that these do not have
     * @param partners the names of partners
     */
    SituationNames(Collection<Grammar> grammars, Collection<String> partners) {
        this.grammars = List.copyOf(grammars);
        this.partners = List.copyOf(partners);
    }

    /**
     * Refuses a rule that could never find anything.
     *
     * @throws SituationException naming what is not known, and the nearest that is
     */
    void check(SituationRule rule) throws SituationException {
        if (rule.partner() != null && !partners.contains(rule.partner())) {
            throw unknown(rule, "no trading partner is named", rule.partner(), partners);
        }
        List<Grammar> meant = new ArrayList<>();
        for (String guide : rule.guides()) {
            meant.addAll(ofGuide(rule, guide));
        }
        for (SituationPath path : rule.paths()) {
            checkPath(rule, path, meant);
        }
    }

    /** The tables of a guide that have the rule's loop. */
    private List<Grammar> ofGuide(SituationRule rule, String guide) throws SituationException {
        List<Grammar> tables = grammars.stream().filter(g -> isNamed(g, guide)).toList();
        if (tables.isEmpty()) {
            throw unknown(
                    rule,
                    "there is no guide",
                    guide,
                    names(grammars.stream().flatMap(g -> Stream.of(g.name(), exactName(g)))));
        }
        List<Grammar> withLoop = tables.stream().filter(g -> has(g, rule.loop())).toList();
        if (withLoop.isEmpty()) {
            throw unknown(rule, guide + " has no loop", rule.loop(), loops(tables));
        }
        return withLoop;
    }

    static boolean isNamed(Grammar grammar, String guide) {
        return grammar.name().equals(guide) || exactName(grammar).equals(guide);
    }

    private static String exactName(Grammar grammar) {
        return grammar.name() + '-' + grammar.release();
    }

    private static boolean has(Grammar grammar, String loop) {
        return !rows(grammar, loop).isEmpty();
    }

    private static List<LoopRow> rows(Grammar grammar, String loop) {
        return grammar.root().all().stream().filter(row -> row.id().equals(loop)).toList();
    }

    /** A path may stand in one of the guides alone. */
    private static void checkPath(SituationRule rule, SituationPath path, List<Grammar> meant)
            throws SituationException {
        String loop = path.loop() == null ? rule.loop() : path.loop();
        List<LoopRow> rows = meant.stream().flatMap(g -> rows(g, loop).stream()).toList();
        String guides = String.join(",", rule.guides());
        if (rows.isEmpty()) {
            throw unknown(rule, guides + " has no loop", loop, loops(meant));
        }
        if (path.segmentId() == null) {
            return;
        }
        List<SegmentRow> segments = rows.stream().flatMap(SituationNames::segments).toList();
        List<SegmentRow> own =
                segments.stream().filter(row -> row.id().equals(path.segmentId())).toList();
        if (own.isEmpty()) {
            throw unknown(
                    rule,
                    "loop " + loop + " of " + guides + " has no segment",
                    path.segmentId(),
                    names(segments.stream().map(SegmentRow::id)));
        }
        checkElement(rule, path.segmentId(), path.element(), path.component(), own);
        for (SituationPath.Filter filter : path.filters()) {
            checkElement(rule, path.segmentId(), filter.element(), filter.component(), own);
        }
    }

    /** A loop's own; those that start the loops inside it are theirs. */
    private static Stream<SegmentRow> segments(LoopRow loop) {
        return Stream.iterate(0, row -> row < loop.size(), row -> row + 1)
                .filter(row -> loop.loop(row) == null)
                .map(loop::segment);
    }

    private static void checkElement(
            SituationRule rule, String segment, int element, int component, List<SegmentRow> rows)
            throws SituationException {
        if (element > 0 && rows.stream().noneMatch(row -> has(row, element, component))) {
            throw new SituationException(
                    rule.line(),
                    "there is no "
                            + segment
                            + (element < 10 ? "-0" : "-")
                            + element
                            + (component > 0 ? "-" + component : ""));
        }
    }

    private static boolean has(SegmentRow segment, int element, int component) {
        ElementRow[] rows = segment.elements().rows();
        ElementRow row = element <= rows.length ? rows[element - 1] : null;
        if (row == null || component == 0) {
            return row != null;
        }
        ElementRow.Parts components = row.components();
        return component <= (components == null ? 1 : components.rows().length);
    }

    private static Collection<String> loops(List<Grammar> tables) {
        return names(tables.stream().flatMap(g -> g.root().all().stream()).map(LoopRow::id));
    }

    private static Collection<String> names(Stream<String> all) {
        return all.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static SituationException unknown(
            SituationRule rule, String what, String name, Collection<String> known) {
        return new SituationException(
                rule.line(), what + " '" + name + "'" + NearestName.hint(name, known));
    }
}
