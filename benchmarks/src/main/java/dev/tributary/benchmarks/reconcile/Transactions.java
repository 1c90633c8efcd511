package dev.tributary.benchmarks.reconcile;

import dev.tributary.commons.record.FinancialTransactionRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records of charges and of their entries in the books, one after the other, by their number. */
final class Transactions {
    static final String TOPIC = "benchmark.transactions";
    static final int PER_PUT = 2_000;
    static final int GROUPS = 8;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final long OBSERVED = 1_767_600_000_000L;

    private Transactions() {}

    /** What one is, for those who write columns. */
    record Row(
            String source,
            String id,
            String kind,
            String account,
            BigDecimal amount,
            LocalDate date,
            String type,
            String merchant,
            String reference) {}

    static Row row(int number) {
        int pair = number / 2;
        boolean charge = number % 2 == 0;
        return new Row(
                charge ? "stripe" : "quickbooks",
                charge ? "txn_3PqL8Zt2eZvKYlo2C" + pair : "JournalEntry-" + pair,
                charge ? "BALANCE_TRANSACTION" : "LEDGER",
                "acct_1032D82eZvKYlo2C" + pair % GROUPS,
                BigDecimal.valueOf(10_000 + pair % 900_000L, 2).setScale(4),
                DAY.plusDays(pair % 180),
                charge ? "charge" : "deposit",
                "Customer number " + pair % 5_000,
                "ch_3PqL8Zt2eZvKYlo2C" + pair);
    }

    /**
     * Records from one number up to another, at offsets that begin so much higher.
     *
     * @param shift added to each number
     */
    static List<SinkRecord> records(int from, int to, long shift) {
        List<SinkRecord> records = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            Row row = row(number);
            records.add(
                    new SinkRecord(
                            TOPIC,
                            0,
                            Schema.STRING_SCHEMA,
                            row.id(),
                            FinancialTransactionRecord.SCHEMA,
                            struct(row),
                            number + shift,
                            OBSERVED,
                            TimestampType.CREATE_TIME));
        }
        return records;
    }

    private static Struct struct(Row row) {
        Struct reference =
                new Struct(FinancialTransactionRecord.REFERENCE)
                        .put("kind", "charge")
                        .put("value", row.reference());
        return new Struct(FinancialTransactionRecord.SCHEMA)
                .put("id", row.id())
                .put("source", row.source())
                .put("account_id", row.account())
                .put("type", row.type())
                .put("date", row.date().toString())
                .put("observed_at", "2026-01-05T08:00:00Z")
                .put("amount", row.amount())
                .put("currency", "USD")
                .put("amount_original", row.amount().toPlainString())
                .put("sign_convention", "negative_is_out")
                .put("merchant", row.merchant())
                .put("status", "posted")
                .put("pending", false)
                .put("references", List.of(reference));
    }

    /** Which accounts belong together. */
    static String accountGroups() {
        StringBuilder yaml = new StringBuilder("groups:\n");
        for (int group = 0; group < GROUPS; group++) {
            String account = "acct_1032D82eZvKYlo2C" + group;
            yaml.append("  - name: g").append(group).append('\n');
            yaml.append("    accounts: [\"stripe:").append(account);
            yaml.append("\", \"quickbooks:").append(account).append("\"]\n");
        }
        return yaml.toString();
    }
}
