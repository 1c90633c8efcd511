package dev.tributary.masking.action;

import java.util.Locale;

/** A place in a text, and what stands there; blanks around the text are none of it. */
final class TextCursor {

    final String text;
    final int end;
    int at;

    TextCursor(String text) {
        this.text = text;
        int last = text.length();
        while (last > 0 && text.charAt(last - 1) == ' ') {
            last--;
        }
        this.end = last;
        spaces();
    }

    /** The number that so many digits say. */
    int value(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** Whether that stands here; then it is passed. */
    boolean next(char c) {
        if (at < end && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void spaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** How many digits stand in a row from here. */
    int run(int from) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    /** How many letters stand in a row here. */
    int letters() {
        int i = at;
        while (i < end && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i - at;
    }

    String lower(int from, int length) {
        return text.substring(from, from + length).toLowerCase(Locale.ROOT);
    }

    /** Passes a word, if it stands here. */
    void word(String word) {
        if (letters() == word.length() && lower(at, word.length()).equals(word)) {
            at += word.length();
            spaces();
        }
    }

    /** What may stand between words of a date; at least one of it. */
    boolean gap() {
        int start = at;
        while (at < end && " ,-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > start;
    }
}
