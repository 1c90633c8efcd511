package dev.tributary.masking.raw;

import dev.tributary.commons.hl7.Delimiters;
import dev.tributary.commons.hl7.Escapes;
import dev.tributary.commons.hl7.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A leaf's text as people read it: escape sequences resolved, marks of layout and highlighting left
 * out, so that a name is seen whole; and back.
 */
final class Hl7Text {

    private static final Pattern LAYOUT =
            Pattern.compile("(?:H|N|\\.(?:sp|sk|in|ti|fi|nf|ce)[+-]?\\d{0,4})");
    private static final Pattern BYTES = Pattern.compile("X(?:[0-9A-Fa-f]{2})+");

    private Hl7Text() {}

    /** The text of a leaf. */
    static String of(Slice leaf) {
        String text = leaf.text(StandardCharsets.UTF_8);
        char escape = (char) leaf.delimiters().escape();
        return escape == 0 || text.indexOf(escape) < 0 ? text : resolved(text, escape);
    }

    /** What the tokens keep: bytes that are not UTF-8 are read as ISO 8859-1. */
    private static String resolved(String text, char escape) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        int open = text.indexOf(escape);
        while (open >= 0) {
            int close = text.indexOf(escape, open + 1);
            String meaning = close < 0 ? null : meaning(text.substring(open + 1, close));
            out.append(text, at, open);
            if (meaning == null) {
                out.append(escape);
                at = open + 1;
            } else {
                out.append(meaning);
                at = close + 1;
            }
            open = text.indexOf(escape, at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static String meaning(String body) {
        if (LAYOUT.matcher(body).matches()) {
            return body.length() > 1 ? "\n" : "";
        }
        return BYTES.matcher(body).matches()
                ? new String(
                        HexFormat.of().parseHex(body, 1, body.length()),
                        StandardCharsets.ISO_8859_1)
                : null;
    }

    /** Text as it is written into a message of such delimiters. */
    static String encode(String text, Delimiters delimiters) {
        return delimiters.escape() == 0
                ? withoutDelimiters(text, delimiters)
                : Escapes.encode(text, delimiters);
    }

    /** A message without an escape character can hold none of its delimiters in a text. */
    private static String withoutDelimiters(String text, Delimiters delimiters) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            boolean delimiter =
                    c < ' '
                            || c == delimiters.field()
                            || c == delimiters.component()
                            || c == delimiters.repetition()
                            || c == delimiters.subcomponent()
                            || c == delimiters.truncation();
            if (delimiter) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }
}
