package dev.tributary.x12.grammar;

import dev.tributary.x12.grammar.GuideTable.ElementNode;
import dev.tributary.x12.grammar.GuideTable.LoopNode;
import dev.tributary.x12.grammar.GuideTable.SegmentNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Reads the table of a guide. */
final class GuideReader {

    private static final int INDENT = 2;
    private static final int LOOP_WORDS = 4;
    private static final int SEGMENT_WORDS = 3;

    private final GuideTable table;
    private final Deque<LoopNode> open = new ArrayDeque<>();
    private final String file;
    private int line;

    private GuideReader(String file) {
        this.file = file;
        this.table = new GuideTable(file);
        open.push(table.root);
    }

    /**
     * Reads a table.
     *
     * @param file its name, for errors
     * @throws GrammarException when it is not written as it must be
     */
    static GuideTable read(String file, String text) {
        GuideReader reader = new GuideReader(file);
        for (String line : text.split("\n", -1)) {
            reader.line++;
            String content = TableText.withoutComment(line);
            if (!content.isBlank()) {
                reader.line(content);
            }
        }
        reader.finish();
        return reader.table;
    }

    private void line(String content) {
        int indent = 0;
        while (content.charAt(indent) == ' ') {
            indent++;
        }
        if (content.charAt(indent) == '\t' || indent % INDENT != 0) {
            throw error("indent by two blanks per level");
        }
        int depth = indent / INDENT;
        String[] words = content.strip().split("\\s+");
        if (depth == 0 && header(words)) {
            return;
        }
        if (depth >= open.size()) {
            throw error("stands deeper than the loop above it");
        }
        while (open.size() - 1 > depth) {
            close();
        }
        switch (words[0]) {
            case "define" -> define(words, depth);
            case "loop", "use" -> loop(words);
            default -> open.peek().children.add(segment(words));
        }
    }

    private boolean header(String[] words) {
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        switch (words[0]) {
            case "guide" -> table.name = one(rest);
            case "set" -> table.set = one(rest);
            case "group" -> table.group = one(rest);
            case "release" -> table.release = one(rest);
            case "versions" -> table.versions = rest;
            case "units" -> table.units = rest;
            default -> {
                return false;
            }
        }
        return true;
    }

    private String one(List<String> words) {
        if (words.size() != 1) {
            throw error("one word is to follow");
        }
        return words.get(0);
    }

    private void define(String[] words, int depth) {
        if (depth != 0 || words.length != 2) {
            throw error("write: define NAME, at the left margin");
        }
        LoopNode node = new LoopNode(file, line, words[1], false, Usage.SITUATIONAL, 1);
        if (table.definitions.put(words[1], node) != null) {
            throw error(words[1] + " is defined twice");
        }
        open.push(node);
    }

    private void loop(String[] words) {
        if (words.length != LOOP_WORDS) {
            throw error("write: " + words[0] + " ID R|S|N MAX");
        }
        boolean use = words[0].equals("use");
        LoopNode node = new LoopNode(file, line, words[1], use, usage(words[2]), max(words[3]));
        open.peek().children.add(node);
        if (!use) {
            open.push(node);
        }
    }

    private SegmentNode segment(String[] words) {
        if (words.length < SEGMENT_WORDS || !words[0].matches("[A-Z][A-Z0-9]{1,2}")) {
            throw error("write: ID R|S|N MAX [NN=V|V ...] [| NN NN? NN=V|V NN(CC,CC?) ...]");
        }
        SegmentNode node = new SegmentNode(file, line, words[0], usage(words[1]), max(words[2]));
        for (int i = SEGMENT_WORDS; i < words.length; i++) {
            if (words[i].equals("|") && node.elements == null) {
                node.elements = new java.util.ArrayList<>();
            } else if (node.elements != null) {
                node.elements.add(ElementWord.element(words[i], this::error));
            } else {
                node.discriminators.add(ElementWord.discriminator(words[i], this::error));
            }
        }
        requireAscending(node.elements);
        return node;
    }

    private void requireAscending(List<ElementNode> elements) {
        int last = 0;
        for (ElementNode element : elements == null ? List.<ElementNode>of() : elements) {
            if (element.number <= last) {
                throw error("element " + element.number + " stands twice or out of order");
            }
            last = element.number;
        }
    }

    private Usage usage(String word) {
        Usage usage = Usage.of(word);
        if (usage == null) {
            throw error(word + " is none of R, S, N");
        }
        return usage;
    }

    private int max(String word) {
        int max = TableText.max(word);
        if (max < 0) {
            throw error(word + " is neither a number nor >1");
        }
        return max;
    }

    private void close() {
        LoopNode node = open.pop();
        if (node.children.isEmpty() || !(node.children.get(0) instanceof SegmentNode)) {
            throw node.error("loop " + node.id + " does not start with a segment");
        }
    }

    private void finish() {
        while (!open.isEmpty()) {
            close();
        }
        if (table.name == null || table.set == null || table.release == null) {
            throw new GrammarException(file, 1, "one of the lines guide, set, release is missing");
        }
    }

    private GrammarException error(String what) {
        return new GrammarException(file, line, what);
    }
}
