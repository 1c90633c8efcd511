package dev.tributary.x12.grammar;

/**
 * A rule between elements of a segment, or components of a composite: which must come together and
 * which must not. X12.6 §3.8.3.
 *
 * @param kind which rule
 * @param first bit of the first position
 * @param rest bits of the other positions
 */
public record SyntaxNote(Kind kind, long first, long rest) {

    /** The rules, by their letters. */
    public enum Kind {
        /** All or none. */
        P,
        /** At least one. */
        R,
        /** At most one. */
        E,
        /** The first asks for all others. */
        C,
        /** The first asks for one of the others. */
        L
    }

    /** As tables write it, {@code P0809}; null where it is none. */
    static SyntaxNote of(String word) {
        if (!word.matches("[PRECL](\\d\\d){2,}")) {
            return null;
        }
        long first = bit(word, 1);
        long rest = 0;
        for (int at = 3; at < word.length(); at += 2) {
            rest |= bit(word, at);
        }
        return new SyntaxNote(Kind.valueOf(word.substring(0, 1)), first, rest);
    }

    private static long bit(String word, int at) {
        return 1L << (Integer.parseInt(word.substring(at, at + 2)) - 1);
    }

    /**
     * Which position breaks it.
     *
     * @param present bits of the positions that were sent
     * @return the bit of the position that is missing, or that is too much; 0 where it holds
     */
    public long broken(long present) {
        return switch (kind) {
            case P -> {
                long all = first | rest;
                yield (present & all) == 0 ? 0 : Long.lowestOneBit(all & ~present);
            }
            case R -> (present & (first | rest)) == 0 ? first : 0;
            case E -> {
                long sent = present & (first | rest);
                yield Long.lowestOneBit(sent & (sent - 1));
            }
            case C -> (present & first) == 0 ? 0 : Long.lowestOneBit(rest & ~present);
            case L -> (present & first) == 0 || (present & rest) != 0 ? 0 : Long.lowestOneBit(rest);
        };
    }
}
