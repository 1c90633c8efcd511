package dev.tributary.x12.grammar;

/** What the characters of an element stand for. X12.6 §3.3.1. */
public enum ElementType {
    /** Text. */
    AN,
    /** A code. */
    ID,
    /** A date: YYMMDD or CCYYMMDD. */
    DT,
    /** A time: HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
    TM,
    /** A number with a decimal point of its own. */
    R,
    /** A number whose decimal point is implied. */
    N,
    /** Bytes. */
    B;

    /** By how tables write it: also {@code N0} to {@code N9}; null where it is none. */
    static ElementType of(String word) {
        if (word.length() == 2 && word.charAt(0) == 'N' && Character.isDigit(word.charAt(1))) {
            return N;
        }
        for (ElementType type : values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        return null;
    }
}
