package dev.tributary.x12.grammar;

/** How tables are written: comments and numbers. */
final class TableText {

    private static final int NOT_A_NUMBER = -1;

    private TableText() {}

    /** What stands before a {@code #} at the start of a word, without trailing blanks. */
    static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i).stripTrailing();
            }
        }
        return line.stripTrailing();
    }

    /** A number of times, or {@code >1} for any; -1 where it is neither. */
    static int max(String word) {
        if (word.equals(">1")) {
            return Integer.MAX_VALUE;
        }
        return word.matches("[1-9]\\d{0,7}") ? Integer.parseInt(word) : NOT_A_NUMBER;
    }
}
