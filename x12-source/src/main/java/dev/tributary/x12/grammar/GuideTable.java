package dev.tributary.x12.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A guide as its table has it, before overlays change it and rows are made of it. */
final class GuideTable {

    /** A segment or loop of a loop. */
    abstract static class Node {
        final String file;
        final int line;
        Usage usage;
        int max;

        Node(String file, int line, Usage usage, int max) {
            this.file = file;
            this.line = line;
            this.usage = usage;
            this.max = max;
        }

        GrammarException error(String what) {
            return new GrammarException(file, line, what);
        }
    }

    /** A line of a segment. */
    static final class SegmentNode extends Node {
        final String id;
        final List<ElementNode> discriminators = new ArrayList<>();

        /** Null where the dictionary alone says which elements there are. */
        List<ElementNode> elements;

        SegmentNode(String file, int line, String id, Usage usage, int max) {
            super(file, line, usage, max);
            this.id = id;
        }
    }

    /** A loop, or the use of one that is defined elsewhere: then its children are shared. */
    static final class LoopNode extends Node {
        final String id;
        final boolean use;
        final List<Node> children = new ArrayList<>();
        boolean unordered;

        LoopNode(String file, int line, String id, boolean use, Usage usage, int max) {
            super(file, line, usage, max);
            this.id = id;
            this.use = use;
        }
    }

    /** An element or component that a line names. */
    static final class ElementNode {
        final int number;
        final int component; // of a discriminator; 0 for the element as a whole
        Usage usage = Usage.REQUIRED;
        int repeats; // 0 where the dictionary says it
        String list;
        List<String> codes = new ArrayList<>();
        List<ElementNode> components = new ArrayList<>();

        ElementNode(int number, int component) {
            this.number = number;
            this.component = component;
        }

        ElementNode copy() {
            ElementNode copy = new ElementNode(number, component);
            copy.usage = usage;
            copy.repeats = repeats;
            copy.list = list;
            copy.codes = new ArrayList<>(codes);
            for (ElementNode part : components) {
                copy.components.add(part.copy());
            }
            return copy;
        }
    }

    final String file;
    String name;
    String set;
    String group;
    String release;
    List<String> versions = List.of();
    List<String> units = List.of();
    final LoopNode root;
    final Map<String, LoopNode> definitions = new LinkedHashMap<>();

    GuideTable(String file) {
        this.file = file;
        this.root = new LoopNode(file, 0, "ST", false, Usage.REQUIRED, 1);
    }
}
