package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Identities;
import dev.tributary.masking.detect.TextDetector;
import java.util.List;
import java.util.Set;

/** Finds personal data by its looks, and by what a record says of its people. */
final class TextDetection implements Detection {

    @Override
    public Finder detector(Set<PiiClass> classes) {
        TextDetector detector = TextDetector.of(classes);
        return detector::find;
    }

    @Override
    public Finder identities(List<Identity> identities) {
        Identities.Builder builder = Identities.builder();
        identities.forEach(identity -> builder.add(identity.pii(), identity.value()));
        Identities known = builder.build();
        return known::find;
    }
}
