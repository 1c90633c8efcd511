package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Needle.Fit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes names apart. */
final class NamePieces {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}'’]+");
    private static final int SHORTEST_MAILBOX = 4;

    private static final long TITLES = bits(Trait.TITLE, Trait.SUFFIX);

    private final Needles needles;
    private final Set<Character> initials = new LinkedHashSet<>();

    NamePieces(Needles needles) {
        this.needles = needles;
    }

    /** The first letters of the names. */
    Set<Character> initials() {
        return initials;
    }

    /** A name in any order, with or without titles: its parts, and all of it in one word. */
    void add(String value) {
        List<String> written = new ArrayList<>(List.of(NO_LETTER.split(value, 0)));
        written.removeIf(String::isEmpty);
        if (!written.stream().allMatch(NamePieces::isTitle)) {
            written.removeIf(NamePieces::isTitle);
        }
        List<String> parts = new ArrayList<>();
        for (String part : written) {
            String compact = Needles.compact(part);
            if (!compact.isEmpty()) {
                parts.add(compact);
                initials.add(compact.charAt(0));
                part(part, compact, written.size());
            }
        }
        parts.removeIf(part -> part.length() == 1);
        if (parts.size() > 1) {
            String first = parts.get(0);
            String last = parts.get(parts.size() - 1);
            inOneWord(first, last);
            inOneWord(last, first);
        }
    }

    /** A part such as "de" is not looked for alone where there are enough others. */
    private void part(String written, String compact, int parts) {
        boolean particle = Needles.has(compact, Trait.PARTICLE.bit());
        if (particle && parts > 2 && !Needles.has(compact, NameWords.NAMES)) {
            return;
        }
        boolean ordinary = particle || compact.length() == 2 || Needles.isOrdinary(compact);
        needles.add(compact, PiiClass.NAME, ordinary ? Fit.CAPITALISED : Fit.WORD);
        String spelled = spelledOut(written);
        if (!spelled.equals(compact)) {
            needles.add(spelled, PiiClass.NAME, Fit.WORD);
        }
    }

    /** "johndoe" and "jdoe", as user names and mail boxes have them. */
    private void inOneWord(String one, String other) {
        String both = one + other;
        if (both.length() >= Needles.LONG_ENOUGH_INSIDE) {
            needles.add(both, PiiClass.NAME, Fit.ANYWHERE);
        }
        String mailbox = one.charAt(0) + other;
        if (mailbox.length() >= SHORTEST_MAILBOX) {
            needles.add(
                    mailbox,
                    PiiClass.NAME,
                    Needles.isOrdinary(mailbox) ? Fit.CAPITALISED : Fit.WORD);
        }
    }

    /** A title or a credential that is no name as well. */
    private static boolean isTitle(String written) {
        String compact = Needles.compact(written);
        return compact.length() <= 4
                && Needles.has(compact, TITLES)
                && !Needles.has(compact, NameWords.NAMES);
    }

    /** Müller as Mueller. */
    private static String spelledOut(String part) {
        StringBuilder out = new StringBuilder(part.length() + 2);
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case 'ä', 'Ä' -> out.append("ae");
                case 'å', 'Å' -> out.append("aa");
                case 'ö', 'Ö', 'ø', 'Ø' -> out.append("oe");
                case 'ü', 'Ü' -> out.append("ue");
                default -> out.append(c);
            }
        }
        return Needles.compact(out.toString());
    }
}
