package dev.tributary.x12.map;

import dev.tributary.commons.record.AcknowledgmentRecord;
import dev.tributary.commons.record.AuthorizationRecord;
import dev.tributary.commons.record.ClaimRecord;
import dev.tributary.commons.record.ClaimStatusRecord;
import dev.tributary.commons.record.EligibilityRecord;
import dev.tributary.commons.record.EnrollmentRecord;
import dev.tributary.commons.record.PremiumRecord;
import dev.tributary.commons.record.RemittancePaymentRecord;
import dev.tributary.commons.record.RemittanceRecord;
import org.apache.kafka.connect.data.Schema;

/** The kinds of record that interchanges become, each with a topic of its own. */
public enum RecordKind {
    CLAIM("claims"),
    REMITTANCE("remittances"),
    REMITTANCE_PAYMENT("remittance_payments"),
    ELIGIBILITY("eligibility"),
    ENROLLMENT("enrollments"),
    CLAIM_STATUS("claimstatus"),
    AUTHORIZATION("authorizations"),
    PREMIUM("premiums"),
    ACKNOWLEDGMENT("acknowledgments");

    private final String topic;

    RecordKind(String topic) {
        this.topic = topic;
    }

    /** What stands behind the topic prefix and a point. */
    public String topic() {
        return topic;
    }

    /** The schema of its values. */
    public Schema schema() {
        return switch (this) {
            case CLAIM -> ClaimRecord.SCHEMA;
            case REMITTANCE -> RemittanceRecord.SCHEMA;
            case REMITTANCE_PAYMENT -> RemittancePaymentRecord.SCHEMA;
            case ELIGIBILITY -> EligibilityRecord.SCHEMA;
            case ENROLLMENT -> EnrollmentRecord.SCHEMA;
            case CLAIM_STATUS -> ClaimStatusRecord.SCHEMA;
            case AUTHORIZATION -> AuthorizationRecord.SCHEMA;
            case PREMIUM -> PremiumRecord.SCHEMA;
            case ACKNOWLEDGMENT -> AcknowledgmentRecord.SCHEMA;
        };
    }

    /**
     * The schema of the records of a topic.
     *
     * @param topic what stands behind the topic prefix and a point
     * @throws IllegalArgumentException when no kind of record goes there
     */
    public static Schema schemaOf(String topic) {
        for (RecordKind kind : values()) {
            if (kind.topic.equals(topic)) {
                return kind.schema();
            }
        }
        throw new IllegalArgumentException("no records of ours");
    }
}
