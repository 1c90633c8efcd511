package dev.tributary.reconcile.map;

import java.util.Map;

/** Which of our records one is. */
enum RecordShape {
    TRANSACTION,
    ACCOUNT,
    CLAIM,
    REMITTANCE,
    REMITTANCE_PAYMENT,
    STATUS;

    private static final Map<String, RecordShape> BY_SCHEMA =
            Map.of(
                    "dev.tributary.FinancialTransaction", TRANSACTION,
                    "dev.tributary.FinancialAccount", ACCOUNT,
                    "dev.tributary.Claim", CLAIM,
                    "dev.tributary.Remittance", REMITTANCE,
                    "dev.tributary.RemittancePayment", REMITTANCE_PAYMENT,
                    "dev.tributary.SourceStatus", STATUS);

    private static final Map<String, RecordShape> BY_TOPIC =
            Map.of(
                    "transactions", TRANSACTION,
                    "accounts", ACCOUNT,
                    "claims", CLAIM,
                    "remittances", REMITTANCE,
                    "remittance_payments", REMITTANCE_PAYMENT,
                    "status", STATUS);

    /** By the name of its schema; null for another. */
    static RecordShape ofSchema(String name) {
        return name == null ? null : BY_SCHEMA.get(name);
    }

    /** By the end of its topic's name; a masked copy stands beside it. */
    static RecordShape ofTopic(String topic) {
        String name =
                topic.endsWith(".masked")
                        ? topic.substring(0, topic.length() - ".masked".length())
                        : topic;
        return BY_TOPIC.get(name.substring(name.lastIndexOf('.') + 1));
    }

    /** By fields that only one of them has; null where none has them. */
    static RecordShape ofFields(Parts record) {
        if (record.has("account_id") || record.has("sign_convention")) {
            return TRANSACTION;
        }
        if (record.has("claim_count") || record.has("handling")) {
            return REMITTANCE_PAYMENT;
        }
        if (record.has("claim_id")) {
            return record.has("payment") || record.has("paid") ? REMITTANCE : CLAIM;
        }
        if (record.has("connector") && record.has("state")) {
            return STATUS;
        }
        return record.has("balance") || record.has("mask") ? ACCOUNT : null;
    }
}
