package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds personal data in free text by its shape and by the words around it.
 *
 * <p>One pass takes the text apart and looks every word up; one automaton proposes numbers and
 * codes; check digits, ranges and the words around decide. Ages below 90, lone years, states and
 * diseases named after people are left alone (45 CFR 164.514(b)(2)(i)). Instances hold no state and
 * may be shared by threads.
 */
public final class TextDetector {

    /** In the order in which they claim pieces of the text. */
    private static final List<Finder> FINDERS =
            List.of(
                    new WebFinder(),
                    new IdFinder(),
                    new StreetFinder(),
                    new NumberFinder(),
                    new DateFinder(),
                    new AgeFinder(),
                    new FacilityFinder(),
                    new NameFinder(),
                    new PlaceFinder());

    private final Set<PiiClass> classes;

    private TextDetector(Set<PiiClass> classes) {
        this.classes = classes;
    }

    /**
     * A detector of some classes.
     *
     * @param classes those that no text gives away (BIOMETRIC, PHOTO, FREE_TEXT, RAW_PAYLOAD) are
     *     never found
     */
    public static TextDetector of(Set<PiiClass> classes) {
        EnumSet<PiiClass> copy = EnumSet.noneOf(PiiClass.class);
        copy.addAll(classes);
        return new TextDetector(copy);
    }

    /**
     * Finds personal data.
     *
     * @return in the order of the text, none overlapping another
     */
    public List<Span> find(CharSequence text) {
        Tokens tokens = Tokens.of(text);
        Findings found = new Findings(tokens, classes);
        for (Finder finder : FINDERS) {
            finder.find(tokens, found);
        }
        return found.spans();
    }
}
