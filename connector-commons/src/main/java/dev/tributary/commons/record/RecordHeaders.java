package dev.tributary.commons.record;

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

    /** How the source got it: {@code tls}, or {@code plaintext}. */
    public static final String TRANSPORT = "tributary.transport";

    private RecordHeaders() {}
}
