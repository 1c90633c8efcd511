package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects social security numbers and dates, and identities wherever they stand. */
final class FakeDetection implements Detection {

    private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    public Finder detector(Set<PiiClass> classes) {
        return text -> {
            List<Span> found = new ArrayList<>();
            if (classes.contains(PiiClass.SSN)) {
                find(SSN, PiiClass.SSN, text, found);
            }
            if (classes.contains(PiiClass.EVENT_DATE)) {
                find(DATE, PiiClass.EVENT_DATE, text, found);
            }
            found.sort(Comparator.comparingInt(Span::start));
            return found;
        };
    }

    private static void find(Pattern pattern, PiiClass pii, CharSequence text, List<Span> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end(), pii));
        }
    }

    @Override
    public Finder identities(List<Identity> identities) {
        return text -> {
            List<Span> found = new ArrayList<>();
            String lower = text.toString().toLowerCase(Locale.ROOT);
            for (Identity identity : identities) {
                String wanted = identity.value().toLowerCase(Locale.ROOT);
                for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
                    found.add(new Span(at, at + wanted.length(), identity.pii()));
                }
            }
            found.sort(Comparator.comparingInt(Span::start));
            List<Span> apart = new ArrayList<>();
            for (Span span : found) {
                if (apart.isEmpty() || span.start() >= apart.get(apart.size() - 1).end()) {
                    apart.add(span);
                }
            }
            return apart;
        };
    }
}
