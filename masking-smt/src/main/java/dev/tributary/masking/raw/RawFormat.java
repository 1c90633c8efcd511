package dev.tributary.masking.raw;

import java.util.Optional;

/** A format of raw payloads that can be masked leaf by leaf. */
public interface RawFormat {

    /** Whether a payload looks like this format, by its first bytes. */
    boolean recognises(String payload);

    /**
     * Rewrites a payload: every leaf that can hold personal data goes through the mask, the rest
     * and the structure stay.
     *
     * @return the rewritten payload; empty when it cannot be read, and then nothing of it may pass
     */
    Optional<String> rewrite(String payload, LeafMask mask);
}
