package dev.tributary.x12.grammar;

import dev.tributary.x12.grammar.GuideTable.ElementNode;
import dev.tributary.x12.grammar.GuideTable.LoopNode;
import dev.tributary.x12.grammar.GuideTable.Node;
import dev.tributary.x12.grammar.GuideTable.SegmentNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a partner does otherwise than the guide says, as data:
 *
 * <pre>
 * overlay acme of 837P
 * usage 2310B R               # a loop must, may, must not be sent
 * max 2300 500                # a loop, or 2300/HI: a segment, may come so often
 * set 2300/PWK R              # a segment must, may, must not be sent
 * set 2300/CLM-20 R           # an element; 2300/CLM-11-2 a component
 * allow 2300/DTP 01=999       # a code more; where several rows of that id stand: a row more
 * codes 2300/CLM 05-1=11|12   # these codes and no others
 * unordered 2300              # its segments and loops may come in any order
 * </pre>
 *
 * <p>A segment is named by its loop and id; {@code 2300/REF[G1]} is the one whose first
 * discriminator has that code. A file may hold several overlays. What a line names must be there.
 */
final class Overlay {

    private static final Pattern PATH =
            Pattern.compile(
                    "([^/\\s]+)/([A-Z][A-Z0-9]{1,2})(?:\\[([^\\]]+)\\])?(?:-(\\d\\d?)(?:-(\\d\\d?))?)?");
    private static final Pattern ELEMENT = Pattern.compile("(\\d\\d)(?:-0?(\\d\\d?))?");

    private record Line(String file, int number, String[] words) {
        GrammarException error(String what) {
            return new GrammarException(file, number, what);
        }
    }

    private final String name;
    private final String guide;
    private final List<Line> lines = new ArrayList<>();

    private Overlay(String name, String guide) {
        this.name = name;
        this.guide = guide;
    }

    /**
     * Reads a file of overlays.
     *
     * @throws GrammarException when it is not written as it must be
     */
    static List<Overlay> read(String file, String text) {
        List<Overlay> found = new ArrayList<>();
        int number = 0;
        for (String row : text.split("\n", -1)) {
            number++;
            String content = TableText.withoutComment(row).strip();
            if (!content.isEmpty()) {
                Line line = new Line(file, number, content.split("\\s+"));
                if (line.words()[0].equals("overlay")) {
                    found.add(begin(line));
                } else if (found.isEmpty()) {
                    throw line.error("write first: overlay NAME of GUIDE");
                } else {
                    found.get(found.size() - 1).lines.add(line);
                }
            }
        }
        return found;
    }

    private static Overlay begin(Line line) {
        String[] words = line.words();
        if (words.length != 4 || !words[2].equals("of")) {
            throw line.error("write: overlay NAME of GUIDE");
        }
        return new Overlay(words[1], words[3]);
    }

    /** What partners name it by. */
    String name() {
        return name;
    }

    /** The guide that it changes, in each release that has it. */
    String guide() {
        return guide;
    }

    /** Changes a table. */
    void apply(GuideTable table) {
        Map<String, List<LoopNode>> loops = new HashMap<>();
        collect(table.root, loops);
        table.definitions.values().forEach(definition -> collect(definition, loops));
        for (Line line : lines) {
            apply(line, loops);
        }
    }

    private static void collect(LoopNode loop, Map<String, List<LoopNode>> loops) {
        loops.computeIfAbsent(loop.id, id -> new ArrayList<>()).add(loop);
        for (Node child : loop.children) {
            if (child instanceof LoopNode inner) {
                collect(inner, loops);
            }
        }
    }

    private static void apply(Line line, Map<String, List<LoopNode>> loops) {
        String[] words = line.words();
        boolean one = words[0].equals("unordered");
        if (words.length != (one ? 2 : 3)) {
            throw line.error("write: " + words[0] + (one ? " LOOP" : " WHERE WHAT"));
        }
        switch (words[0]) {
            case "unordered" -> loops(line, words[1], loops).forEach(loop -> loop.unordered = true);
            case "usage" -> loops(line, words[1], loops).forEach(l -> l.usage = usage(line));
            case "max" -> max(line, loops);
            case "set" -> set(line, loops);
            case "allow" -> codes(line, loops, true);
            case "codes" -> codes(line, loops, false);
            default ->
                    throw line.error(
                            words[0] + " is none of usage, max, set, allow, codes, unordered");
        }
    }

    private static void max(Line line, Map<String, List<LoopNode>> loops) {
        int max = TableText.max(line.words()[2]);
        if (max < 0) {
            throw line.error(line.words()[2] + " is neither a number nor >1");
        }
        if (line.words()[1].contains("/")) {
            segments(line, loops).forEach(segment -> segment.max = max);
        } else {
            loops(line, line.words()[1], loops).forEach(loop -> loop.max = max);
        }
    }

    private static void set(Line line, Map<String, List<LoopNode>> loops) {
        Usage usage = usage(line);
        Matcher path = path(line);
        for (SegmentNode segment : segments(line, loops)) {
            if (path.group(4) == null) {
                segment.usage = usage;
            } else if (path.group(5) == null) {
                element(line, segment, Integer.parseInt(path.group(4))).usage = usage;
            } else {
                component(line, segment, path.group(4), path.group(5)).usage = usage;
            }
        }
    }

