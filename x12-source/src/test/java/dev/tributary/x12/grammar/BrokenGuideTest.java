package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.GuideDocument.Line;
import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.PartnerBook;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From each table a valid set is made, which must be found valid; then it is broken at each row in
 * turn, and what is reported must be that spot and nothing else.
 */
class BrokenGuideTest {

    private static final Grammars GRAMMARS = Grammars.standard();
    private static final int LONGEST = 300;
    private static final int MOST_REPEATS = 12;

    /** By guide and kind of break: how many were made, and how many reported exactly. */
    private static final Map<String, int[]> COVERED = new TreeMap<>();

    static Stream<Grammar> grammars() {
        return GRAMMARS.all().stream();
    }

    private record Expected(
            Set<X12IssueCode> codes, String segment, int ordinal, int element, int component) {
        boolean is(SetIssue issue) {
            return codes.contains(issue.code())
                    && segment.equals(issue.segmentId())
                    && (ordinal == 0 || ordinal == issue.ordinal())
                    && (issue.element() == 0 || element == issue.element())
                    && (issue.component() == 0 || component == issue.component());
        }
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void findsNothingWrongWithWhatTheTableSays(Grammar grammar) {
        for (List<Line> lines :
                List.of(GuideDocument.full(grammar), GuideDocument.least(grammar))) {
            assertThat(read(grammar, lines)).as("issues of a valid %s", grammar).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheRequiredSegmentThatIsMissing(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            boolean applies =
                    line.row.usage() == Usage.REQUIRED
                            && !line.starts()
                            && !line.row.id().equals("SE")
                            && !isTwin(line);
            if (applies) {
                List<Line> broken = new ArrayList<>(lines);
                broken.remove(at);
                expect(
                        grammar,
                        "required segment",
                        broken,
                        new Expected(
                                Set.of(X12IssueCode.SEGMENT_MISSING), line.row.id(), at + 1, 0, 0),
                        line,
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheLoopWhoseStartIsMissing(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            boolean alone = at + 1 == lines.size() || lines.get(at + 1).loop != line.loop;
            boolean required = line.loop.usage() == Usage.REQUIRED;
            boolean applies =
                    line.starts()
                            && line.depth > 0
                            && !line.row.id().equals("HL")
                            && line.row.usage() == Usage.REQUIRED
                            && required
                            && !alone
                            && !fitsAround(line.loop, lines, at + 1);
            if (applies) {
                List<Line> broken = new ArrayList<>(lines);
                broken.remove(at);
                expect(
                        grammar,
                        "start of loop",
                        broken,
                        new Expected(
                                Set.of(X12IssueCode.LOOP_START_MISSING),
                                line.row.id(),
                                at + 1,
                                0,
                                0),
                        line,
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheElement(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            if (line.row.id().equals("ST") || line.row.id().equals("SE")) {
                continue;
            }
            ElementRow[] elements = line.row.elements().rows();
            for (int i = 0; i < elements.length; i++) {
                ElementRow element = elements[i];
                boolean hierarchy = line.row.id().equals("HL") && i < 2;
                if (element != null && element.usage() != Usage.UNUSED && !hierarchy) {
                    if (element.components() == null) {
                        element(grammar, lines, at, i, -1, element, wrong);
                    } else {
                        composite(grammar, lines, at, i, element, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void composite(
            Grammar grammar,
            List<Line> lines,
            int at,
            int i,
            ElementRow element,
            List<String> wrong) {
        if (lines.get(at).elements.get(i).isEmpty()) {
            return;
        }
        ElementRow[] components = element.components().rows();
        for (int c = 0; c < components.length; c++) {
            if (components[c] != null && components[c].usage() != Usage.UNUSED) {
                element(grammar, lines, at, i, c, components[c], wrong);
            }
        }
    }

    private static void element(
            Grammar grammar,
            List<Line> lines,
            int at,
            int i,
            int c,
            ElementRow element,
            List<String> wrong) {
        Line line = lines.get(at);
        String sent = value(line, i, c);
        boolean tells =
                line.row.discriminators().stream()
                        .anyMatch(d -> d.element() == i + 1 && d.component() == Math.max(c + 1, 0));
        if (sent.isEmpty() || element.type() == ElementType.B) {
            return;
        }
        String where = i + 1 + (c < 0 ? "" : "-" + (c + 1));
        if (element.usage() == Usage.REQUIRED
                && !tells
                && !isOnlyValue(line, i, c)
                && !isAskedFor(line, i, c)) {
            String gone = replaced(line, i, c, "");
            expect(
                    grammar,
                    "required element",
                    changed(lines, at, i, gone),
                    at(
                            line,
                            at,
                            i,
                            c,
                            X12IssueCode.ELEMENT_MISSING,
                            X12IssueCode.ELEMENT_REQUIRED_BY_GUIDE),
                    line,
                    wrong,
                    where);
        }
        if (element.max() <= LONGEST && !tells && element.type() != ElementType.DT) {
            char filler =
                    element.type() == ElementType.AN || element.type() == ElementType.ID
                            ? 'A'
                            : '1';
            String longer = String.valueOf(filler).repeat(element.max() + 1);
            expect(
                    grammar,
                    "length",
                    changed(lines, at, i, replaced(line, i, c, longer)),
                    at(line, at, i, c, X12IssueCode.ELEMENT_TOO_LONG),
                    line,
                    wrong,
                    where);
        }
        if (element.min() > 1 && !tells) {
            char filler =
                    element.type() == ElementType.AN || element.type() == ElementType.ID
                            ? 'A'
                            : '1';
            String shorter = String.valueOf(filler).repeat(element.min() - 1);
            expect(
                    grammar,
                    "length",
                    changed(lines, at, i, replaced(line, i, c, shorter)),
                    at(line, at, i, c, X12IssueCode.ELEMENT_TOO_SHORT),
                    line,
                    wrong,
                    where);
        }
        if (element.codes() != null
                && element.type() == ElementType.ID
                && !line.row.id().equals("HL")) {
            String none = noCode(grammar, line.row.id(), element, sent);
            if (none != null) {
                expect(
                        grammar,
                        "code",
                        changed(lines, at, i, replaced(line, i, c, none)),
                        tells
                                ? at(
                                        line,
                                        at,
                                        i,
                                        c,
                                        X12IssueCode.ELEMENT_CODE,
                                        X12IssueCode.SEGMENT_UNEXPECTED,
                                        X12IssueCode.SEGMENT_OUT_OF_ORDER,
                                        X12IssueCode.SEGMENT_TOO_OFTEN)
                                : at(line, at, i, c, X12IssueCode.ELEMENT_CODE),
                        line,
                        wrong,
                        where);
            }
        }
        if (element.type() == ElementType.DT) {
            expect(
                    grammar,
                    "date",
                    changed(lines, at, i, replaced(line, i, c, "20240230")),
                    at(line, at, i, c, X12IssueCode.ELEMENT_DATE, X12IssueCode.ELEMENT_TOO_LONG),
                    line,
                    wrong,
                    where);
        }
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheSegmentThatIsTooMany(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            if (!line.starts()
                    && line.row.max() <= MOST_REPEATS
                    && !isTwin(line)
                    && !line.row.id().equals("SE")) {
                List<Line> broken = new ArrayList<>(lines);
                for (int i = 0; i < line.row.max(); i++) {
                    broken.add(at, line);
                }
                expect(
                        grammar,
                        "repeat of segment",
                        broken,
                        new Expected(
                                Set.of(X12IssueCode.SEGMENT_TOO_OFTEN),
                                line.row.id(),
                                at + 1 + line.row.max(),
                                0,
                                0),
                        line,
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheLoopThatIsTooMany(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            boolean applies =
                    line.starts()
                            && line.depth > 0
                            && line.loop.max() <= MOST_REPEATS
                            && !line.row.id().equals("HL");
            if (applies) {
                int end = at + 1;
                while (end < lines.size()
                        && lines.get(end).depth >= line.depth
                        && !(lines.get(end).starts() && lines.get(end).depth == line.depth)) {
                    end++;
                }
                List<Line> loop = lines.subList(at, end);
                List<Line> broken = new ArrayList<>(lines);
                for (int i = 0; i < line.loop.max(); i++) {
                    broken.addAll(at, loop);
                }
                if (loop.stream().noneMatch(l -> l.row.id().equals("HL"))) {
                    expect(
                            grammar,
                            "repeat of loop",
                            broken,
                            new Expected(
                                    Set.of(X12IssueCode.LOOP_TOO_OFTEN),
                                    line.row.id(),
                                    at + 1 + line.loop.max() * loop.size(),
                                    0,
                                    0),
                            line,
                            wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheSegmentThatStandsOutOfOrder(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            Line next = at + 1 < lines.size() ? lines.get(at + 1) : line;
            boolean applies =
                    !line.starts()
                            && next.loop == line.loop
                            && !next.row.id().equals("SE")
                            && !next.row.id().equals(line.row.id())
                            && !fitsBelow(line.loop, line);
            if (applies) {
                List<Line> broken = new ArrayList<>(lines);
                java.util.Collections.swap(broken, at, at + 1);
                expect(
                        grammar,
                        "order",
                        broken,
                        new Expected(
                                Set.of(X12IssueCode.SEGMENT_OUT_OF_ORDER),
                                line.row.id(),
                                at + 2,
                                0,
                                0),
                        line,
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheSegmentThatIsOfAnotherSet(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            if (at > 0) {
                Line line = lines.get(at);
                SegmentRow other =
                        new SegmentRow("ZZ9", Usage.SITUATIONAL, 1, List.of(), line.row.elements());
                List<Line> broken = new ArrayList<>(lines);
                broken.add(at, new Line(line.loop, other, List.of("A"), line.depth));
                expect(
                        grammar,
                        "foreign segment",
                        broken,
                        new Expected(Set.of(X12IssueCode.SEGMENT_NOT_IN_SET), "ZZ9", at + 1, 0, 0),
                        line,
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void namesTheElementThatIsNotUsed(Grammar grammar) {
        List<String> wrong = new ArrayList<>();
        List<Line> lines = GuideDocument.full(grammar);
        for (int at : rows(lines)) {
            Line line = lines.get(at);
            ElementRow[] elements = line.row.elements().rows();
            if (line.row.id().equals("ST") || line.row.id().equals("SE")) {
                continue;
            }
            for (int i = 0; i <= elements.length; i++) {
                boolean beyond = i == elements.length;
                ElementRow element = beyond ? null : elements[i];
                boolean unused = element != null && element.usage() == Usage.UNUSED;
                boolean plain =
                        beyond
                                || (unused
                                        && element.components() == null
                                        && element.type() != ElementType.B
                                        && !isSpokenOf(line.row.elements(), i));
                if (plain) {
                    String value = beyond ? "A" : GuideDocument.plain(element);
                    expect(
                            grammar,
                            beyond ? "element too many" : "unused element",
                            changed(lines, at, i, value),
                            at(
                                    line,
                                    at,
                                    i,
                                    -1,
                                    beyond
                                            ? X12IssueCode.ELEMENT_TOO_MANY
                                            : X12IssueCode.ELEMENT_UNUSED),
                            line,
                            wrong,
                            String.valueOf(i + 1));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isSpokenOf(ElementRow.Parts parts, int at) {
        for (SyntaxNote note : parts.notes()) {
            if (((note.first() | note.rest()) >>> at & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** A loop further on takes it as well. */
    private static boolean fitsBelow(LoopRow loop, Line line) {
        StoredSegment sample = sample(line);
        for (LoopRow inner : loop.all()) {
            for (SegmentRow row : inner.heads) {
                if (inner != loop && row.id().equals(line.row.id()) && row.matches(sample)) {
                    return true;
                }
            }
        }
        return false;
    }

    @AfterAll
    static void show() {
        System.out.println("spots of each table that were broken, and those reported exactly:");
        Map<String, int[]> byLevel = new TreeMap<>();
        COVERED.forEach(
                (key, counts) -> {
                    String set = key.substring(0, key.indexOf(':'));
                    int[] sum = byLevel.computeIfAbsent(set, k -> new int[2]);
                    sum[0] += counts[0];
                    sum[1] += counts[1];
                });
        byLevel.forEach(
                (key, counts) -> System.out.printf("%-28s %6d/%d%n", key, counts[0], counts[1]));
    }

    /** A row of each loop, once: loops that are used at several places are broken at the first. */
    private static List<Integer> rows(List<Line> lines) {
        Set<String> seen = new HashSet<>();
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            int inRow = 0;
            for (int i = 0; i < line.loop.size(); i++) {
                if (line.loop.segment(i) == line.row && line.loop.loop(i) == null) {
                    inRow = i;
                }
            }
            if (seen.add(line.loop.id() + "/" + inRow)) {
                found.add(at);
            }
        }
        return found;
    }

    /**
     * The first segment after the missing one fits a loop around: where it belongs, none can tell.
     */
    private static boolean fitsAround(LoopRow loop, List<Line> lines, int at) {
        StoredSegment next = sample(lines.get(at));
        for (int before = at - 1; before >= 0; before--) {
            LoopRow other = lines.get(before).loop;
            if (other != loop) {
                for (SegmentRow row : other.heads) {
                    if (row.id().equals(next.id()) && row.isLikely(next)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Another row of its loop takes the same segments: which of them is missing cannot be told. */
    private static boolean isTwin(Line line) {
        List<SegmentRow> rows = new ArrayList<>();
        for (int i = 0; i < line.loop.size(); i++) {
            if (line.loop.loop(i) == null && line.loop.segment(i).id().equals(line.row.id())) {
                rows.add(line.loop.segment(i));
            }
        }
        StoredSegment sample = sample(line);
        return rows.stream().filter(row -> row.matches(sample)).count() > 1;
    }

    private static StoredSegment sample(Line line) {
        String isa =
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *240229*1230*^*00501*000000001*0*T*:~";
        dev.tributary.commons.x12.X12Tokens tokens =
                dev.tributary.commons.x12.X12Tokens.of(
                        (isa + line.text()).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        tokens.next();
        tokens.next();
        return StoredSegment.of(tokens.segment(), java.nio.charset.StandardCharsets.ISO_8859_1, 2);
    }

    /** A syntax note speaks of it too: two rules are broken, and both are told. */
    private static boolean isAskedFor(Line line, int i, int c) {
        ElementRow.Parts parts = line.row.elements();
        int at = i;
        if (c >= 0) {
            parts = parts.rows()[i].components();
            at = c;
        }
        for (SyntaxNote note : parts.notes()) {
            boolean speaks = ((note.first() | note.rest()) >>> at & 1) != 0;
            if (speaks && note.kind() != SyntaxNote.Kind.P) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnlyValue(Line line, int i, int c) {
        if (c < 0) {
            return line.elements.stream().filter(v -> !v.isEmpty()).count() == 1;
        }
        long sent =
                List.of(line.elements.get(i).split(":", -1)).stream()
                        .filter(v -> !v.isEmpty())
                        .count();
        return sent == 1;
    }

    private static String value(Line line, int i, int c) {
        String whole = i < line.elements.size() ? line.elements.get(i) : "";
        if (c < 0) {
            return whole;
        }
        String[] parts = whole.split(":", -1);
        return c < parts.length ? parts[c] : "";
    }

    private static String replaced(Line line, int i, int c, String value) {
        if (c < 0) {
            return value;
        }
        String[] parts = line.elements.get(i).split(":", -1);
        parts[c] = value;
        return String.join(":", parts);
    }

    private static List<Line> changed(List<Line> lines, int at, int i, String value) {
        List<Line> broken = new ArrayList<>(lines);
        broken.set(at, lines.get(at).with(i + 1, value));
        return broken;
    }

    /** Of the same length, so that only the code is wrong; and none that any other row has. */
    private static String noCode(Grammar grammar, String id, ElementRow element, String sent) {
        int length = Math.max(sent.length(), element.min());
        for (char letter : "QZJV9XYK".toCharArray()) {
            String code = String.valueOf(letter).repeat(length);
            boolean elsewhere =
                    grammar.root().all().stream()
                            .flatMap(loop -> java.util.Arrays.stream(loop.heads))
                            .filter(row -> row.id().equals(id))
                            .flatMap(row -> row.discriminators().stream())
                            .anyMatch(telling -> telling.codes().codes().contains(code));
            if (!elsewhere && !element.codes().codes().contains(code)) {
                return code;
            }
        }
        return null;
    }

    private static Expected at(Line line, int at, int i, int c, X12IssueCode... codes) {
        return new Expected(Set.of(codes), line.row.id(), at + 1, i + 1, c + 1);
    }

    private static void expect(
            Grammar grammar,
            String kind,
            List<Line> broken,
            Expected expected,
            Line line,
            List<String> wrong,
            String... where) {
        if (line.row.id().equals("BHT") && isToldByContent(grammar)) {
            return; // without it the guide is not known
        }
        List<SetIssue> issues = read(grammar, broken);
        int[] counts =
                COVERED.computeIfAbsent(
                        "%-8s %s %s: %s"
                                .formatted(
                                        grammar.name(), grammar.release(), level(expected), kind),
                        k -> new int[2]);
        counts[1]++;
        if (issues.size() == 1 && expected.is(issues.get(0))) {
            counts[0]++;
        } else {
            wrong.add(
                    kind
                            + " "
                            + line.loop.id()
                            + "/"
                            + line.row.id()
                            + (where.length == 0 ? "" : "-" + where[0])
                            + " "
                            + (line.row.discriminators().isEmpty()
                                    ? ""
                                    : line.row.discriminators().get(0).codes().codes())
                            + " at "
                            + expected.ordinal()
                            + ": "
                            + issues);
        }
    }

    private static String level(Expected expected) {
        return expected.codes().stream().map(code -> code.level().name()).sorted().toList().get(0);
    }

    private static boolean isToldByContent(Grammar grammar) {
        String version = grammar.versions().get(0);
        return GRAMMARS.all().stream()
                        .filter(
                                g ->
                                        g.set().equals(grammar.set())
                                                && g.versions().contains(version))
                        .count()
                > 1;
    }

    private static List<SetIssue> read(Grammar grammar, List<Line> lines) {
        byte[] bytes = GuideDocument.interchange(grammar, lines);
        Partner partner = Partner.unknown("test", Partner.all(ValidationMode.LENIENT));
        PartnerBook book =
                new PartnerBook() {
                    @Override
                    public Partner of(StoredSegment isa) {
                        return partner;
                    }

                    @Override
                    public Partner of(StoredSegment isa, StoredSegment gs) {
                        return partner;
                    }

                    @Override
                    public boolean allows(Partner sender, String set, String version) {
                        return true;
                    }
                };
        InterchangeReader reader =
                new InterchangeReader(
                        offset -> new ByteArrayInputStream(bytes),
                        ReaderOptions.of(1 << 20, 100),
                        book,
                        GRAMMARS,
                        Checks.NONE);
        List<SetIssue> issues = new ArrayList<>();
        int sets = 0;
        for (X12Event event = reader.next(); event != null; event = reader.next()) {
            if (event instanceof X12Event.SetEnd end) {
                sets++;
                issues.addAll(end.issues());
                assertThat(end.set().grammar()).isEqualTo(grammar);
            }
        }
        assertThat(sets).isEqualTo(1);
        return issues;
    }
}
