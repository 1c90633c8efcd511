package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.raw.RawFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects what identifies somebody in a record, its raw payload included. */
final class IdentityGathering {

    /** What stands in fields of these classes names nobody that could be searched for. */
    private static final Set<PiiClass> NAMELESS =
            EnumSet.of(
                    PiiClass.EVENT_DATE,
                    PiiClass.FREE_TEXT,
                    PiiClass.RAW_PAYLOAD,
                    PiiClass.PHOTO,
                    PiiClass.BIOMETRIC);

    private final Function<String, Optional<RawFormat>> formats;
    private final Set<PiiClass> wanted;
    private final Set<Identity> identities = new LinkedHashSet<>();

    /**
     * A collection for one record.
     *
     * @param wanted classes that are hidden in texts
     */
    IdentityGathering(Function<String, Optional<RawFormat>> formats, Set<PiiClass> wanted) {
        this.formats = formats;
        this.wanted = wanted;
    }

    /** Whether values of a class can be searched for. */
    static boolean identifies(PiiClass pii) {
        return !NAMELESS.contains(pii);
    }

    void identity(PiiClass pii, String value) {
        if (identifies(pii) && wanted.contains(pii) && !value.isBlank()) {
            identities.add(new Identity(pii, value));
        }
    }

    /** Takes a text of which nothing says what it is: as an id, and as what it looks like. */
    void unclassified(String value) {
        identity(PiiClass.OTHER_ID, value);
        Looks.of(value).ifPresent(pii -> identity(pii, value));
    }

    /** Takes what stands in the fields of a payload; one that cannot be read is dropped anyway. */
    void payload(Object value) {
        String text = value instanceof CharSequence ? value.toString() : text(value);
        formats.apply(text)
                .ifPresent(
                        format ->
                                format.rewrite(
                                        text,
                                        (path, pii, leaf) -> {
                                            identity(pii, leaf);
                                            return Optional.of(leaf);
                                        }));
    }

    private static String text(Object bytes) {
        return bytes instanceof byte[] array
                ? new String(array, StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8.decode(((ByteBuffer) bytes).duplicate()).toString();
    }

    List<Identity> identities() {
        return List.copyOf(identities);
    }
}
