package dev.tributary.commons.issue.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.record.ClaimRecord;
import dev.tributary.commons.record.HealthcareRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private final Struct metadata =
            new Struct(HealthcareRecord.METADATA).put("message_type", "ADT^A01");
    private final Struct patient = new Struct(HealthcareRecord.PATIENT).put("id", "P1");
    private final Struct encounter = new Struct(HealthcareRecord.ENCOUNTER);
    private final Struct record =
            new Struct(HealthcareRecord.SCHEMA)
                    .put("metadata", metadata)
                    .put("patient", patient)
                    .put("encounter", encounter);

    @Test
    void requiredMissesWhatIsAbsent() throws Exception {
        assertThat(places("'path': 'patient.dob', 'required': true"))
                .containsExactly("patient.dob");
        patient.put("dob", "1980-01-02");
        assertThat(places("'path': 'patient.dob', 'required': true")).isEmpty();
    }

    @Test
    void requiredMissesWhatIsAbsentWithAllThatHoldsIt() throws Exception {
        record.put("patient", null);
        assertThat(places("'path': 'patient.dob', 'required': true"))
                .containsExactly("patient.dob");
    }

    @Test
    void requiredMissesAnEmptyList() throws Exception {
        record.put("observations", List.of());
        assertThat(places("'path': 'observations', 'required': true"))
                .containsExactly("observations");
    }

    @Test
    void absentFindsWhatShouldNotBeThere() throws Exception {
        assertThat(places("'path': 'patient.id', 'absent': true")).containsExactly("patient.id");
        assertThat(places("'path': 'patient.dob', 'absent': true")).isEmpty();
    }

    @Test
    void matchesJudgesTheWholeText() throws Exception {
        assertThat(places("'path': 'patient.id', 'matches': 'P[0-9]'")).isEmpty();
        assertThat(places("'path': 'patient.id', 'matches': '[0-9]'"))
                .containsExactly("patient.id");
    }

    @Test
    void conditionsOnAValueLetItsAbsencePass() throws Exception {
        assertThat(places("'path': 'patient.dob', 'matches': 'x', 'max_length': 1")).isEmpty();
    }

    @Test
    void inJudgesTextsAndNumbers() throws Exception {
        assertThat(places("'path': 'patient.id', 'in': ['P1', 'P2']")).isEmpty();
        assertThat(places("'path': 'patient.id', 'in': ['P2']")).containsExactly("patient.id");
        observations(new Struct(HealthcareRecord.OBSERVATION).put("order_index", 2));
        assertThat(places("'path': 'observations[*].order_index', 'in': [1, 2.0]")).isEmpty();
        assertThat(places("'path': 'observations[*].order_index', 'in': [1]"))
                .containsExactly("observations[0].order_index");
    }

    @Test
    void maxLengthCountsCharacters() throws Exception {
        patient.put("id", "\uD83D\uDE00\uD83D\uDE00");
        assertThat(places("'path': 'patient.id', 'max_length': 2")).isEmpty();
        assertThat(places("'path': 'patient.id', 'max_length': 1")).containsExactly("patient.id");
    }

    @Test
    void rangeJudgesNumbersWithinTheBounds() throws Exception {
        observations(value("NM", "5"), value("NM", "5.1"), value("NM", "-1"), value("NM", "high"));
        assertThat(places("'path': 'observations[*].value', 'min': 0, 'max': 5"))
                .containsExactly(
                        "observations[1].value", "observations[2].value", "observations[3].value");
        assertThat(places("'path': 'observations[*].value', 'max': 5"))
                .containsExactly("observations[1].value", "observations[3].value");
    }

    @Test
    void aNumberWithoutEndIsNoNumber() throws Exception {
        observations(value("NM", "9".repeat(1_000_000)));
        assertThat(places("'path': 'observations[*].value', 'min': 0")).hasSize(1);
    }

    @Test
    void notAfterComparesDatesOfAnyPrecision() throws Exception {
        String rule = "'path': 'encounter.admit_date', 'not_after': 'encounter.discharge_date'";
        encounter.put("admit_date", "2026-01-02T10:00:00Z");
        assertThat(places(rule)).isEmpty();
        encounter.put("discharge_date", "2026-01-02");
        assertThat(places(rule)).isEmpty();
        encounter.put("discharge_date", "2026-01-02T09:59:59Z");
        assertThat(places(rule)).containsExactly("encounter.admit_date");
    }

    @Test
    void notBeforeIsTheOtherWayRound() throws Exception {
        String rule = "'path': 'encounter.discharge_date', 'not_before': 'encounter.admit_date'";
        encounter.put("admit_date", "2026-01-02").put("discharge_date", "2026-01-02");
        assertThat(places(rule)).isEmpty();
        encounter.put("discharge_date", "2026-01-01");
        assertThat(places(rule)).containsExactly("encounter.discharge_date");
    }

    @Test
    void twoPathsThroughOneListMeetInTheSameElement() throws Exception {
        record.put("orders", List.of(order("2026-01-01", "2026-01-02"), order("2026-01-05", null)));
        String rule = "'path': 'orders[*].observed_at', 'not_after': 'orders[*].reported_at'";
        assertThat(places(rule)).isEmpty();
        record.put("orders", List.of(order("2026-01-01", "2026-01-02"), order("9999", "2026")));
        assertThat(places(rule)).containsExactly("orders[1].observed_at");
    }

    @Test
    void whenGuardsARule() throws Exception {
        String rule =
                "'path': 'patient.dob', 'required': true,"
                        + " 'when': {'path': 'metadata.message_type', 'in': ['%s']}";
        assertThat(places(rule.formatted("ADT^A01"))).hasSize(1);
        assertThat(places(rule.formatted("ADT^A03"))).isEmpty();
    }

    @Test
    void everyGuardMustHold() throws Exception {
        String rule =
                "'path': 'patient.dob', 'required': true, 'when': ["
                        + "{'path': 'metadata.message_type', 'matches': 'ADT.*'},"
                        + "{'path': 'encounter.id', 'required': true}]";
        assertThat(places(rule)).isEmpty();
        encounter.put("id", "E1");
        assertThat(places(rule)).hasSize(1);
    }

    @Test
    void aGuardInTheSameListLooksAtTheSameElement() throws Exception {
        observations(value("ST", "high"), value("NM", "high"));
        assertThat(
                        places(
                                "'path': 'observations[*].value', 'min': 0, 'when':"
                                        + " {'path': 'observations[*].value_type', 'in': ['NM']}"))
                .containsExactly("observations[1].value");
    }

    @Test
    void aGuardCanAskForAbsence() throws Exception {
        String rule =
                "'path': 'patient.dob', 'required': true,"
                        + " 'when': {'path': 'encounter.id', 'absent': true}";
        assertThat(places(rule)).hasSize(1);
        encounter.put("id", "E1");
        assertThat(places(rule)).isEmpty();
    }

    @Test
    void oneElementCanBeNamed() throws Exception {
        observations(value("NM", "1"), value("NM", "x"));
        assertThat(places("'path': 'observations[0].value', 'min': 0")).isEmpty();
        assertThat(places("'path': 'observations[1].value', 'min': 0"))
                .containsExactly("observations[1].value");
        assertThat(places("'path': 'observations[7].value', 'required': true"))
                .containsExactly("observations[7].value");
    }

    @Test
    void mappedValuesAreReachedByTheirNames() throws Exception {
        record.put("mapped", Map.of("insurer.id", "A"));
        assertThat(places("'path': 'mapped.insurer.id', 'in': ['A']")).isEmpty();
        assertThat(places("'path': 'mapped.plan', 'required': true"))
                .containsExactly("mapped.plan");
    }

    @Test
    void everyConditionOfARuleMustHold() throws Exception {
        patient.put("id", "P12");
        assertThat(places("'path': 'patient.id', 'matches': 'P.*', 'max_length': 2")).hasSize(1);
        assertThat(places("'path': 'patient.id', 'matches': 'P.*', 'max_length': 3")).isEmpty();
    }

    @Test
    void aFindingCarriesCodeSeverityAndTextOfTheUserAndNoValue() throws Exception {
        Issue issue = check("'path': 'patient.id', 'absent': true, 'text': 'Ask the ward.'").get(0);
        assertThat(issue.code().name()).isEqualTo("MY_RULE");
        assertThat(issue.severity()).isEqualTo(Severity.WARNING);
        assertThat(issue.code().text()).isEqualTo("Ask the ward.");
        assertThat(check("'path': 'patient.id', 'absent': true").get(0).toStruct().toString())
                .doesNotContain("P1");
    }

    @Test
    void anExpressionThatWouldNeverEndIsUndecided() throws Exception {
        patient.put("id", "a".repeat(60) + "!");
        assertThat(check("'path': 'patient.id', 'matches': '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x'"))
                .containsExactly(Issue.of(RulesIssueCode.RULE_UNDECIDED, "patient.id"));
        patient.put("id", "ab".repeat(100_000));
        assertThat(check("'path': 'patient.id', 'matches': '(a|b)*c'"))
                .containsExactly(Issue.of(RulesIssueCode.RULE_UNDECIDED, "patient.id"));
    }

    @Test
    void aRuleThatFailsEverywhereIsSaidAHundredTimes() throws Exception {
        record.put(
                "observations", IntStream.range(0, 5000).mapToObj(i -> value("NM", "x")).toList());
        assertThat(check("'path': 'observations[*].value', 'min': 0")).hasSize(100);
    }

    private void observations(Struct... observations) {
        record.put("observations", List.of(observations));
    }

    private static Struct value(String type, String value) {
        return new Struct(HealthcareRecord.OBSERVATION).put("value_type", type).put("value", value);
    }

    private static Struct order(String observed, String reported) {
        return new Struct(HealthcareRecord.ORDER)
                .put("observed_at", observed)
                .put("reported_at", reported);
    }

    private List<String> places(String rule) throws RulesFileException {
        return check(rule).stream().map(Issue::location).toList();
    }

    private List<Issue> check(String rule) throws RulesFileException {
        String json = "{'rules': [{'code': 'MY_RULE', 'severity': 'warning', " + rule + "}]}";
        List<Issue> issues = new ArrayList<>();
        RuleSet.parse(
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                        HealthcareRecord.SCHEMA)
                .check(record, issues);
        return issues;
    }

    @Test
    void aRuleForSeveralKindsIsHeldOverThoseThatHaveWhatItSpeaksOf() throws Exception {
        Map<Schema, RuleSet> rules =
                RuleSet.parse(
                        """
                        {"rules": [
                          {"code": "DOB", "severity": "error", "path": "patient.dob", "required": true},
                          {"code": "ID", "severity": "error", "path": "claim_id", "required": true}]}
                        """
                                .getBytes(StandardCharsets.UTF_8),
                        List.of(HealthcareRecord.SCHEMA, ClaimRecord.SCHEMA));

        assertThat(rules.get(HealthcareRecord.SCHEMA).size()).isEqualTo(1);
        assertThat(rules.get(ClaimRecord.SCHEMA).size()).isEqualTo(2);
    }

    @Test
    void aRuleForNoneOfSeveralKindsIsRefused() {
        byte[] file =
                "{\"rules\": [{\"code\": \"NO\", \"severity\": \"error\", \"path\": \"nowhere\"}]}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () ->
                                RuleSet.parse(
                                        file, List.of(HealthcareRecord.SCHEMA, ClaimRecord.SCHEMA)))
                .isInstanceOf(RulesFileException.class)
                .hasMessageStartingWith("line 1: 'nowhere'");
    }

    @Test
    void theNearestNameIsToldWhicheverKindHasIt() {
        byte[] file =
                """
                {"rules": [{"code": "NO", "severity": "error", "path": "claim_idd",
                            "required": true}]}
                """
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () ->
                                RuleSet.parse(
                                        file, List.of(HealthcareRecord.SCHEMA, ClaimRecord.SCHEMA)))
                .isInstanceOf(RulesFileException.class)
                .hasMessageEndingWith(
                        "there is no 'claim_idd' in the record; did you mean 'claim_id'?");
    }
}
