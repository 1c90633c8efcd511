package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.x12.Delimiters;
import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import dev.tributary.commons.x12.X12Tokens;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes interchanges anew, leaf by leaf; what stays is copied as it is. */
final class X12Rewriting {

    private static final String NAME_WITHOUT_ID = "???";

    /** Where the control number of a trailer is repeated from. */
    private static final Map<String, String> HEADERS =
            Map.of("IEA-02", "ISA-13", "GE-02", "GS-06", "SE-02", "ST-02");

    private static final Set<String> CONTROL_NUMBERS = Set.copyOf(HEADERS.values());

    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    /** Of the elements of ISA, by number. */
    private static final int[] WIDTHS = {0, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    private static final char LAST_OF_ASCII = 0x7f;
    private static final char LAST_OF_LATIN_1 = 0xff;

    private final byte[] bytes;
    private final Charset charset;
    private final char last; // character that may be written
    private final Leaves leaves;
    private final X12Tables tables = X12Tables.loaded();
    private final StringBuilder out = new StringBuilder();

    /** What control numbers became, by their place and text: trailers repeat them. */
    private final Map<String, String> controlNumbers = new HashMap<>();

    X12Rewriting(byte[] bytes, Charset charset, Leaves leaves) {
        this.bytes = bytes;
        this.charset = charset;
        this.last =
                charset.equals(StandardCharsets.ISO_8859_1) ? LAST_OF_LATIN_1 : Character.MAX_VALUE;
        this.leaves = leaves;
    }

    /**
     * The whole; empty where a part of it belongs to no interchange, or where a delimiter is a part
     * of a character of several bytes.
     */
    Optional<String> text() {
        X12Tokens tokens = X12Tokens.of(bytes);
        int at = 0;
        while (tokens.next()) {
            if (tokens.kind() == X12Tokens.Kind.JUNK || splitsCharacters(tokens.delimiters())) {
                return Optional.empty();
            }
            copy(at, tokens.start());
            segment(tokens.segment());
            at = tokens.end();
        }
        copy(at, bytes.length);
        return at == 0 ? Optional.empty() : Optional.of(out.toString());
    }

    private boolean splitsCharacters(Delimiters delimiters) {
        return charset.equals(StandardCharsets.UTF_8)
                && (delimiters.element() < 0
                        || delimiters.component() < 0
                        || delimiters.repetition() < 0
                        || delimiters.segment() < 0);
    }

    private void segment(Segment segment) {
        String id = segment.id();
        if (id.equals("ISA")) {
            header(segment);
            return;
        }
        // Bare letters may be a piece of a text: a segment has elements.
        if (tables.knows(id) || (!id.isEmpty() && segment.elementCount() > 0)) {
            out.append(id);
        } else {
            id = NAME_WITHOUT_ID;
            int end = segment.elementCount() == 0 ? segment.end() : segment.elementStart(1) - 1;
            Slice data = new Slice(bytes, segment.start(), end, segment.delimiters());
            element(place(id, 0), Map.of(), data, Siblings.NONE);
        }
        elements(id, segment);
    }

    private void elements(String id, Segment segment) {
        char separator = X12Text.character(segment.delimiters().element());
        Siblings siblings = number -> segment.element(number).text(charset);
        for (int number = 1; number <= segment.elementCount(); number++) {
            out.append(separator);
            if (segment.isBinary(number + 1)) {
                binary(id, number, segment);
                return;
            }
            element(
                    place(id, number),
                    tables.element(id, number),
                    segment.element(number),
                    siblings);
        }
    }

    /** Data and the length before it. */
    private void binary(String id, int lengthElement, Segment segment) {
        Slice length = segment.element(lengthElement);
        String text = segment.element(lengthElement + 1).text(charset);
        String data = leaves.as(place(id, lengthElement + 1), PiiClass.RAW_PAYLOAD, text);
        if (data.equals(text)) {
            out.append(length.text(charset));
        } else {
            data = ascii(data);
            out.append(data.length());
        }
        out.append(X12Text.character(segment.delimiters().element())).append(data);
    }

    /** ISA keeps the widths of its elements, by which it is known. */
    private void header(Segment isa) {
        String[] texts = new String[WIDTHS.length];
        boolean changed = false;
        for (int number = 1; number < WIDTHS.length; number++) {
            String text = isa.element(number).text(charset);
            texts[number] = headerElement(number, text, isa.delimiters());
            changed |= !texts[number].equals(text);
        }
        out.append(isa.id());
        for (int number = 1; number < WIDTHS.length; number++) {
            String text = texts[number];
            if (changed) {
                text = X12Text.padded(ascii(LINE_END.matcher(text).replaceAll("")), WIDTHS[number]);
            }
            out.append(X12Text.character(isa.delimiters().element())).append(text);
            controlNumbers.put(
                    place(isa.id(), number) + isa.element(number).text(charset).strip(), text);
        }
    }

    private String headerElement(int number, String text, Delimiters delimiters) {
        Position position = tables.element("ISA", number).get(X12Tables.WHOLE);
        if (position == null) {
            return text; // a delimiter
        }
        String stripped = text.strip();
        String rewritten = leaves.rewrite(place("ISA", number), position, stripped, Siblings.NONE);
        return rewritten.equals(stripped)
                ? text
                : X12Text.clean(rewritten, "", delimiters, LAST_OF_ASCII);
    }

    /** Where bytes are counted, a character has to have one. */
    private static String ascii(String text) {
        return NOT_ASCII.matcher(text).replaceAll("?");
    }

    private void element(
            String place, Map<Integer, Position> known, Slice element, Siblings siblings) {
        Position whole = known.get(X12Tables.WHOLE);
        if (whole != null && whole.harmless().isEmpty()) {
            leaf(place, whole, element, siblings);
            return;
        }
        Delimiters delimiters = element.delimiters();
        for (int r = 1; r <= element.repetitionCount(); r++) {
            separate(r, delimiters.repetition());
            Slice repetition = element.repetition(r);
            int components = repetition.componentCount();
            for (int c = 1; c <= components; c++) {
                separate(c, delimiters.component());
                boolean simple = components == 1 && !known.containsKey(1);
                leaf(
                        simple ? place : place + "." + c,
                        known.getOrDefault(c, whole),
                        repetition.component(c),
                        siblings);
            }
        }
    }

    private void leaf(String path, Position position, Slice leaf, Siblings siblings) {
        String text = leaf.text(charset);
        String header = HEADERS.get(path);
        String known = header == null ? null : controlNumbers.get(header + text);
        String rewritten = known == null ? leaves.rewrite(path, position, text, siblings) : known;
        if (!rewritten.equals(text)) {
            rewritten = X12Text.clean(rewritten, text, leaf.delimiters(), last);
        }
        if (CONTROL_NUMBERS.contains(path)) {
            controlNumbers.put(path + text, rewritten);
        }
        out.append(rewritten);
    }

    private void separate(int number, byte delimiter) {
        if (number > 1) {
            out.append(X12Text.character(delimiter));
        }
    }

    private void copy(int start, int end) {
        out.append(new String(bytes, start, end - start, charset));
    }

    private static String place(String id, int element) {
        return id + (element < 10 ? "-0" : "-") + element;
    }
}
