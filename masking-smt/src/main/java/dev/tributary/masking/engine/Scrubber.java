package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.detect.Span;
import dev.tributary.masking.raw.LeafMask;
import dev.tributary.masking.raw.RawFormat;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Masks what is found in texts, and raw payloads leaf by leaf. */
final class Scrubber {

    /** Longer texts are written for one record and seldom come again. */
    private static final int CODED_WORDS = 40;

    private static final int MOST_CLEAN = 10_000;

    private final TextRules rules;
    private final Detection detection;
    private final Detection.Finder detector;
    private final Function<String, Optional<RawFormat>> formats;

    /** Short texts that hold nothing, the ones met lately. */
    private final Map<String, Boolean> clean =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_CLEAN;
                }
            };

    Scrubber(TextRules rules, Detection detection, Function<String, Optional<RawFormat>> formats) {
        this.rules = rules;
        this.detection = detection;
        this.formats = formats;
        Set<PiiClass> hidden = EnumSet.noneOf(PiiClass.class);
        hidden.addAll(rules.hidden());
        this.detector = hidden.isEmpty() ? text -> List.of() : detection.detector(hidden);
    }

    /** What is to be collected of a record before its texts are searched. */
    IdentityGathering gathering() {
        return new IdentityGathering(formats, rules.hidden());
    }

    Detection.Finder finder(List<Identity> identities) {
        return identities.isEmpty() ? text -> List.of() : detection.identities(identities);
    }

    /** The text with what was found in it masked; null where it is no text. */
    String scrubbed(String text, Place place, Scene scene) {
        if (OpaqueText.is(text)) {
            return null;
        }
        List<Span> spans = Spans.merged(scene.identities().find(text), likely(text));
        return masked(text, spans, place, scene);
    }

    /**
     * The name of an entry with what was found in it masked: where names are data, they hold
     * personal data as any other does.
     */
    String name(String name, Place place, Scene scene) {
        return Place.isPlain(name) ? name : masked(name, likely(name), place, scene);
    }

    private String masked(String text, List<Span> spans, Place place, Scene scene) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (Span span : spans) {
            masked.append(text, done, span.start());
            scene.count(Tally.slot(span.pii()));
            masked.append(found(span, text, place, scene));
            done = span.end();
        }
        return masked.append(text, done, text.length()).toString();
    }

    private String found(Span span, String text, Place place, Scene scene) {
        String piece = text.substring(span.start(), span.end());
        return isSecurityCode(span.pii(), piece)
                ? TextRules.label(span.pii())
                : rules.found(span.pii()).mask(piece, place, scene);
    }

    /** Whatever the policy says of card numbers, nothing of a security code may stay. */
    private static boolean isSecurityCode(PiiClass pii, String text) {
        return pii == PiiClass.CARD_NUMBER && CardSecrets.isTooShortForNumber(text);
    }

    /** What looks like personal data; that words of codes do not is found out once. */
    private List<Span> likely(String text) {
        if (text.length() > CODED_WORDS) {
            return detector.find(text);
        }
        if (clean.containsKey(text)) {
            return List.of();
        }
        List<Span> found = detector.find(text);
        if (found.isEmpty()) {
            clean.put(text, true);
        }
        return found;
    }

    /** The payload with each of its leaves masked; null where it cannot be read. */
    String rewritten(String payload, Place place, Scene scene) {
        return formats.apply(payload)
                .flatMap(format -> format.rewrite(payload, new Leaves(place, scene)))
                .orElse(null);
    }

    /** Masks the leaves of one payload. */
    private final class Leaves implements LeafMask {

        private final Place place;
        private final Scene scene;

        Leaves(Place place, Scene scene) {
            this.place = place;
            this.scene = scene;
        }

        @Override
        public Optional<String> mask(String path, PiiClass pii, String text) {
            if (isSecurityCode(pii, text)) {
                scene.count(Tally.slot(pii));
                return Optional.empty();
            }
            return masked(rules.raw(pii), Tally.slot(pii), text);
        }

        @Override
        public Optional<String> unlisted(String path, String text) {
            if (rules.unlisted().isEmpty()) {
                scene.count(Tally.UNCLASSIFIED);
                return Optional.empty();
            }
            return masked(rules.unlisted().get(), Tally.UNCLASSIFIED, text);
        }

        private Optional<String> masked(TextRules.RawRule rule, int slot, String text) {
            if (!rule.covered()) {
                scene.fellBack();
            }
            if (rule.keeps()) {
                return Optional.of(text);
            }
            scene.count(slot);
            return Optional.ofNullable(rule.mask().mask(text, place, scene));
        }
    }
}
