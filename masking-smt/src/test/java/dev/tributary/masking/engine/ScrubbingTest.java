package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.DETECT;
import static dev.tributary.masking.engine.TestPolicy.DROP;
import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.REDACT;
import static dev.tributary.masking.engine.TestPolicy.REWRITE;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.TOKEN;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.record.PiiClass;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of notes and payloads. */
class ScrubbingTest {

    private static Struct masked(TestPolicy policy, Struct value) {
        return (Struct) policy.engine().mask(Given.value(value), Parts.WHOLE).value();
    }

    private static String note(TestPolicy policy, String text) {
        Struct value = Given.healthcare();
        value.<Struct>getArray("observations").get(0).put("value", text);
        return (String) masked(policy, value).<Struct>getArray("observations").get(0).get("value");
    }

    private static String raw(TestPolicy policy, String payload) {
        return (String) masked(policy, Given.healthcare().put("raw", payload)).get("raw");
    }

    private static TestPolicy searching() {
        return policy().of(PiiClass.FREE_TEXT, DETECT).of(PiiClass.RAW_PAYLOAD, REWRITE);
    }

    // notes

    @Test
    void removesWhatLooksLikePersonalDataAndWhatTheRecordKnows() {
        assertThat(note(searching().ofAll(DROP), "Seen: ERIKA BEISPIEL, 900-65-4321, twice."))
                .isEqualTo("Seen: [NAME], [SSN], twice.");
    }

    @Test
    void treatsWhatItFindsByTheRuleForWhatIsFound() {
        assertThat(
                        note(
                                searching()
                                        .detected(PiiClass.SSN, new Action.LastN(4, '*'))
                                        .detected(PiiClass.NAME, DROP)
                                        .ofAll(DROP),
                                "Seen: Erika Beispiel, 900-65-4321."))
                .isEqualTo("Seen: , ***-**-4321.");
    }

    @Test
    void treatsWhatItFindsByTheRuleOfItsClassOtherwise() {
        assertThat(note(searching().ofAll(TOKEN), "Again PAT-4711."))
                .isEqualTo("Again " + FakeKeys.tokenOf("MRN", "PAT-4711") + ".");
        assertThat(note(searching().ofAll(KEEP), "Seen: Erika Beispiel, 900-65-4321."))
                .isEqualTo("Seen: Erika Beispiel, 900-65-4321.");
    }

    @Test
    void treatsWhatItFindsByTheDefaultWhereThereIsNoRule() {
        assertThat(note(searching(), "900-65-4321")).isEqualTo("[SSN]");
        assertThat(note(searching().defaultAction(DefaultAction.KEEP), "900-65-4321"))
                .isEqualTo("900-65-4321");
    }

    @Test
    void movesDatesInTextWithThoseOfTheRecord() {
        assertThat(note(searching().of(PiiClass.EVENT_DATE, SHIFT).ofAll(DROP), "On 2024-01-01."))
                .isEqualTo("On 2024-01-09.");
    }

    @Test
    void leavesTextAsItIsWhereNothingIsFound() {
        assertThat(note(searching().ofAll(DROP), "No complaints.")).isEqualTo("No complaints.");
    }

    @Test
    void takesWhatOverlapsForOne() {
        // The record's own number, within something that looks like another.
        Struct value = Given.healthcare();
        value.getStruct("patient").put("identifiers", List.of(Given.id("MRN", "00-65-4321 X")));
        value.<Struct>getArray("observations").get(0).put("value", "(900-65-4321 X)");

        Struct masked = masked(searching().ofAll(DROP), value);

        assertThat(masked.<Struct>getArray("observations").get(0).get("value"))
                .isEqualTo("([OTHER_ID])");
    }

    @Test
    void hidesNothingInTextThatFieldsMayShow() {
        assertThat(note(searching().of(PiiClass.NAME, KEEP).ofAll(DROP), "Seen: Erika Beispiel."))
                .isEqualTo("Seen: Erika Beispiel.");
    }

    @Test
    void dropsWhatIsNoText() {
        assertThat(
                        note(
                                searching().ofAll(DROP),
                                "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwv".repeat(3)))
                .isNull();
    }

    @Test
    void takesLinesAndLongWordsForText() {
        String text =
                "Name: ____________________________________________________________________"
                        + "\nDonaudampfschifffahrtsgesellschaftskapitänsmütze";

        assertThat(note(searching().ofAll(DROP), text)).isEqualTo(text);
    }

