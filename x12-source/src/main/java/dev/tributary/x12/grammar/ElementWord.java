package dev.tributary.x12.grammar;

import dev.tributary.x12.grammar.GuideTable.ElementNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a guide's line names an element: {@code 05?*3=EM|EX}, {@code 11?(01=AA|EM,02?)}, {@code
 * 02=@name}; and what tells rows apart: {@code 01=41}, {@code 01-1=BK}.
 */
final class ElementWord {

    private static final Pattern DISCRIMINATOR =
            Pattern.compile("(\\d\\d)(?:-0?(\\d\\d?))?=(\\S+)");
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "(\\d\\d)([?-]?)(?:\\*(\\d{1,6}|>1))?(?:=([^()*]*))?(?:\\((.*)\\))?(?:\\*(\\d{1,6}|>1))?");

    private ElementWord() {}

    static ElementNode discriminator(String word, Function<String, GrammarException> error) {
        Matcher matcher = DISCRIMINATOR.matcher(word);
        if (!matcher.matches() || matcher.group(3).startsWith("@")) {
            throw error.apply(word + " is no discriminator, as 01=41 or 01-1=BK|ABK");
        }
        int component = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        ElementNode node = new ElementNode(Integer.parseInt(matcher.group(1)), component);
        node.codes = codes(word, matcher.group(3), error);
        return node;
    }

    static ElementNode element(String word, Function<String, GrammarException> error) {
        Matcher matcher = ELEMENT.matcher(word);
        if (!matcher.matches()) {
            throw error.apply(
                    word + " is no element, as 01, 02?, 03=A|B, 05(01,02?), 04*3, 07=@list");
        }
        ElementNode node = new ElementNode(Integer.parseInt(matcher.group(1)), 0);
        node.usage =
                switch (matcher.group(2)) {
                    case "?" -> Usage.SITUATIONAL;
                    case "-" -> Usage.UNUSED;
                    default -> Usage.REQUIRED;
                };
        String repeats = matcher.group(3) == null ? matcher.group(6) : matcher.group(3);
        node.repeats = repeats == null ? 0 : TableText.max(repeats);
        String codes = matcher.group(4);
        if (codes != null && codes.startsWith("@")) {
            node.list = codes.substring(1);
        } else if (codes != null) {
            node.codes = codes(word, codes, error);
        }
        if (matcher.group(5) != null) {
            for (String part : matcher.group(5).split(",", -1)) {
                node.components.add(element(part, error));
            }
        }
        return node;
    }

    private static List<String> codes(
            String word, String text, Function<String, GrammarException> error) {
        List<String> codes = new ArrayList<>(Arrays.asList(text.split("\\|", -1)));
        if (codes.contains("")) {
            throw error.apply(word + " has an empty code");
        }
        return codes;
    }
}
