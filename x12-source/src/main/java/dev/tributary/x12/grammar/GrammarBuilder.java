package dev.tributary.x12.grammar;

import dev.tributary.x12.grammar.GuideTable.ElementNode;
import dev.tributary.x12.grammar.GuideTable.LoopNode;
import dev.tributary.x12.grammar.GuideTable.Node;
import dev.tributary.x12.grammar.GuideTable.SegmentNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes rows of a guide's table, a dictionary and the mounted code lists. */
final class GrammarBuilder {

    private static final int DEEPEST = 24;

    private final GuideTable table;
    private final Dictionary dictionary;
    private final CodeLists lists;
    private final SegmentIndex index;
    private final Map<String, String> units = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private GrammarBuilder(GuideTable table, Dictionary dictionary, CodeLists lists) {
        this.table = table;
        this.dictionary = dictionary;
        this.lists = lists;
        this.index = index(table);
        for (String unit : table.units) {
            String[] parts = unit.split(":", 2);
            units.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    /**
     * Makes a grammar.
     *
     * @throws GrammarException when the table names what is not there
     */
    static Grammar build(GuideTable table, Dictionary dictionary, CodeLists lists) {
        GrammarBuilder builder = new GrammarBuilder(table, dictionary, lists);
        LoopRow root = builder.loop(table.root, 0);
        for (String unit : builder.units.keySet()) {
            if (!builder.seen.contains(unit)) {
                throw new GrammarException(table.file, 1, "units: there is no loop " + unit);
            }
        }
        return new Grammar(table.name, table.set, table.release, root, table.group, table.versions);
    }

    private static SegmentIndex index(GuideTable table) {
        Set<String> ids = new TreeSet<>();
        collect(table.root, ids);
        table.definitions.values().forEach(definition -> collect(definition, ids));
        return new SegmentIndex(ids);
    }

    private static void collect(LoopNode loop, Set<String> ids) {
        for (Node child : loop.children) {
            if (child instanceof LoopNode inner) {
                collect(inner, ids);
            } else {
                ids.add(((SegmentNode) child).id);
            }
        }
    }

    private LoopRow loop(LoopNode node, int depth) {
        if (depth > DEEPEST) {
            throw node.error("loop " + node.id + " is used inside itself");
        }
        LoopNode body = node.use ? table.definitions.get(node.id) : node;
        if (body == null) {
            throw node.error("no loop " + node.id + " is defined");
        }
        List<LoopRow.Child> children = new ArrayList<>();
        for (Node child : body.children) {
            children.add(
                    child instanceof LoopNode inner
                            ? new LoopRow.Child(null, loop(inner, depth + 1))
                            : new LoopRow.Child(segment((SegmentNode) child), null));
        }
        seen.add(node.id);
        String mark = units.get(node.id);
        LoopRow.Head head =
                new LoopRow.Head(
                        node.id,
                        node.usage,
                        node.max,
                        mark != null,
                        mark == null || mark.isEmpty() ? null : mark);
        return LoopRow.of(head, children, body.unordered || node.unordered, index);
    }

    private SegmentRow segment(SegmentNode node) {
        Dictionary.Definition definition = dictionary.find(node.id);
        if (definition == null) {
            throw node.error("the dictionary of " + table.release + " has no segment " + node.id);
        }
        List<Discriminator> discriminators = new ArrayList<>();
        for (ElementNode element : node.discriminators) {
            Dictionary.Entry entry = entry(node, definition, element.number);
            if (entry.composite() != null && element.component == 0) {
                throw node.error(
                        "element "
                                + element.number
                                + " is a composite: name a component, as 01-1=");
            }
            discriminators.add(
                    new Discriminator(
                            element.number, element.component, CodeSet.of(element.codes)));
        }
        List<ElementRow> rows = rows(node, definition, node.elements, node.discriminators);
        return new SegmentRow(
                node.id,
                node.usage,
                node.max,
                discriminators,
                ElementRow.Parts.of(rows, definition.notes()));
    }

    private static Dictionary.Entry entry(
            SegmentNode node, Dictionary.Definition definition, int number) {
        boolean there =
                number >= 1
                        && number <= definition.entries().size()
                        && definition.entries().get(number - 1) != null;
        if (!there) {
            throw node.error(node.id + " has no element or component " + number);
        }
        return definition.entries().get(number - 1);
    }

    /** Of a segment or, where the discriminators are those of one element, of a composite. */
    private List<ElementRow> rows(
            SegmentNode node,
            Dictionary.Definition definition,
            List<ElementNode> listed,
            List<ElementNode> discriminators) {
        Map<Integer, ElementNode> byNumber = new HashMap<>();
        for (ElementNode element : listed == null ? List.<ElementNode>of() : listed) {
            entry(node, definition, element.number);
            byNumber.put(element.number, element);
        }
        List<ElementRow> rows = new ArrayList<>();
        for (int number = 1; number <= definition.entries().size(); number++) {
            Dictionary.Entry entry = definition.entries().get(number - 1);
            int wanted = number;
            List<ElementNode> telling =
                    discriminators.stream().filter(d -> d.number == wanted).toList();
            rows.add(
                    entry == null
                            ? null
                            : row(node, entry, byNumber.get(number), listed == null, telling));
        }
        return rows;
    }

    private ElementRow row(
            SegmentNode node,
            Dictionary.Entry entry,
            ElementNode element,
            boolean all,
            List<ElementNode> telling) {
        Usage usage = usage(entry, element, all, !telling.isEmpty());
        int repeats = element == null || element.repeats == 0 ? entry.repeats() : element.repeats;
        if (entry.composite() != null) {
            Dictionary.Definition composite = dictionary.find(entry.composite());
            List<ElementNode> listed =
                    element == null || element.components.isEmpty() ? null : element.components;
            List<ElementNode> inner = new ArrayList<>();
            for (ElementNode discriminator : telling) {
                ElementNode part = new ElementNode(discriminator.component, 0);
                part.codes = discriminator.codes;
                inner.add(part);
            }
            List<ElementRow> rows = rows(node, composite, listed, inner);
            return new ElementRow(
                    new ElementRow.Sizes(0, null, 0, 0),
                    usage,
                    entry.mandatory(),
                    repeats,
                    null,
                    ElementRow.Parts.of(rows, composite.notes()));
        }
        if (element != null && !element.components.isEmpty()) {
            throw node.error("element " + element.number + " of " + node.id + " is no composite");
        }
        return new ElementRow(
                entry.sizes(), usage, entry.mandatory(), repeats, codes(element, telling), null);
    }

    private static Usage usage(
            Dictionary.Entry entry, ElementNode element, boolean all, boolean telling) {
        if (element != null) {
            return entry.mandatory() ? Usage.REQUIRED : element.usage;
        }
        if (entry.mandatory() || telling) {
            return Usage.REQUIRED;
        }
        return all ? Usage.SITUATIONAL : Usage.UNUSED;
    }

    private CodeSet codes(ElementNode element, List<ElementNode> telling) {
        if (element != null && element.list != null) {
            return lists.find(element.list);
        }
        if (element != null && !element.codes.isEmpty()) {
            return CodeSet.of(element.codes);
        }
        return telling.isEmpty() ? null : CodeSet.of(telling.get(0).codes);
    }
}
