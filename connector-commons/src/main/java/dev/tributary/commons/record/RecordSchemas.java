package dev.tributary.commons.record;

import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** The schemas of all that the connectors write. */
public final class RecordSchemas {

    /** Every record, in the order of its page in the reference. */
    public static final List<Schema> ALL =
            List.of(
                    HealthcareRecord.SCHEMA,
                    AttachmentRecord.SCHEMA,
                    DeadLetterRecord.SCHEMA,
                    FragmentRecord.SCHEMA,
                    AuditBatchRecord.SCHEMA,
                    SourceStatus.SCHEMA,
                    ClaimRecord.SCHEMA,
                    RemittanceRecord.SCHEMA,
                    RemittancePaymentRecord.SCHEMA,
                    EligibilityRecord.SCHEMA,
                    EnrollmentRecord.SCHEMA,
                    ClaimStatusRecord.SCHEMA,
                    AuthorizationRecord.SCHEMA,
                    PremiumRecord.SCHEMA,
                    AcknowledgmentRecord.SCHEMA,
                    FinancialTransactionRecord.SCHEMA,
                    FinancialAccountRecord.SCHEMA,
                    ApiEventRecord.SCHEMA);

    private RecordSchemas() {}
}
