package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.DETECT;
import static dev.tributary.masking.engine.TestPolicy.DROP;
import static dev.tributary.masking.engine.TestPolicy.ENCRYPT;
import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.REDACT;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.TOKEN;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.masking.action.MaskingError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of maps, lists and texts in JSON, which have no schema. */
class SchemalessTest {

    private static final Schema TEXT = Schema.STRING_SCHEMA;

    private static Object masked(TestPolicy policy, Object value) {
        return policy.engine().mask(Given.value(null, value), Parts.WHOLE).value();
    }

    private static Object maskedText(TestPolicy policy, String value) {
        return policy.engine().mask(Given.value(TEXT, value), Parts.WHOLE).value();
    }

    private static TestPolicy keeping() {
        return policy().unclassified(DefaultAction.KEEP);
    }

    @Test
    void blanksWhatNoRuleSpeaksOf() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", "Erika");
        value.put("age", 45);
        value.put("sure", true);
        value.put("none", null);

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("name", "[redacted]");
        expected.put("age", null);
        expected.put("sure", null);
        expected.put("none", null);
        assertThat(masked(policy(), value)).isEqualTo(expected);
    }

    @Test
    void masksMapsInListsInMapsByPath() {
        Map<String, Object> value =
                Map.of(
                        "people",
                        List.of(Map.of("name", "Erika", "n", 1), Map.of("name", "Max", "n", 2)));

        assertThat(masked(keeping().at("$.people[*].name", TOKEN), value))
                .isEqualTo(
                        Map.of(
                                "people",
                                List.of(
                                        Map.of("name", FakeKeys.tokenOf("name", "Erika"), "n", 1),
                                        Map.of("name", FakeKeys.tokenOf("name", "Max"), "n", 2))));
    }

    @Test
    void choosesElementsByWhatTheyAreAndByPosition() {
        Map<String, Object> value =
                Map.of(
                        "ids",
                        List.of(
                                Map.of("type", "SSN", "value", "1"),
                                Map.of("type", "MRN", "value", "2"),
                                Map.of("type", "MRN", "value", "3")));

        assertThat(
                        masked(
                                keeping()
                                        .at("$.ids[?type=SSN].value", DROP)
                                        .at("$.ids[2].value", REDACT),
                                value))
                .isEqualTo(
                        Map.of(
                                "ids",
                                List.of(
                                        Map.of("type", "SSN"),
                                        Map.of("type", "MRN", "value", "2"),
                                        Map.of("type", "MRN", "value", "[redacted]"))));
    }

    @Test
    void leavesAnObjectOutWhole() {
        assertThat(
                        masked(
                                keeping().at("$.person", DROP),
                                Map.of("person", Map.of("name", "Erika"), "n", 1)))
                .isEqualTo(Map.of("n", 1));
    }

    @Test
    void findsANameAtAnyDepth() {
        assertThat(
                        masked(
                                keeping().at("..ssn", DROP),
                                Map.of("ssn", "1", "a", Map.of("ssn", "2", "b", List.of()))))
                .isEqualTo(Map.of("a", Map.of("b", List.of())));
    }

    @Test
    void masksAStructWithinAMapByItsSchemaAndItsPlace() {
        Schema person = Given.struct().field("name", TEXT).build();
        Map<String, Object> value = Map.of("person", new Struct(person).put("name", "Erika"));

        Map<?, ?> masked = (Map<?, ?>) masked(policy().at("$.person.name", TOKEN), value);

        assertThat(((Struct) masked.get("person")).get("name"))
                .isEqualTo(FakeKeys.tokenOf("name", "Erika"));
    }

    @Test
    void neverChangesWhatComesIn() {
        Map<String, Object> value =
                Map.of("people", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("n", 1)))));

        masked(policy(), value);

        assertThat(value).isEqualTo(Map.of("people", List.of(Map.of("n", 1))));
    }

    @Test
    void leavesNullsInListsAlone() {
        assertThat(masked(policy(), Map.of("a", Arrays.asList("x", null))))
                .isEqualTo(Map.of("a", Arrays.asList("[redacted]", null)));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        Object value = "end";
        for (int i = 0; i < 2_000; i++) {
            value = List.of(value);
        }
        Object nested = value;

        assertThatThrownBy(() -> masked(policy(), nested))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.TOO_DEEP));
    }

    @Test
    void dropsWhatOfACardIsNeverStoredWhateverThePolicySays() {
        assertThat(masked(keeping().at("$.card", KEEP), Map.of("card", Map.of("cvv", "1", "n", 2))))
                .isEqualTo(Map.of("card", Map.of("n", 2)));
        assertThat(maskedText(keeping(), "{\"Card-PIN\":{\"block\":\"1\"},\"n\":2}"))
                .isEqualTo("{\"n\":2}");
    }

    @Test
    void masksWhatIsFoundInNamesThatAreData() {
        Map<String, Object> value = Map.of("by ssn", Map.of("900-12-3456", 5));

        assertThat(masked(keeping(), value)).isEqualTo(Map.of("by ssn", Map.of("[SSN]", 5)));
        assertThat(masked(keeping().at("$['by ssn']", KEEP), value)).isEqualTo(value);
    }

    @Test
    void refusesToMakeTwoNamesEqual() {
        assertThatThrownBy(() -> masked(keeping(), Map.of("900-12-3456", 1, "900-12-3457", 2)))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.KEYS_COLLIDE));
    }

    @Test
    void blanksNamesThatAreDataAsWhatNobodyHasClassified() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("4711", Map.of("n", 1));
        value.put("Erika Muster", Map.of("n", 2));
        value.put("open", Map.of("n", 3));

        assertThat(masked(policy().at("$.*.n", KEEP), value))
                .isEqualTo(
                        Map.of(
                                "[redacted]", Map.of("n", 1),
                                "[redacted 2]", Map.of("n", 2),
                                "open", Map.of("n", 3)));
        assertThatThrownBy(() -> masked(policy().unclassified(DefaultAction.FAIL), value))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> {
                            assertThat(e.error()).isEqualTo(MaskingError.NOT_COVERED);
                            assertThat(e.path()).isEqualTo("$.~");
                        });
    }

    @Test
    void leavesOutEntriesWhoseNamesAreNumbersThatNobodyHasClassified() {
        assertThat(masked(policy().at("$.*", KEEP), Map.of(4711, "a", "b", "c")))
                .isEqualTo(Map.of("b", "c"));
        assertThat(masked(keeping(), Map.of(4711, "a"))).isEqualTo(Map.of(4711, "a"));
    }

    @Test
    void aNameThatThePolicyNamesIsNoData() {
        assertThat(masked(policy().at("$['ward id']", KEEP), Map.of("ward id", 5)))
                .isEqualTo(Map.of("ward id", 5));
    }

    @Test
    void aRuleSpeaksOfNamesThemselves() {
        Map<String, Object> value = Map.of("seen", Map.of("4711", 1, "open", 2));

        assertThat(masked(keeping().at("$.seen.~", TOKEN), value))
                .isEqualTo(
                        Map.of(
                                "seen",
                                Map.of(
                                        FakeKeys.tokenOf("seen", "4711"), 1,
                                        FakeKeys.tokenOf("seen", "open"), 2)));
        assertThat(masked(policy().at("$.seen.~", KEEP).at("$.seen.*", KEEP), value))
                .isEqualTo(value);
        assertThat(masked(keeping().at("$.seen.~", DROP), value))
                .isEqualTo(Map.of("seen", Map.of()));
    }

    @Test
    void namesThatAreMaskedAreFoundInTexts() {
        Map<String, Object> value = Map.of("seen", Map.of("4711", 1), "note", "4711 was here");

        assertThat(
                        ((Map<?, ?>)
                                        masked(
                                                keeping()
                                                        .at("$.seen.~", TOKEN)
                                                        .at("$.note", DETECT),
                                                value))
                                .get("note")
                                .toString())
                .doesNotContain("4711");
    }

    @Test
    void whatIsSaidOfAWholeIsSaidOfNamesThatAreData() {
        assertThat(masked(policy().at("$.seen", TOKEN), Map.of("seen", Map.of("4711", 1, "n", 2))))
                .isEqualTo(
                        Map.of(
                                "seen",
                                Map.of(
                                        FakeKeys.tokenOf("seen", "4711"),
                                        FakeKeys.tokenOf("seen", "1"),
                                        "n",
                                        FakeKeys.tokenOf("seen", "2"))));
    }

    // JSON

    @Test
    void masksTextThatIsJsonAsItsMembers() {
        assertThat(
                        maskedText(
                                keeping().at("$.name", TOKEN).at("$.born", SHIFT).subject("$.id"),
                                "{\"name\":\"Erika\",\"born\":\"2024-01-15\",\"id\":\"12345\","
                                        + "\"list\":[1,2.50,true,null]}"))
                .isEqualTo(
                        "{\"name\":\""
                                + FakeKeys.tokenOf("name", "Erika")
                                + "\",\"born\":\"2024-01-20\",\"id\":\"12345\","
                                + "\"list\":[1,2.50,true,null]}");
    }

    @Test
    void masksJsonWithoutASchemaToo() {
        assertThat(masked(policy(), "[{\"name\":\"Erika\"}]"))
                .isEqualTo("[{\"name\":\"[redacted]\"}]");
    }

    @Test
    void leavesTextAsItWasWhereNothingIsMasked() {
        String text = " { \"a\" :  1.0 } ";

        assertThat(maskedText(keeping(), text)).isEqualTo(text);
    }

    @Test
    void keepsNumbersExactly() {
        assertThat(
                        maskedText(
                                keeping().at("$.x", DROP),
                                "{\"x\":1,\"a\":12345678901234567890,\"b\":0.10,\"c\":1e400}"))
                .asInstanceOf(STRING)
                .startsWith("{\"a\":12345678901234567890,\"b\":0.10,\"c\":1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Erika Beispiel",
                "{\"name\":\"Erika\"",
                "{\"name\":\"Erika\"} Erika",
                "{\"name\":1,\"name\":\"Erika\"}",
                "\"Erika\"",
                ""
            })
    void masksTextThatIsNoJsonAsOneText(String text) {
        assertThat(maskedText(policy(), text)).isEqualTo("[redacted]");
    }

    @Test
    void takesARuleForTheWholeValueForTheWholeText() {
        String json = "{\"name\":\"Erika\"}";

        assertThat(maskedText(policy().at("$", ENCRYPT), json))
                .isEqualTo(FakeKeys.sealed("$", json));
    }

    @Test
    void keepsTheSchemaOfText() {
        SourceRecord masked = policy().engine().mask(Given.value(TEXT, "{\"a\":1}"), Parts.WHOLE);

        assertThat(masked.valueSchema()).isSameAs(TEXT);
    }

    @Test
    void seesJsonOnlyWhereItIsTheWholeValue() {
        Schema schema = Given.struct().field("payload", TEXT).build();
        Struct value = new Struct(schema).put("payload", "{\"name\":\"Erika\"}");

        assertThat(
                        ((Struct)
                                        policy().at("$.payload.name", KEEP)
                                                .engine()
                                                .mask(Given.value(value), Parts.WHOLE)
                                                .value())
                                .get("payload"))
                .isEqualTo("[redacted]");
    }

    @Test
    void bindsCiphertextsToTheSamePlacesAsWithASchema() {
        Schema map = SchemaBuilder.map(TEXT, TEXT).build();
        Schema schema = Given.struct().field("mapped", map).build();
        Struct struct = new Struct(schema).put("mapped", Map.of("ward id", "W-1"));
        TestPolicy policy = policy().at("$.mapped", ENCRYPT);

        Struct fromStruct = (Struct) policy.engine().mask(Given.value(struct), Parts.WHOLE).value();
        Map<?, ?> fromMap = (Map<?, ?>) masked(policy, Map.of("mapped", Map.of("ward id", "W-1")));

        assertThat(fromMap.get("mapped")).isEqualTo(fromStruct.get("mapped"));
    }
}
