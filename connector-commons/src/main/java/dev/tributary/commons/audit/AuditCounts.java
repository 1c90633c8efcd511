package dev.tributary.commons.audit;

/**
 * What one poll batch held.
 *
 * @param records records, the audit record itself not counted
 * @param valid messages without a finding
 * @param warnings messages with warnings at worst
 * @param errors messages with errors that travel in their record
 * @param deadLetters messages that became dead letters
 * @param bytes bytes received
 */
public record AuditCounts(
        long records, long valid, long warnings, long errors, long deadLetters, long bytes) {

    /** A batch of nothing. */
    public static final AuditCounts NONE = new AuditCounts(0, 0, 0, 0, 0, 0);

    /**
     * {@code success} where all went on, {@code failure} where nothing did, else {@code partial}.
     */
    public String outcome() {
        if (deadLetters == 0) {
            return "success";
        }
        return valid + warnings + errors == 0 ? "failure" : "partial";
    }
}
