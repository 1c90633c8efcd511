package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.Reference;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References as they are compared: letters and digits alone, in capitals, a number without the
 * zeros before it. Of the text of an ACH addendum ({@code TRN*1*number*payer}) the number.
 */
final class Tokens {

    private static final Pattern TRACE = Pattern.compile("(?i)TRN\\*\\d\\*([^*~\\s]+)");
    private static final int SHORTEST = 3;
    private static final Set<String> OF_MANY = Set.of("customer", "connected_account", "account");

    private Tokens() {}

    /**
     * The tokens of an entry's references; not of those that many entries share by their nature.
     */
    static Set<String> of(Entry entry) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Reference reference : entry.references()) {
            if (!OF_MANY.contains(reference.kind())) {
                add(reference.value(), tokens);
            }
        }
        return tokens;
    }

    /** Adds the token of a value, where it has one that can tell anything. */
    static void add(String value, Set<String> to) {
        String token = of(value);
        if (token != null) {
            to.add(token);
        }
    }

    /** The token of a value; null where it is too short to tell anything. */
    static String of(String value) {
        if (value == null) {
            return null;
        }
        String text = value;
        if (value.indexOf('*') >= 0) {
            Matcher trace = TRACE.matcher(value);
            if (trace.find()) {
                text = trace.group(1);
            }
        }
        String token = plain(text);
        return token.length() < SHORTEST ? null : token;
    }

    /** A number of a kind that is repeated as it was sent, however short: in capitals. */
    static String exact(String value) {
        String text = value == null ? "" : value.strip();
        return text.isEmpty() ? null : text.toUpperCase(Locale.ROOT);
    }

    private static String plain(String text) {
        char[] plain = new char[text.length()];
        int length = 0;
        boolean digits = true;
        for (int i = 0; i < plain.length; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return ofAnyScript(text);
            }
            if (c >= '0' && c <= '9') {
                plain[length++] = c;
            } else if (c >= 'A' && c <= 'Z') {
                plain[length++] = c;
                digits = false;
            } else if (c >= 'a' && c <= 'z') {
                plain[length++] = (char) (c - 'a' + 'A');
                digits = false;
            }
        }
        int zeros = 0;
        while (digits && zeros < length && plain[zeros] == '0') {
            zeros++;
        }
        return new String(plain, zeros, length - zeros);
    }

    /** The same, slower: nearly all references are ASCII. */
    private static String ofAnyScript(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean digits = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
                digits &= c >= '0' && c <= '9';
            }
        }
        if (digits) {
            int zeros = 0;
            while (zeros < plain.length() && plain.charAt(zeros) == '0') {
                zeros++;
            }
            return plain.substring(zeros);
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }
}
