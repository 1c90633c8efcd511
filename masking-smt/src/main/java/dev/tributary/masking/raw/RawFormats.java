package dev.tributary.masking.raw;

import java.util.List;
import java.util.Optional;

/** The formats of raw payloads that can be masked leaf by leaf. */
public final class RawFormats {

    private static final List<RawFormat> ALL =
            List.of(new Hl7Format(), new X12Format(), new JsonFormat());

    private RawFormats() {}

    /**
     * The format that a payload looks like.
     *
     * @return empty when it looks like none: nothing of it may pass
     */
    public static Optional<RawFormat> of(String payload) {
        return ALL.stream().filter(format -> format.recognises(payload)).findFirst();
    }
}
