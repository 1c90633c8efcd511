package dev.tributary.commons.record;

import java.util.Set;

/** The names of the headers that every record of ours carries. */
public final class RecordHeaders {

    /** Audit batch and index in it; stands in the value too, but survives any transform here. */
    public static final String AUDIT_LOG_ID = "tributary.audit_log_id";

    /** The source system, as hl7. */
    public static final String SOURCE = "tributary.source";

    /**
     * Keyed digest by which a consumer can tell a repetition; absent without {@code digest.key}.
     */
    public static final String IDENTITY = "tributary.identity";

    /** Which copy this is, where a source emits two: clear or masked. */
    public static final String COPY = "tributary.copy";

    /**
     * How the source got it: {@code tls}, {@code ssh} from a server whose key was verified, {@code
     * plaintext}, or {@code file} from a directory, of which nobody knows how it came there.
     */
    public static final String TRANSPORT = "tributary.transport";

    private static final Set<String> ENCRYPTED = Set.of("tls", "ssh");

    private RecordHeaders() {}

    /** Whether nobody could read along on a way that {@link #TRANSPORT} names. */
    public static boolean isEncrypted(String transport) {
        return ENCRYPTED.contains(transport);
    }
}
