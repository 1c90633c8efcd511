package dev.tributary.commons.policy;

import dev.tributary.commons.record.PiiClass;
import java.util.Set;

/** What a rule speaks of. */
public sealed interface Selector {

    /** Fields whose schema is tagged with one of these classes. */
    record OfClass(Set<PiiClass> classes) implements Selector {
        public OfClass {
            classes = Set.copyOf(classes);
        }
    }

    /** Fields at a path, tagged or not. */
    record AtPath(FieldPath path) implements Selector {}

    /** What is found of these classes within free text. */
    record Detected(Set<PiiClass> classes) implements Selector {
        public Detected {
            classes = Set.copyOf(classes);
        }
    }
}
