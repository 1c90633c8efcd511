package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.DROP;
import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.REDACT;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.TOKEN;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of keys and headers, and whose a record is. */
class KeysAndHeadersTest {

    private static final Schema TEXT = Schema.STRING_SCHEMA;

    private static SourceRecord patient() {
        Struct value = Given.healthcare();
        return Given.record(TEXT, "PAT-4711", value.schema(), value);
    }

    private static SourceRecord masked(TestPolicy policy, SourceRecord record) {
        return policy.engine().mask(record, Parts.WHOLE);
    }

    private static Object header(SourceRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    // keys

    @Test
    void givesAKeyOfOursTheTokenOfTheFieldThatItComesFrom() {
        SourceRecord masked = masked(policy().of(PiiClass.MRN, TOKEN), patient());

        assertThat(masked.key())
                .isEqualTo(((Struct) masked.value()).getStruct("patient").get("id"))
                .isEqualTo(FakeKeys.tokenOf("MRN", "PAT-4711"));
        assertThat(masked.keySchema()).isSameAs(TEXT);
    }

    @Test
    void givesAKeyOfOursWithoutASchemaTheSame() {
        Struct value = Given.healthcare();
        SourceRecord masked =
                masked(
                        policy().of(PiiClass.MRN, TOKEN),
                        Given.record(null, "PAT-4711", value.schema(), value));

        assertThat(masked.key()).isEqualTo(FakeKeys.tokenOf("MRN", "PAT-4711"));
        assertThat(masked.keySchema()).isNull();
    }

    @Test
    void givesATaggedKeyTheSameWithATombstone() {
        Schema tagged = PiiClass.MRN.tag(SchemaBuilder.string()).build();

        SourceRecord masked =
                masked(
                        policy().of(PiiClass.MRN, TOKEN),
                        Given.record(tagged, "PAT-4711", null, null));

        assertThat(masked.key()).isEqualTo(FakeKeys.tokenOf("MRN", "PAT-4711"));
    }

    @Test
    void dropsAKeyWithItsSchema() {
        SourceRecord masked = masked(policy().ofAll(DROP), patient());

        assertThat(masked.key()).isNull();
        assertThat(masked.keySchema()).isNull();
    }

    @Test
    void makesNullOfAKeyThatWouldBeBlankedLikeAllOthers() {
        assertThat(masked(policy(), Given.key(TEXT, "customer-1")).key()).isNull();
        assertThat(masked(policy().at("$key", REDACT), Given.key(TEXT, "customer-1")).key())
                .isNull();
    }

    @Test
    void masksTheMembersOfAKey() {
        Schema schema =
                Given.struct().field("customer", TEXT).field("no", Schema.INT32_SCHEMA).build();
        Struct key = new Struct(schema).put("customer", "Erika").put("no", 5);

        SourceRecord masked =
                masked(
                        policy().at("$key.customer", new Action.Token(Optional.of("c")))
                                .at("$.customer", new Action.Token(Optional.of("c")))
                                .unclassified(DefaultAction.KEEP),
                        Given.record(schema, key, null, Map.of("customer", "Erika")));

        assertThat(((Struct) masked.key()).get("customer"))
                .isEqualTo(((Map<?, ?>) masked.value()).get("customer"));
        assertThat(((Struct) masked.key()).get("no")).isEqualTo(5);
    }

    @Test
    void masksAKeyThatIsJson() {
        assertThat(
                        masked(policy().at("$key.id", TOKEN), Given.key(TEXT, "{\"id\":\"4711\"}"))
                                .key())
                .isEqualTo("{\"id\":\"" + FakeKeys.tokenOf("id", "4711") + "\"}");
    }

    @Test
    void masksOnePartAlone() {
        SourceRecord record = patient();
        record.headers().addString("user", "Erika");
        MaskingEngine engine = policy().ofAll(TOKEN).headers().engine();

        SourceRecord key = engine.mask(record, Parts.KEY);
        SourceRecord value = engine.mask(record, Parts.VALUE);

        assertThat(key.key()).isEqualTo(FakeKeys.tokenOf("MRN", "PAT-4711"));
        assertThat(key.value()).isSameAs(record.value());
        assertThat(header(key, "user")).isEqualTo("Erika");
        assertThat(value.key()).isEqualTo("PAT-4711");
        assertThat(((Struct) value.value()).getStruct("patient").get("name"))
                .isEqualTo(FakeKeys.tokenOf("NAME", "Erika Beispiel"));
    }

    // headers

    @Test
    void masksHeadersThatAreNotOurs() {
        SourceRecord record = patient();
        record.headers().addString("user", "Erika").addString("trace", "t-1");
        record.headers().addString("tributary.source", "hl7");
        record.headers().addString("tributary.invented", "Erika");

        SourceRecord masked =
                masked(policy().ofAll(DROP).at("$headers.trace", KEEP).headers(), record);

        assertThat(header(masked, "user")).isEqualTo("[redacted]");
        assertThat(header(masked, "trace")).isEqualTo("t-1");
        assertThat(header(masked, "tributary.source")).isEqualTo("hl7");
        assertThat(header(masked, "tributary.invented")).isEqualTo("[redacted]");
    }

    @Test
    void masksOneOfOursWhereARuleNamesIt() {
        SourceRecord record = patient();
        record.headers().addString("tributary.identity", "abc");

        assertThat(
                        header(
                                masked(
                                        policy().at("$headers['tributary.identity']", DROP)
                                                .ofAll(DROP),
                                        record),
                                "tributary.identity"))
                .isNull();
    }

    @Test
    void leavesHeadersAloneWhereThePolicyDoesAndNoRuleNamesThem() {
        SourceRecord record = patient();
        record.headers().addString("user", "Erika").addString("other", "Max");

        SourceRecord masked = masked(policy().ofAll(DROP).at("$headers.user", DROP), record);

        assertThat(header(masked, "user")).isNull();
        assertThat(header(masked, "other")).isEqualTo("Max");
    }

    @Test
    void findsANameAnywhereInHeadersToo() {
        SourceRecord record = patient();
        record.headers().addString("ssn", "900-12-3456");

        assertThat(header(masked(policy().at("..ssn", DROP).ofAll(DROP), record), "ssn")).isNull();
    }

    @Test
    void saysWhatItDid() {
        SourceRecord masked =
                masked(policy().of(PiiClass.MRN, TOKEN).of(PiiClass.NAME, DROP), patient());

        assertThat(header(masked, "tributary.masking.policy")).isEqualTo("test");
        assertThat(header(masked, "tributary.masking.policy_hash")).isEqualTo("abc123");
        assertThat(header(masked, "tributary.masking.keys")).isEqualTo("0000002a");
        assertThat(header(masked, "tributary.masking.rules"))
                .isEqualTo(
                        "{\"NAME\":1,\"BIRTH_DATE\":1,\"PHONE\":2,\"MRN\":2,\"OTHER_ID\":2,"
                                + "\"FREE_TEXT\":1,\"RAW_PAYLOAD\":1}");
    }

    @Test
    void namesNoKeyWhereItUsedNone() {
        assertThat(header(masked(policy().ofAll(DROP), patient()), "tributary.masking.keys"))
                .isNull();
    }

    @Test
    void replacesWhatAnEarlierTransformSaid() {
        SourceRecord twice = masked(policy().ofAll(DROP), masked(policy().ofAll(DROP), patient()));

        assertThat(twice.headers().allWithName("tributary.masking.policy")).toIterable().hasSize(1);
    }

    // whose it is

    @Test
    void movesDatesByThePatientWhomTheRecordIsAbout() {
        SourceRecord masked =
                masked(policy().of(PiiClass.BIRTH_DATE, SHIFT).ofAll(KEEP), patient());

        // PAT-4711 has eight characters.
        assertThat(((Struct) masked.value()).getStruct("patient").get("dob"))
                .isEqualTo("1980-01-23");
    }

    @Test
    void movesDatesByTheSubjectThatThePolicyNames() {
        SourceRecord masked =
                masked(
                        policy().of(PiiClass.BIRTH_DATE, SHIFT)
                                .ofAll(KEEP)
                                .subject("$.patient.identifiers[?type=MRN].value"),
                        patient());

        assertThat(((Struct) masked.value()).getStruct("patient").get("dob"))
                .isEqualTo("1980-01-19");
    }

    @Test
    void movesDatesByTheKeyWhereNothingElseSaysWhoseTheyAre() {
        Map<String, Object> value = Map.of("at", "2024-01-01");

        SourceRecord masked =
                masked(
                        policy().at("$.at", SHIFT).at("$key", KEEP),
                        Given.record(TEXT, "12345", null, value));

        assertThat(masked.value()).isEqualTo(Map.of("at", "2024-01-06"));
    }

    @Test
    void refusesToMoveDatesOfNobody() {
        assertThatThrownBy(
                        () ->
                                masked(
                                        policy().at("$.at", SHIFT),
                                        Given.value(null, Map.of("at", "2024-01-01"))))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.SUBJECT_MISSING));
    }

    @Test
    void sealsNothingForWhoWasErased() {
        SourceRecord masked =
                masked(
                        policy().at("$.name", new Action.Encrypt(false, true)).at("$key", KEEP),
                        Given.record(TEXT, "erased", null, Map.of("name", "Erika")));

        assertThat(((Map<?, ?>) masked.value()).get("name")).isNull();
    }
}
