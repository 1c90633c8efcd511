package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Span;
import java.util.List;
import java.util.Set;

/** How personal data is found in text. */
interface Detection {

    /** Finds pieces of a text, in order and apart from each other. */
    @FunctionalInterface
    interface Finder {

        List<Span> find(CharSequence text);
    }

    /** Finds what looks like personal data of these classes. */
    Finder detector(Set<PiiClass> classes);

    /** Finds what a record's own fields hold. */
    Finder identities(List<Identity> identities);
}
