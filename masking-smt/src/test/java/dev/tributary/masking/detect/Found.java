package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.EnumSet;
import java.util.List;

/** What a detector of all classes finds, as the class and the text of each finding. */
final class Found {

    private static final TextDetector ALL = TextDetector.of(EnumSet.allOf(PiiClass.class));

    private Found() {}

    static List<String> in(String text) {
        return describe(text, ALL.find(text));
    }

    static List<String> describe(String text, List<Span> spans) {
        return spans.stream()
                .map(span -> span.pii() + " " + text.substring(span.start(), span.end()))
                .toList();
    }
}
