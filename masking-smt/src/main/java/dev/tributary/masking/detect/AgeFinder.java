package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;

/** Ages of 90 and more; below that an age identifies nobody (45 CFR 164.514(b)(2)(i)(C)). */
final class AgeFinder implements Finder {

    private static final int FIRST = 90;
    private static final int LAST = 130;

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (!tokens.isTaken(i)) {
                if (isHighAge(tokens, i)) {
                    int start = tokens.start(i);
                    found.add(start, start + tokens.leadingDigits(i), PiiClass.BIRTH_DATE);
                } else if (tokens.has(i, Trait.NINETY.bit())) {
                    inWords(tokens, i, found);
                }
            }
        }
    }

    private static boolean isHighAge(Tokens tokens, int token) {
        if (tokens.shape(token) != Shape.NUMBER) {
            return false;
        }
        int number = tokens.number(token);
        return number >= FIRST
                && number <= LAST
                && !isAggregate(tokens, token)
                && (isOld(tokens, token) || isAgeBefore(tokens, token) || isSex(tokens, token));
    }

    /** "90 or older", "90+": the group that everybody of that age belongs to. */
    private static boolean isAggregate(Tokens tokens, int token) {
        char[] text = tokens.text();
        int end = tokens.end(token);
        boolean plus = end < text.length && text[end] == '+';
        boolean above =
                tokens.is(token + 2, "above")
                        || tokens.is(token + 2, "over")
                        || tokens.is(token + 2, "older");
        return tokens.number(token) == FIRST
                && (plus || tokens.is(token + 1, "or") || (tokens.is(token + 1, "and") && above));
    }

    /** 93yo, 93 y/o, 93-year-old, 93 years of age. */
    private static boolean isOld(Tokens tokens, int token) {
        if (!tokens.isDigits(token)) {
            int letters = tokens.start(token) + tokens.leadingDigits(token);
            return Letters.base(tokens.text()[letters]) == 'y';
        }
        int gap = tokens.gap(token + 1);
        if (gap != Gap.SPACE && gap != Gap.HYPHEN) {
            return false;
        }
        if (tokens.is(token + 1, "yo")) {
            return true;
        }
        if (tokens.is(token + 1, "y")) {
            return tokens.is(token + 2, "o");
        }
        boolean ofAge = tokens.is(token + 2, "of") && tokens.is(token + 3, "age");
        return tokens.has(token + 1, Trait.OLD.bit()) && (tokens.is(token + 2, "old") || ofAge);
    }

    /** "aged 93", "age: 93", "age of 93". */
    private static boolean isAgeBefore(Tokens tokens, int token) {
        int before =
                tokens.is(token - 1, "of") || tokens.is(token - 1, "is") ? token - 2 : token - 1;
        int allowed = Gap.SPACE | Gap.LABEL;
        return tokens.isDigits(token)
                && (tokens.gap(token) & ~allowed) == 0
                && (tokens.is(before, "age") || tokens.is(before, "aged"));
    }

    /** "A 93M with": at the sentence's start or behind an article, where it is no temperature. */
    private static boolean isSex(Tokens tokens, int token) {
        char sex = Letters.base(tokens.text()[tokens.end(token) - 1]);
        boolean letter =
                tokens.length(token) == tokens.leadingDigits(token) + 1
                        && (sex == 'm' || sex == 'f');
        boolean start =
                token == 0
                        || tokens.is(token - 1, "a")
                        || tokens.is(token - 1, "pt")
                        || tokens.is(token - 1, "patient");
        return letter && start;
    }

    /** "ninety-three-year-old", "a centenarian". */
    private static void inWords(Tokens tokens, int token, Findings found) {
        if (!tokens.is(token, "ninety")) {
            found.addTokens(token, token + 1, PiiClass.BIRTH_DATE);
            return;
        }
        int next = token + 1;
        if (tokens.gap(next) == Gap.HYPHEN && !tokens.has(next, Trait.OLD.bit())) {
            next++;
        }
        if (tokens.has(next, Trait.OLD.bit())) {
            found.addTokens(token, next, PiiClass.BIRTH_DATE);
        }
    }
}
