package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Issue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldsTest {

    private static final MinorUnits UNITS = MinorUnits.usually(2).disputed("UGX");

    private final Findings findings = new Findings();

    @Test
    void whatIsThereIsRead() {
        JsonFields fields =
                fields(
                        """
                        {'id': 'a', 'at': 86400, 'day': '2026-11-26', 'iso': '2026-11-26T01:02:03+01:00',
                         'on': true, 'of': {'id': 'b'}, 'to': 'c', 'cur': 'usd', 'amount': 1250,
                         'dec': 12.50, 'rate': 1.23}
                        """);

        assertThat(fields.key("id")).hasValue("a");
        assertThat(fields.epochSecond("at")).hasValue(Instant.parse("1970-01-02T00:00:00Z"));
        assertThat(fields.date("day")).hasValue(LocalDate.of(2026, 11, 26));
        assertThat(fields.instant("iso")).hasValue(Instant.parse("2026-11-26T00:02:03Z"));
        assertThat(fields.flag("on")).hasValue(true);
        assertThat(fields.reference("of")).hasValue("b");
        assertThat(fields.reference("to")).hasValue("c");
        assertThat(fields.currency("cur", UNITS)).hasValue("USD");
        assertThat(fields.minorAmount("amount", "USD", UNITS)).hasValue(new BigDecimal("12.5000"));
        assertThat(fields.decimalAmount("dec")).hasValue(new BigDecimal("12.5000"));
        assertThat(fields.digits("dec")).hasValue("12.50");
        assertThat(fields.rate("rate")).hasValue(new BigDecimal("1.2300000000"));
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void aTimeThatNoRecordCanHaveIsAFinding() {
        for (String at : new String[] {"'0013-01-01T00:00:00Z'", "'+10000-01-01T00:00:00Z'"}) {
            assertThat(fields("{'at': " + at + "}").instant("at")).isEmpty();
        }
        assertThat(findings.list()).containsExactly(Issue.of(MoneyIssueCode.DATE_INVALID, "$.at"));
    }

    @Test
    void anIdThatWouldBeAnotherOneOnceItIsWrittenIsNoKey() {
        assertThat(fields("{'id': 'cus_\\ud83d'}").key("id")).isEmpty();
    }

    @Test
    void whatIsAbsentOrNullOrBlankIsEmptyWithoutAWord() {
        JsonFields fields = fields("{'a': null, 'b': ' '}");

        for (String name : new String[] {"a", "b", "c"}) {
            assertThat(fields.text(name)).isEmpty();
            assertThat(fields.key(name)).isEmpty();
        }
        assertThat(fields.flag("a")).isEmpty();
        assertThat(fields.epochSecond("a")).isEmpty();
        assertThat(fields.part("a")).isEmpty();
        assertThat(fields.parts("a")).isEmpty();
        assertThat(fields.rate("c")).isEmpty();
        assertThat(fields.minorAside("c", "USD", UNITS)).isEmpty();
        assertThat(findings.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text, FIELD_UNREADABLE",
        "flag, FIELD_UNREADABLE",
        "parts, FIELD_UNREADABLE",
        "epochSecond, DATE_INVALID",
        "date, FIELD_UNREADABLE",
        "currency, FIELD_UNREADABLE",
        "amount, AMOUNT_INVALID",
        "aside, AMOUNT_UNREAD",
        "rate, RATE_INVALID"
    })
    void whatIsOfAnotherKindIsEmptyWithAFinding(String kind, MoneyIssueCode code) {
        JsonFields fields = fields("{'x': {'y': 1}}");

        assertThat(read(kind).apply(fields)).isIn(java.util.Optional.empty(), java.util.List.of());
        assertThat(findings.list()).contains(Issue.of(code, "$.x"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "99999999999999", "1.5", "'''1'''"})
    void aTimeThatIsNoneIsAFinding(String written) {
        assertThat(fields("{'x': " + written + "}").epochSecond("x")).isEmpty();
        assertThat(findings.list()).containsExactly(Issue.of(MoneyIssueCode.DATE_INVALID, "$.x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', CURRENCY_MISSING",
        "U$, CURRENCY_INVALID",
        "dollar of the USA, CURRENCY_INVALID",
        "zzz, CURRENCY_UNKNOWN",
        "ugx, CURRENCY_UNITS_DISPUTED"
    })
    void aCurrencyThatIsNotPlainIsAFinding(String written, MoneyIssueCode code) {
        fields("{'x': '" + written + "'}").currency("x", UNITS);

        assertThat(findings.list()).containsExactly(Issue.of(code, "$.x"));
    }

    @Test
    void anAmountInACurrencyWithoutKnownUnitsIsLeftOut() {
        assertThat(fields("{'x': 5}").minorAmount("x", "USDC", UNITS)).isEmpty();
        assertThat(findings.list())
                .containsExactly(Issue.of(MoneyIssueCode.AMOUNT_UNITS_UNKNOWN, "$.x"));
    }

    @Test
    void aMainAmountThatIsNotThereIsAFinding() {
        assertThat(fields("{}").minorAmount("x", "USD", UNITS)).isEmpty();
        assertThat(fields("{}").decimalAmount("y")).isEmpty();
        assertThat(findings.list())
                .containsExactly(
                        Issue.of(MoneyIssueCode.AMOUNT_MISSING, "$.x"),
                        Issue.of(MoneyIssueCode.AMOUNT_MISSING, "$.y"));
    }

    @Test
    void theTextOfANumberIsNoTextOfAnotherKind() {
        JsonFields fields = fields("{'x': 'Jane Doe', 'y': '12.50', 'z': 1.10}");

        assertThat(fields.digits("x")).isEmpty();
        assertThat(fields.digits("y")).hasValue("12.50");
        assertThat(fields.digits("z")).hasValue("1.10");
    }

    @Test
    void anIdThatCannotBeAKeyIsNone() {
        assertThat(fields("{'id': 7}").key("id")).isEmpty();
        assertThat(fields("{'id': 'a\\u0000b'}").key("id")).isEmpty();
        assertThat(fields("{'id': '" + "a".repeat(256) + "'}").key("id")).isEmpty();
    }

    @Test
    void findingsNamePlacesWithinListsAndParts() {
        JsonFields fields = fields("{'list': [{'x': 1}, 2], 'part': {'x': 1}}");

        fields.parts("list").forEach(part -> part.text("x"));
        fields.part("part").orElseThrow().text("x");

        assertThat(findings.list())
                .extracting(Issue::location)
                .containsExactly("$.list[1]", "$.list[0].x", "$.part.x");
    }

    private static Function<JsonFields, Object> read(String kind) {
        return switch (kind) {
            case "text" -> fields -> fields.text("x");
            case "flag" -> fields -> fields.flag("x");
            case "parts" -> fields -> fields.parts("x");
            case "epochSecond" -> fields -> fields.epochSecond("x");
            case "date" -> fields -> fields.date("x");
            case "currency" -> fields -> fields.currency("x", UNITS);
            case "amount" -> fields -> fields.minorAmount("x", "USD", UNITS);
            case "aside" -> fields -> fields.decimalAside("x");
            default -> fields -> fields.rate("x");
        };
    }

    private JsonFields fields(String json) {
        return JsonFields.of(Json.of(json), findings);
    }
}