    private static void codes(Line line, Map<String, List<LoopNode>> loops, boolean more) {
        String[] sides = line.words()[2].split("=", 2);
        Matcher where = ELEMENT.matcher(sides[0]);
        if (sides.length != 2 || !where.matches()) {
            throw line.error(line.words()[2] + " is no element with codes, as 01=A|B or 05-1=A|B");
        }
        List<String> codes = List.of(sides[1].split("\\|"));
        List<SegmentNode> segments = segments(line, loops);
        int component = where.group(2) == null ? 0 : Integer.parseInt(where.group(2));
        int number = Integer.parseInt(where.group(1));
        if (more && segments.size() > 1 && tellsApart(segments, number, component)) {
            addRow(line, loops, segments, number, component, codes);
            return;
        }
        for (SegmentNode segment : segments) {
            for (ElementNode telling : segment.discriminators) {
                if (telling.number == number && telling.component == component) {
                    change(telling, codes, more);
                }
            }
            if (segment.elements == null) {
                throw line.error("the guide lists no elements of this segment");
            }
            ElementNode element =
                    component == 0
                            ? element(line, segment, number)
                            : component(line, segment, where.group(1), where.group(2));
            if (more && element.list != null) {
                throw line.error(
                        "the codes are those of the list "
                                + element.list
                                + ": add this one to its file in code.lists, or say them all by"
                                + " codes");
            }
            if (!more || !element.codes.isEmpty()) {
                change(element, codes, more);
            }
        }
    }

    private static void change(ElementNode element, List<String> codes, boolean more) {
        List<String> all = new ArrayList<>(more ? element.codes : List.of());
        all.addAll(codes);
        element.codes = all;
        element.list = null; // or the list would go before them
    }

    private static boolean tellsApart(List<SegmentNode> segments, int number, int component) {
        return segments.stream()
                .allMatch(
                        segment ->
                                segment.discriminators.stream()
                                        .anyMatch(
                                                d ->
                                                        d.number == number
                                                                && d.component == component));
    }

    /** Like the last row of that id, and behind it. */
    private static void addRow(
            Line line,
            Map<String, List<LoopNode>> loops,
            List<SegmentNode> segments,
            int number,
            int component,
            List<String> codes) {
        SegmentNode last = segments.get(segments.size() - 1);
        SegmentNode row =
                new SegmentNode(line.file(), line.number(), last.id, Usage.SITUATIONAL, 1);
        for (ElementNode telling : last.discriminators) {
            ElementNode copy = telling.copy();
            if (copy.number == number && copy.component == component) {
                copy.codes = new ArrayList<>(codes);
            }
            row.discriminators.add(copy);
        }
        if (last.elements != null) {
            row.elements = new ArrayList<>();
            for (ElementNode element : last.elements) {
                ElementNode copy = element.copy();
                if (copy.number == number && component == 0) {
                    copy.codes = new ArrayList<>(codes);
                }
                for (ElementNode part : copy.components) {
                    if (copy.number == number && part.number == component) {
                        part.codes = new ArrayList<>(codes);
                    }
                }
                row.elements.add(copy);
            }
        }
        for (LoopNode loop : loops(line, path(line).group(1), loops)) {
            int at = loop.children.indexOf(last);
            if (at >= 0) {
                loop.children.add(at + 1, row);
            }
        }
    }

    private static ElementNode element(Line line, SegmentNode segment, int number) {
        if (segment.elements == null) {
            throw line.error("the guide lists no elements of this segment");
        }
        int at = 0;
        for (ElementNode element : segment.elements) {
            if (element.number == number) {
                return element;
            }
            at += element.number < number ? 1 : 0;
        }
        ElementNode added = new ElementNode(number, 0);
        added.usage = Usage.SITUATIONAL;
        segment.elements.add(at, added);
        return added;
    }

    private static ElementNode component(
            Line line, SegmentNode segment, String number, String component) {
        ElementNode element = element(line, segment, Integer.parseInt(number));
        int wanted = Integer.parseInt(component);
        for (ElementNode part : element.components) {
            if (part.number == wanted) {
                return part;
            }
        }
        ElementNode added = new ElementNode(wanted, 0);
        added.usage = Usage.SITUATIONAL;
        element.components.add(added);
        return added;
    }

    private static List<SegmentNode> segments(Line line, Map<String, List<LoopNode>> loops) {
        Matcher path = path(line);
        List<SegmentNode> found = new ArrayList<>();
        for (LoopNode loop : loops(line, path.group(1), loops)) {
            for (Node child : loop.children) {
                boolean named =
                        child instanceof SegmentNode segment
                                && segment.id.equals(path.group(2))
                                && (path.group(3) == null || tells(segment, path.group(3)));
                if (named) {
                    found.add((SegmentNode) child);
                }
            }
        }
        if (found.isEmpty()) {
            throw line.error("the guide has no " + line.words()[1]);
        }
        return found;
    }

    private static boolean tells(SegmentNode segment, String code) {
        return !segment.discriminators.isEmpty()
                && segment.discriminators.get(0).codes.contains(code);
    }

    private static Matcher path(Line line) {
        Matcher path = PATH.matcher(line.words()[1]);
        if (!path.matches()) {
            throw line.error(line.words()[1] + " names no segment, as 2300/CLM-20 or 2300/REF[G1]");
        }
        return path;
    }

    private static List<LoopNode> loops(Line line, String id, Map<String, List<LoopNode>> loops) {
        List<LoopNode> found = loops.get(id);
        if (found == null) {
            throw line.error("the guide has no loop " + id);
        }
        return found;
    }

    private static Usage usage(Line line) {
        Usage usage = Usage.of(line.words()[2]);
        if (usage == null) {
            throw line.error(line.words()[2] + " is none of R, S, N");
        }
        return usage;
    }
}
