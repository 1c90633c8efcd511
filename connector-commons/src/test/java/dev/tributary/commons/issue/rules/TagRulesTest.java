package dev.tributary.commons.issue.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.FinancialTransactionRecord;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {

    private final List<Issue> issues = new ArrayList<>();

    @Test
    void aTagIsGivenWhereAllItsConditionsAreMet() throws Exception {
        TagRules rules =
                rules(
                        """
                        {"tags": [
                          {"tag": "refund/large",
                           "when": [{"path": "type", "in": ["refund", "payment_refund"]},
                                    {"path": "amount", "max": -500}]}]}
                        """);

        assertThat(rules.of(transaction("refund", "-500", null), issues))
                .containsExactly("refund/large");
        assertThat(rules.of(transaction("refund", "-499.99", null), issues)).isEmpty();
        assertThat(rules.of(transaction("charge", "-500", null), issues)).isEmpty();
        assertThat(rules.of(transaction("refund", null, null), issues)).isEmpty();
        assertThat(issues).isEmpty();
    }

    @Test
    void looksIntoListsAndGivesEachTagOnceInTheOrderOfTheRules() throws Exception {
        TagRules rules =
                rules(
                        """
                        {"tags": [
                          {"tag": "b", "when": {"path": "merchant", "matches": "(?i)acme.*"}},
                          {"tag": "a", "when": {"path": "references[*].kind", "in": ["invoice"]}},
                          {"tag": "b", "when": {"path": "type", "in": ["charge"]}},
                          {"tag": "bare", "when": {"path": "category", "absent": true}}]}
                        """);
        Struct invoice =
                new Struct(FinancialTransactionRecord.REFERENCE)
                        .put("kind", "invoice")
                        .put("value", "in_1");

        assertThat(
                        rules.of(
                                transaction("charge", "1", "ACME Inc")
                                        .put("references", List.of(invoice)),
                                issues))
                .containsExactly("b", "a", "bare");
    }

    @Test
    void aRegularExpressionWithoutAnEndGivesNoTagAndIsSaid() throws Exception {
        TagRules rules =
                rules(
                        "{\"tags\": [{\"tag\": \"x\", \"when\": {\"path\": \"merchant\", \"matches\": \"(a*)*b\"}}]}");

        assertThat(rules.of(transaction("charge", "1", "a".repeat(5_000)), issues)).isEmpty();
        assertThat(issues).containsExactly(Issue.of(TagIssueCode.TAG_UNDECIDED, "tags"));
    }

    @Test
    void rulesCanStandInAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tags.json");
        Files.writeString(
                file,
                "{\"tags\": [{\"tag\": \"t\", \"when\": {\"path\": \"type\", \"required\": true}}]}");
        TagRules rules = TagRules.read("file:" + file, FinancialTransactionRecord.SCHEMA);

        assertThat(rules.of(transaction("charge", "1", null), issues)).containsExactly("t");
        assertThatThrownBy(() -> rules("file:" + folder.resolve("none.json")))
                .isInstanceOf(RulesFileException.class)
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; needs \"tags\"",
                "{'tags': 1}; tags is a list",
                "{'tags': [{'when': {'path': 'type', 'required': true}}]}; needs \"tag\"",
                "{'tags': [{'tag': 'a'}]}; needs \"when\"",
                "{'tags': [{'tag': 'a', 'when': []}]}; no condition",
                "{'tags': [{'tag': 'a', 'when': {'path': 'type'}}]}; no condition",
                "{'tags': [{'tag': '-', 'when': {'path': 'type', 'required': true}}]}; a tag is",
                "{'tags': [{'tag': 'a', 'when': {'path': 'typo', 'required': true}}]}; no 'typo'",
                "{'tags': [{'tag': 'a', 'if': 1}]}; unknown key in a tag: 'if'",
                "{'tags': [; not JSON",
            })
    void refusesAMistakeWithItsReason(String json, String reason) {
        assertThatThrownBy(() -> rules(json.replace('\'', '"')))
                .isInstanceOf(RulesFileException.class)
                .hasMessageContaining(reason);
    }

    private static TagRules rules(String option) throws RulesFileException {
        return TagRules.read(option, FinancialTransactionRecord.SCHEMA);
    }

    private static Struct transaction(String type, String amount, String merchant) {
        return new Struct(FinancialTransactionRecord.SCHEMA)
                .put("type", type)
                .put("amount", amount == null ? null : new BigDecimal(amount).setScale(4))
                .put("merchant", merchant);
    }
}
