package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;

/** E-mail addresses, URLs and abbreviated IPv6 addresses, each from the sign that gives it away. */
final class WebFinder implements Finder {

    private static final String IN_LOCAL_PART = "._%+-'!&*=?^{|}~/";
    private static final String IN_HOST = ".-";
    private static final String IN_URL = "-._~:/?#[]@!$&'*+,;=%()";
    private static final String BEHIND_URL = ".,;:!?')]";
    private static final String[] TOP_DOMAINS = {"com", "org", "net", "edu", "gov", "info"};

    @Override
    public void find(Tokens tokens, Findings found) {
        int end = 0;
        for (int i = 0; i < tokens.signCount(); i++) {
            int sign = tokens.sign(i);
            if (sign >= end) {
                end = Math.max(end, atSign(tokens.text(), sign, end, found));
            }
        }
        for (int i = 0; i + 1 < tokens.count(); i++) {
            if (tokens.gap(i + 1) == Gap.DOT && !tokens.isTaken(i)) {
                i = host(tokens, i, found);
            }
        }
    }

    /** Looks around a sign; gives the end of what it has dealt with, or 0. */
    private static int atSign(char[] text, int sign, int from, Findings found) {
        if (text[sign] == '@') {
            return email(text, sign, from, found);
        }
        if (text[sign + 1] == '/') {
            return url(text, sign, from, found);
        }
        return ipv6(text, sign, from, found);
    }

    private static int email(char[] text, int at, int from, Findings found) {
        int start = at;
        while (start > from && isOneOf(text[start - 1], IN_LOCAL_PART)) {
            start--;
        }
        while (start < at && !Letters.isAlphanumeric(text[start])) {
            start++;
        }
        int end = at + 1;
        while (end < text.length && isOneOf(text[end], IN_HOST)) {
            end++;
        }
        while (end > at + 1 && !Letters.isAlphanumeric(text[end - 1])) {
            end--;
        }
        if (start == at || end - at < 3) {
            return 0;
        }
        found.add(start, end, PiiClass.EMAIL);
        return end;
    }

    private static int url(char[] text, int colon, int from, Findings found) {
        int start = colon;
        while (start > from && isOneOf(text[start - 1], "+")) {
            start--;
        }
        int end = urlEnd(text, colon);
        if (start == colon || end <= colon + 3) {
            return 0;
        }
        found.add(start, end, PiiClass.URL);
        return end;
    }

    private static int urlEnd(char[] text, int from) {
        int end = from;
        while (end < text.length && isOneOf(text[end], IN_URL)) {
            end++;
        }
        while (end > from && BEHIND_URL.indexOf(text[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    private static int ipv6(char[] text, int colons, int from, Findings found) {
        int start = colons;
        while (start > from && isHexOrColon(text[start - 1])) {
            start--;
        }
        int end = colons;
        while (end < text.length && isHexOrColon(text[end])) {
            end++;
        }
        boolean word =
                (start > 0 && Letters.isAlphanumeric(text[start - 1]))
                        || (end < text.length && Letters.isAlphanumeric(text[end]));
        if (!word && end - start > 2 && isShortened(text, start, end)) {
            found.add(start, end, PiiClass.IP);
        }
        return end;
    }

    /** Whether it has groups of up to four digits and "::" once (RFC 4291 §2.2). */
    private static boolean isShortened(char[] text, int start, int end) {
        int groups = 0;
        int digits = 0;
        int doubles = 0;
        for (int i = start; i < end; i++) {
            if (text[i] != ':') {
                groups += digits == 0 ? 1 : 0;
                digits++;
                if (digits > 4) {
                    return false;
                }
            } else {
                if (i > start && text[i - 1] == ':') {
                    doubles++;
                }
                digits = 0;
            }
        }
        return doubles == 1 && groups <= 7;
    }

    /**
     * A host that begins with www, or that ends on a top domain of the common ones.
     *
     * @return the last of the words that dots join
     */
    private static int host(Tokens tokens, int first, Findings found) {
        int last = first;
        while (tokens.gap(last + 1) == Gap.DOT && tokens.end(last) + 1 == tokens.start(last + 1)) {
            last++;
        }
        if (last > first && (tokens.is(first, "www") || isTopDomain(tokens, last))) {
            char[] text = tokens.text();
            int end = tokens.end(last);
            if (end < text.length && (text[end] == '/' || text[end] == ':')) {
                end = urlEnd(text, end);
            }
            found.add(tokens.start(first), Math.max(end, tokens.end(last)), PiiClass.URL);
        }
        return last;
    }

    private static boolean isTopDomain(Tokens tokens, int token) {
        for (String domain : TOP_DOMAINS) {
            if (tokens.shape(token) == Shape.LOWER && tokens.is(token, domain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(char c, String signs) {
        return Letters.isAlphanumeric(c) || signs.indexOf(c) >= 0;
    }

    private static boolean isHexOrColon(char c) {
        return c == ':' || (Character.digit(c, 16) >= 0 && c < 0x80);
    }
}
