package dev.tributary.masking.engine;

import java.util.List;

/** What a policy's keyset can do; see {@link PolicyKeys}. */
interface KeyRing {

    String token(String domain, String value);

    int days(String subject, int maxDays);

    String seal(byte[] plain, String path, boolean deterministic);

    /** Under a key of the subject's own. */
    String seal(byte[] plain, String path, boolean deterministic, String subject);

    /** The version that new tokens and ciphertexts carry. */
    String version();

    /** Versions that are known, the one of new tokens first. */
    List<String> versions();
}
