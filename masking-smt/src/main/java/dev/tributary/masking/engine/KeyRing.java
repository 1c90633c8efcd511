package dev.tributary.masking.engine;

import java.util.Optional;

/**
 * What a keyset can do. Each fault is an {@link dev.tributary.masking.action.ActionRefused}, or a
 * {@link org.apache.kafka.connect.errors.RetriableException} where it passes by itself.
 */
interface KeyRing extends AutoCloseable {

    /** A pseudonym. */
    String token(String domain, String value);

    /** By how many days a subject's dates move. */
    int days(String subject, int maxDays);

    /** A ciphertext that opens at that path. */
    String seal(byte[] plain, String path, boolean deterministic);

    /** The same under a key of the subject's own; empty where the subject was erased. */
    Optional<String> seal(byte[] plain, String path, boolean deterministic, String subject);

    /** What was sealed. */
    byte[] open(String sealed, String path);

    /** The version that new tokens and ciphertexts carry. */
    String version();

    @Override
    default void close() {
        // Most hold nothing.
    }
}
