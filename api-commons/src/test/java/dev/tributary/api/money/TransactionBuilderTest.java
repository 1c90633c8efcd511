package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.TagRules;
import dev.tributary.commons.record.FinancialTransactionRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionBuilderTest {

    private final Findings findings = new Findings();

    @Test
    void aRecordAlwaysHasAPlaceForItsAuditId() {
        Struct record = TransactionBuilder.of("bank", findings).build(TagRules.NONE);

        assertThat(record.getStruct("compliance").getBoolean("pii_masked")).isFalse();
        assertThat(record.getStruct("compliance").put("audit_log_id", "x").get("audit_log_id"))
                .isEqualTo("x");
        record.validate();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "VOIDED", "REMOVED"})
    void whatDidNotComeAboutHasNoEffect(TransactionStatus status) {
        Struct record = amount("12.5000").status(status).build(TagRules.NONE);

        assertThat((BigDecimal) record.get("amount")).isEqualTo("0.0000");
        assertThat(record.getString("amount_original")).isEqualTo("1250");
        assertThat(record.getBoolean("pending")).isFalse();
    }

    @Test
    void whatIsPendingOrPostedKeepsItsAmount() {
        assertThat(amount("12.5000").status(TransactionStatus.PENDING).build(TagRules.NONE))
                .satisfies(record -> assertThat(record.getBoolean("pending")).isTrue())
                .satisfies(
                        record ->
                                assertThat((BigDecimal) record.get("amount")).isEqualTo("12.5000"));
    }

    @Test
    void amountFeeAndNetHaveToAddUp() {
        amount("10.0000").kept(decimal("0.3000"), decimal("9.7000"), "$.net");
        assertThat(findings.list()).isEmpty();

        amount("10.0000").kept(decimal("0.3000"), decimal("9.6999"), "$.net");
        assertThat(findings.list()).containsExactly(Issue.of(MoneyIssueCode.NET_DIFFERS, "$.net"));
    }

    @Test
    void aMissingDateIsAFinding() {
        TransactionBuilder.of("bank", findings).dated(Optional.empty(), "$.date");

        assertThat(findings.list())
                .containsExactly(Issue.of(MoneyIssueCode.DATE_MISSING, "$.date"));
    }

    @Test
    void aReferenceStandsOnceAndAnAbsentOneNot() {
        Struct record =
                TransactionBuilder.of("bank", findings)
                        .reference("charge", Optional.of("ch_1"))
                        .reference("charge", Optional.of("ch_1"))
                        .reference("refund", Optional.empty())
                        .build(TagRules.NONE);

        assertThat(record.getArray("references")).hasSize(1);
    }

    @Test
    void theUsersTagsStandInIt() throws Exception {
        TagRules tags =
                TagRules.read(
                        "{\"tags\": [{\"tag\": \"in\", \"when\": {\"path\": \"amount\","
                                + " \"min\": 0.01}}]}",
                        FinancialTransactionRecord.SCHEMA);

        assertThat(amount("1.0000").build(tags).getArray("tags")).isEqualTo(List.of("in"));
        assertThat(amount("-1.0000").build(tags).getArray("tags")).isEmpty();
    }

    @Test
    void aFallbackSaysWhichFieldStandsIn() {
        Optional<Fallback.Chosen<String>> chosen =
                Fallback.<String>orElse(MoneyIssueCode.MERCHANT_FALLBACK, findings)
                        .usually("$.name", Optional::empty)
                        .or("$.description", () -> Optional.of("Corner shop"))
                        .or("$.memo", () -> Optional.of("not asked for"))
                        .choose();

        assertThat(chosen).hasValue(new Fallback.Chosen<>("Corner shop", "$.description"));
        assertThat(findings.list())
                .containsExactly(Issue.of(MoneyIssueCode.MERCHANT_FALLBACK, "$.description"));
    }

    @Test
    void theUsualFieldNeedsNoWord() {
        assertThat(
                        Fallback.<String>orElse(MoneyIssueCode.MERCHANT_FALLBACK, findings)
                                .usually("$.name", () -> Optional.of("Corner shop"))
                                .choose())
                .isPresent();
        assertThat(findings.list()).isEmpty();
    }

    private TransactionBuilder amount(String amount) {
        return TransactionBuilder.of("bank", findings)
                .amount(decimal(amount), Optional.of("USD"), Optional.of("1250"), "x");
    }

    private static Optional<BigDecimal> decimal(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