    @Test
    void removesWhatPathsMaskInRecordsOfOthers() {
        Map<String, Object> value =
                Map.of("customer", "Erika Beispiel", "note", "Erika Beispiel called.");

        SourceRecord masked =
                policy().at("$.customer", TOKEN)
                        .at("$.note", DETECT)
                        .engine()
                        .mask(Given.value(null, value), Parts.WHOLE);

        assertThat(((Map<?, ?>) masked.value()).get("note")).isEqualTo("[OTHER_ID] called.");
    }

    @Test
    void removesWhatTheKeySays() {
        SourceRecord masked =
                policy().at("$.note", DETECT)
                        .at("$key", TOKEN)
                        .engine()
                        .mask(
                                Given.record(
                                        Schema.STRING_SCHEMA,
                                        "C-100",
                                        null,
                                        Map.of("note", "For C-100.")),
                                Parts.WHOLE);

        assertThat(masked.value()).isEqualTo(Map.of("note", "For [OTHER_ID]."));
    }

    // payloads

    @Test
    void rewritesEachLeafByTheRuleOfItsClass() {
        assertThat(
                        raw(
                                searching().of(PiiClass.NAME, TOKEN).of(PiiClass.SSN, DROP),
                                "RAW|NAME=Max|SSN=900-11-1111|PHONE=555"))
                .isEqualTo("RAW|NAME=" + FakeKeys.tokenOf("NAME", "Max") + "|SSN=|PHONE=");
    }

    @Test
    void removesFromTextWhatThePayloadAloneNames() {
        assertThat(raw(searching().ofAll(DROP), "RAW|NAME=Max Muster|FREE_TEXT=With MAX MUSTER"))
                .isEqualTo("RAW|NAME=|FREE_TEXT=With [NAME]");
        Struct value = Given.healthcare().put("raw", "RAW|NAME=Max Muster");
        value.<Struct>getArray("observations").get(0).put("value", "With Max Muster");
        assertThat(
                        masked(searching().ofAll(DROP), value)
                                .<Struct>getArray("observations")
                                .get(0)
                                .get("value"))
                .isEqualTo("With [NAME]");
    }

    @Test
    void removesFromThePayloadsTextWhatTheRecordNames() {
        assertThat(raw(searching().ofAll(DROP), "RAW|FREE_TEXT=For Erika Beispiel"))
                .isEqualTo("RAW|FREE_TEXT=For [NAME]");
    }

    @Test
    void leavesOutWhatNoTableKnows() {
        assertThat(raw(searching().ofAll(KEEP), "RAW|?=Erika")).isEqualTo("RAW|?=");
        assertThat(
                        raw(
                                searching().ofAll(DROP).unclassified(DefaultAction.KEEP),
                                "RAW|?=Erika Beispiel says"))
                .isEqualTo("RAW|?=[NAME] says");
    }

    @Test
    void dropsAPayloadThatItCannotRead() {
        assertThat(raw(searching().ofAll(KEEP), "Erika Beispiel")).isNull();
        assertThat(raw(searching().ofAll(KEEP), "RAW|broken")).isNull();
        assertThat(raw(searching().ofAll(KEEP), "UkFXfE5BTUU9TWF4")).isNull();
    }

    @Test
    void refusesAPayloadWithALeafThatNoRuleSpeaksOfWhereThatIsAnError() {
        TestPolicy strict =
                searching()
                        .of(PiiClass.NAME, REDACT)
                        .of(PiiClass.MRN, REDACT)
                        .at("$.patient", KEEP)
                        .at("$key", KEEP)
                        .defaultAction(DefaultAction.FAIL);

        Struct value =
                Given.healthcare().put("observations", null).put("raw", "RAW|SSN=900-11-1111");

        assertThatThrownBy(() -> masked(strict, value))
                .isInstanceOf(MaskingException.class)
                .hasMessageContaining("$.raw")
                .hasMessageNotContaining("900");
    }

    @Test
    void rewritesAPayloadThatIsTheWholeValue() {
        SourceRecord masked =
                policy().at("$", REWRITE)
                        .of(PiiClass.NAME, REDACT)
                        .engine()
                        .mask(Given.value(Schema.STRING_SCHEMA, "RAW|NAME=Erika"), Parts.WHOLE);

        assertThat(masked.value()).isEqualTo("RAW|NAME=[redacted]");
    }
}
