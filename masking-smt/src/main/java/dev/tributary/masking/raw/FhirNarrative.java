package dev.tributary.masking.raw;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XHTML as people read it: characters that are written as numbers are characters. */
final class FhirNarrative {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(apos|nbsp));");

    private FhirNarrative() {}

    /** The same XHTML with such characters in place; those that are markup stay as they are. */
    static String text(String xhtml) {
        if (xhtml.indexOf('&') < 0) {
            return xhtml;
        }
        Matcher matcher = REFERENCE.matcher(xhtml);
        StringBuilder out = new StringBuilder(xhtml.length());
        while (matcher.find()) {
            int c = character(matcher);
            boolean stays = c == '<' || c == '>' || c == '&' || c == '"' || !isCharacter(c);
            matcher.appendReplacement(
                    out, Matcher.quoteReplacement(stays ? matcher.group() : Character.toString(c)));
        }
        return matcher.appendTail(out).toString();
    }

    private static boolean isCharacter(int c) {
        return Character.isValidCodePoint(c) && Character.isDefined(c) && c >= ' ';
    }

    private static int character(Matcher matcher) {
        if (matcher.group(1) != null) {
            return Integer.parseInt(matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return Integer.parseInt(matcher.group(2), 16);
        }
        return matcher.group(3).equals("apos") ? '\'' : '\u00a0';
    }
}
