package dev.tributary.reconcile.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.commons.record.ClaimRecord;
import dev.tributary.commons.record.FinancialAccountRecord;
import dev.tributary.commons.record.FinancialTransactionRecord;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.RecordJson;
import dev.tributary.commons.record.RemittancePaymentRecord;
import dev.tributary.commons.record.RemittanceRecord;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.commons.record.X12Schemas;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import dev.tributary.reconcile.map.MappedInput.AccountUpsert;
import dev.tributary.reconcile.map.MappedInput.Bad;
import dev.tributary.reconcile.map.MappedInput.Delete;
import dev.tributary.reconcile.map.MappedInput.Ignored;
import dev.tributary.reconcile.map.MappedInput.Upsert;
import dev.tributary.reconcile.map.MappedInput.Watermark;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RecordMapperTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final RecordMapper MAPPER = RecordMapper.ours();

    private static SinkRecord record(String topic, Object key, Object value) {
        return new SinkRecord(
                topic,
                2,
                null,
                key,
                value instanceof Struct struct ? struct.schema() : null,
                value,
                7,
                1_000L,
                TimestampType.CREATE_TIME,
                new ConnectHeaders().addString(RecordHeaders.SOURCE, "stripe"));
    }

    private static Entry entry(MappedInput input) {
        assertThat(input).isInstanceOf(Upsert.class);
        return ((Upsert) input).entry();
    }

    private static Entry entry(Struct struct) {
        return entry(MAPPER.map(record("p.x", "k", struct)));
    }

    /** As the JSON of the same record gives it, with the Struct's time and place. */
    private static Entry jsonEntry(Struct struct) {
        try {
            return entry(
                    MAPPER.map(JSON.readTree(RecordJson.write(struct)), new Origin("p.x", 2, 7)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text).setScale(4);
    }

    private static Struct transaction(String source, String type) {
        return new Struct(FinancialTransactionRecord.SCHEMA)
                .put("id", "txn_1")
                .put("source", source)
                .put("account_id", "acct:USD")
                .put("type", type)
                .put("date", "2026-03-02")
                .put("observed_at", "1970-01-01T00:00:01Z")
                .put("amount", money("-12.5"))
                .put("currency", "USD")
                .put("fee", money("0.3"))
                .put("net", money("-12.8"))
                .put("status", "posted")
                .put("merchant", "ACME")
                .put("category", "payout")
                .put("group_ref", "po_9")
                .put(
                        "references",
                        List.of(
                                new Struct(FinancialTransactionRecord.REFERENCE)
                                        .put("kind", "payout")
                                        .put("value", "po_1")));
    }

    @Test
    void aProcessorsPayout() {
        Entry entry = entry(transaction("stripe", "payout"));
        assertThat(entry.key()).isEqualTo(new EntryKey("stripe", "txn_1"));
        assertThat(entry.kind()).isEqualTo(EntryKind.PAYOUT);
        assertThat(entry.account()).isEqualTo("stripe:acct:USD");
        assertThat(entry.amount()).isEqualTo(money("-12.5"));
        assertThat(entry.net()).isEqualTo(money("-12.8"));
        assertThat(entry.date()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(entry.references()).containsExactly(new Reference("payout", "po_1"));
        assertThat(entry.groupRef()).isEqualTo("po_9");
        assertThat(entry.version()).isEqualTo(1_000);
        assertThat(entry.origin()).isEqualTo(new Origin("p.x", 2, 7));
    }

    @Test
    void aSourceOfWhichNobodySaidWhatItIsIsNotTakenForABank() {
        for (String source : List.of("xero", "adyen", "x12", "Mallory's")) {
            MappedInput input =
                    MAPPER.map(record("p.transactions", "txn_1", transaction(source, "payout")));
            assertThat(input)
                    .isEqualTo(
                            new Bad(
                                    List.of(
                                            "UNKNOWN_SOURCE at source: name it in source.kinds"
                                                    + " as a bank, a ledger or a processor")));
        }
    }

    @Test
    void aSourceIsWhatTheConfigurationSays() {
        RecordMapper mapper =
                RecordMapper.of(
                        Optional.empty(),
                        SourceKinds.of(List.of("Xero:ledger", "adyen:processor", "mybank:BANK")));
        assertThat(kind(mapper, "xero", "payment")).isEqualTo(EntryKind.LEDGER);
        assertThat(kind(mapper, "adyen", "payout")).isEqualTo(EntryKind.PAYOUT);
        assertThat(kind(mapper, "adyen", "charge")).isEqualTo(EntryKind.BALANCE_TRANSACTION);
        assertThat(kind(mapper, "MyBank", null)).isEqualTo(EntryKind.BANK);
        assertThat(kind(mapper, "stripe", "payout")).isEqualTo(EntryKind.PAYOUT);
    }

    private static EntryKind kind(RecordMapper mapper, String source, String type) {
        return entry(mapper.map(record("p.transactions", "txn_1", transaction(source, type))))
                .kind();
    }

    @Test
    void aKindThatIsNoneIsRefused() {
        for (String item :
                List.of("xero", "xero:", ":bank", " :bank", "xero:books", "stripe:bank")) {
            assertThatThrownBy(() -> SourceKinds.of(List.of(item)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SourceKinds.of(List.of("a:bank", "A:ledger")))
                .hasMessageContaining("twice");
    }

    @Test
    void structAndJsonGiveOneEntry() {
        Struct struct = transaction("quickbooks", "payment");
        assertThat(jsonEntry(struct)).isEqualTo(entry(struct));
        assertThat(entry(struct).kind()).isEqualTo(EntryKind.LEDGER);
    }

    @Test
    void aMapWithoutASchemaGivesTheSame() {
        Map<String, Object> map =
                Map.of(
                        "id", "t1",
                        "source", "plaid",
                        "account_id", "a",
                        "date", "2026-03-02",
                        "amount", 12.5,
                        "currency", "USD",
                        "description", "HCCLAIMPMT TRN*1*BCB12345*1999",
                        "references", List.of(Map.of("kind", "check_number", "value", "77")));
        Entry entry = entry(MAPPER.map(record("p.transactions", "t1", map)));
        assertThat(entry.kind()).isEqualTo(EntryKind.BANK);
        assertThat(entry.amount()).isEqualTo(money("12.5"));
        assertThat(entry.references())
                .containsExactly(
                        new Reference("check_number", "77"),
                        new Reference("trace_number", "BCB12345"));
    }

    @Test
    void whatIsPendingMayGoAwayButABalanceTransactionHasMovedMoney() {
        Struct pending = transaction("plaid", null).put("status", "pending");
        assertThat(entry(pending).state()).isEqualTo(EntryState.PENDING);
        Struct moved =
                transaction("stripe", "charge")
                        .put("status", "pending")
                        .put(
                                "references",
                                List.of(
                                        new Struct(FinancialTransactionRecord.REFERENCE)
                                                .put("kind", "balance_transaction")
                                                .put("value", "txn_1")));
        assertThat(entry(moved).state()).isEqualTo(EntryState.OPEN);
        assertThat(entry(transaction("stripe", "charge").put("status", "failed")).state())
                .isEqualTo(EntryState.FAILED);
    }

    private static Struct envelope(String file) {
        return new Struct(X12Schemas.ENVELOPE)
                .put("file_digest", file)
                .put("interchange_number", 1)
                .put("sender", "S")
                .put("created_on", "2026-02-01T10:11")
                .put("set_number", 3);
    }

    private static Struct party(String npi) {
        return new Struct(X12Schemas.PARTY).put("npi", npi).put("name", "N");
    }

    @Test
    void aClaim() {
        Struct claim =
                new Struct(ClaimRecord.SCHEMA)
                        .put("claim_id", "PCN1")
                        .put("charge", money("500"))
                        .put("frequency", "7")
                        .put("payer_control_number", "900")
                        .put("date_from", "2026-01-05")
                        .put("billing_provider", party("1234567893"))
                        .put("envelope", envelope("f1"))
                        .put("unit_number", 4);
        Entry entry = entry(claim);
        assertThat(entry.kind()).isEqualTo(EntryKind.CLAIM);
        assertThat(entry.key().source()).isEqualTo("x12_837");
        assertThat(entry.key().id()).startsWith("clm_").hasSize(28);
        assertThat(entry.date()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(entry.feed()).isEqualTo("f1");
        assertThat(entry.claim().serviceFrom()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(entry.claim().payee()).isEqualTo("1234567893");
        assertThat(jsonEntry(claim).key()).isEqualTo(entry.key());
        assertThat(jsonEntry(claim).claim()).isEqualTo(entry.claim());
    }

    @Test
    void aRemittanceAndItsPayment() {
        Struct remittance =
                new Struct(RemittanceRecord.SCHEMA)
                        .put("claim_id", "PCN1")
                        .put("status", "22")
                        .put("charge", money("-500"))
                        .put("paid", money("-100"))
                        .put("payer_control_number", "900")
                        .put("adjustment_total", money("-400"))
                        .put(
                                "payment",
                                new Struct(RemittanceRecord.PAYMENT_REFERENCE)
                                        .put("trace_number", "T1")
                                        .put("paid_on", "2026-04-01"))
                        .put("envelope", envelope("f2"))
                        .put("unit_number", 1);
        Entry paid = entry(remittance);
        assertThat(paid.kind()).isEqualTo(EntryKind.CLAIM_PAYMENT);
        assertThat(paid.claim().traceNumber()).isEqualTo("T1");
        assertThat(paid.date()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(jsonEntry(remittance).claim()).isEqualTo(paid.claim());
        Struct payment =
                new Struct(RemittancePaymentRecord.SCHEMA)
                        .put("amount", money("100"))
                        .put("credit_debit", "D")
                        .put("trace_number", "T1")
                        .put("claim_count", 2)
                        .put("provider_adjustment_total", money("7"))
                        .put("envelope", envelope("f2"))
                        .put("unit_number", 1);
        Entry whole = entry(payment);
        assertThat(whole.kind()).isEqualTo(EntryKind.REMITTANCE_PAYMENT);
        assertThat(whole.amount()).isEqualTo(money("-100"));
        assertThat(whole.claim().claimCount()).isEqualTo(2);
        assertThat(whole.key()).isNotEqualTo(paid.key());
        assertThat(jsonEntry(payment).claim()).isEqualTo(whole.claim());
    }

    @Test
    void anAccountThatWasMerged() {
        Struct account =
                new Struct(FinancialAccountRecord.SCHEMA)
                        .put("id", "a1")
                        .put("source", "plaid")
                        .put("name", "Main")
                        .put("balance", money("10"))
                        .put("status", "merged")
                        .put("merged_into", "a2");
        MappedInput input = MAPPER.map(record("p.accounts", "a1", account));
        assertThat(input).isInstanceOf(AccountUpsert.class);
        assertThat(((AccountUpsert) input).mergedInto()).isEqualTo("plaid:a2");
        assertThat(input.toString()).doesNotContain("Main");
    }

    @Test
    void aWatermark() {
        SourceStatus status =
                new SourceStatus(
                        "stripe",
                        "c",
                        0,
                        "account acct",
                        SourceStatus.State.RUNNING,
                        "READ",
                        "",
                        Instant.EPOCH,
                        Instant.ofEpochSecond(60),
                        Map.of());
        assertThat(MAPPER.map(record("p.status", null, status.toStruct())))
                .isEqualTo(new Watermark("stripe", "c/account acct", Instant.ofEpochSecond(60)));
        Struct without = status.toStruct().put("watermark", null);
        assertThat(MAPPER.map(record("p.status", null, without)))
                .isEqualTo(new Ignored("no_watermark"));
    }

    @Test
    void aTombstoneDeletesWhatItsKeyNames() {
        assertThat(MAPPER.map(record("p.transactions", "txn_1", null)))
                .isEqualTo(
                        new Delete(
                                new EntryKey("stripe", "txn_1"),
                                1_000,
                                new Origin("p.transactions", 2, 7)));
        assertThat(MAPPER.map(record("p.events", "e", null))).isInstanceOf(Ignored.class);
    }

    @Test
    void whatCannotBeReadIsToldWithoutItsValue() {
        Map<String, Object> map =
                Map.of(
                        "id", "t1",
                        "source", "plaid",
                        "account_id", "a",
                        "amount", "SECRET",
                        "currency", "USD",
                        "date", "02.03.2026");
        MappedInput input = MAPPER.map(record("p.transactions", "t1", map));
        assertThat(input).isInstanceOf(Bad.class);
        assertThat(((Bad) input).issues())
                .contains("NOT_AN_AMOUNT at amount", "NOT_A_DATE at date")
                .noneMatch(issue -> issue.contains("SECRET"));
        assertThat(MAPPER.map(record("p.transactions", "t1", "{no json")))
                .isEqualTo(new Bad(List.of("NOT_JSON at value")));
        assertThat(MAPPER.map(record("p.transactions", "t1", 7))).isInstanceOf(Bad.class);
    }

    @Test
    void recordsOfOthersArePassedOver() {
        assertThat(MAPPER.map(record("p.orders", "k", Map.of("a", 1))))
                .isEqualTo(new Ignored("other_schema"));
    }
}
