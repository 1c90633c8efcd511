package dev.tributary.x12.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Segments and composites of one release of the standard: which elements, of which type and length.
 * Read from tables; one release may stand on another and list only what differs.
 */
final class Dictionary {

    /**
     * One position.
     *
     * @param sizes of an element; null for a composite
     * @param composite id of a composite; null for an element
     */
    record Entry(ElementRow.Sizes sizes, String composite, boolean mandatory, int repeats) {}

    /** A segment or composite; an undefined position is null. */
    record Definition(List<Entry> entries, List<SyntaxNote> notes) {}

    private static final String COMPOSITE = "[CS]\\d{3}";

    private final Map<String, Definition> definitions = new HashMap<>();

    Dictionary(Dictionary base) {
        if (base != null) {
            definitions.putAll(base.definitions);
        }
    }

    /** A segment or a composite; null where there is none. */
    Definition find(String id) {
        return definitions.get(id);
    }

    /** Adds what a table says. Its line {@code base} is not for here. */
    void read(String file, String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = TableText.withoutComment(line);
            if (!content.isBlank() && !content.startsWith("base ")) {
                readLine(file, number, content.strip().split("\\s+"));
            }
        }
    }

    /** Every composite that is named must be defined. */
    void check(String file) {
        for (Map.Entry<String, Definition> definition : definitions.entrySet()) {
            for (Entry entry : definition.getValue().entries()) {
                if (entry != null
                        && entry.composite() != null
                        && !definitions.containsKey(entry.composite())) {
                    throw new GrammarException(
                            file,
                            0,
                            definition.getKey()
                                    + " has "
                                    + entry.composite()
                                    + ", which is not defined");
                }
            }
        }
    }

    private void readLine(String file, int line, String[] words) {
        if (!words[0].matches("[A-Z][A-Z0-9]{1,2}|" + COMPOSITE)) {
            throw new GrammarException(
                    file, line, words[0] + " is no id of a segment or composite");
        }
        List<Entry> entries = new ArrayList<>();
        List<SyntaxNote> notes = new ArrayList<>();
        boolean inNotes = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("/")) {
                inNotes = true;
            } else if (inNotes) {
                notes.add(note(file, line, words[i], entries.size()));
            } else {
                entries.add(words[i].equals("-") ? null : entry(file, line, words[i]));
            }
        }
        if (entries.isEmpty() || entries.size() > 63) {
            throw new GrammarException(file, line, words[0] + " has no elements, or more than 63");
        }
        definitions.put(words[0], new Definition(entries, notes));
    }

    private static SyntaxNote note(String file, int line, String word, int elements) {
        SyntaxNote note = SyntaxNote.of(word);
        if (note == null) {
            throw new GrammarException(file, line, word + " is no syntax note, as P0304");
        }
        if ((note.first() | note.rest()) >>> elements != 0) {
            throw new GrammarException(file, line, word + " names an element that is not there");
        }
        return note;
    }

    private static Entry entry(String file, int line, String word) {
        String[] parts = word.split(":");
        boolean composite = parts[0].matches(COMPOSITE);
        int next = composite ? 1 : 4;
        if (parts.length < next) {
            throw new GrammarException(
                    file, line, word + " is none of 98:ID:2:3[:M][:*2], C003[:M][:*2], -");
        }
        boolean mandatory = next < parts.length && parts[next].equals("M");
        next += mandatory ? 1 : 0;
        int repeats = 1;
        if (next < parts.length && parts[next].matches("\\*(\\d{1,6}|>1)")) {
            repeats = TableText.max(parts[next].substring(1));
            next++;
        }
        if (next != parts.length) {
            throw new GrammarException(
                    file, line, word + ": " + parts[next] + " is neither M nor *N");
        }
        return composite
                ? new Entry(null, parts[0], mandatory, repeats)
                : new Entry(sizes(file, line, word, parts), null, mandatory, repeats);
    }

    private static ElementRow.Sizes sizes(String file, int line, String word, String[] parts) {
        ElementType type = ElementType.of(parts[1]);
        if (type == null) {
            throw new GrammarException(file, line, word + ": " + parts[1] + " is no type");
        }
        boolean numbers =
                parts[0].matches("I?\\d{1,4}")
                        && parts[2].matches("\\d{1,6}")
                        && parts[3].matches("\\d{1,15}");
        if (!numbers) {
            throw new GrammarException(file, line, word + " is none of 98:ID:2:3[:M][:*2]");
        }
        int min = Integer.parseInt(parts[2]);
        int max = (int) Math.min(Long.parseLong(parts[3]), Integer.MAX_VALUE);
        if (min > max) {
            throw new GrammarException(
                    file, line, word + ": shortest and longest are the wrong way round");
        }
        // Those of the envelope have a letter: I12. No acknowledgement names them by number.
        int dataElement = parts[0].startsWith("I") ? 0 : Integer.parseInt(parts[0]);
        return new ElementRow.Sizes(dataElement, type, min, max);
    }
}
