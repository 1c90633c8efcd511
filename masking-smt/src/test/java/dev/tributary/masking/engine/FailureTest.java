package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.DROP;
import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.TOKEN;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What becomes of records that cannot be masked, and what their errors tell. */
class FailureTest {

    private static final String SECRET = "Erika-Beispiel-4711";

    /** Fails as code that is not ours does: with a value in its message, and in its cause's. */
    private static final class Talkative extends FakeKeys {

        @Override
        public String token(String domain, String value) {
            throw new IllegalStateException("bad " + value, new IllegalArgumentException(value));
        }
    }

    private static SourceRecord secret() {
        SourceRecord record =
                Given.record(Schema.STRING_SCHEMA, SECRET, null, Map.of("name", SECRET, "n", 1));
        record.headers().addString("user", SECRET).addString("tributary.source", "hl7");
        return record;
    }

    private static void assertSilent(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(SECRET);
            assertThat(each.getSuppressed()).isEmpty();
        }
    }

    @Test
    void tellsWhereAnErrorOfOthersAroseAndNothingThatTheySay() {
        assertThatThrownBy(
                        () ->
                                policy().at("$.name", TOKEN)
                                        .unclassified(DefaultAction.KEEP)
                                        .engine(new Talkative())
                                        .mask(secret(), Parts.WHOLE))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> {
                            assertSilent(e);
                            assertThat(e.getCause()).isNull();
                            assertThat(e.error()).isEqualTo(MaskingError.FAILED);
                            assertThat(e.path()).isEqualTo("$.name");
                            assertThat(e).hasMessageContaining("IllegalStateException");
                            assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("token");
                        });
    }

    @Test
    void showsNoNameThatDataMadeUp() {
        SourceRecord record = Given.value(null, Map.of("900-12-3456 Erika", Map.of("at", true)));

        assertThatThrownBy(() -> policy().at("..at", SHIFT).engine().mask(record, Parts.WHOLE))
                .isInstanceOf(MaskingException.class)
                .hasMessageContaining("$.*.at")
                .hasMessageNotContaining("900");
    }

    @Test
    void letsPassWhatPassesByItself() {
        FakeKeys sealed =
                new FakeKeys() {
                    @Override
                    public String token(String domain, String value) {
                        throw new RetriableException("the Vault is sealed");
                    }
                };

        assertThatThrownBy(
                        () ->
                                policy().at("$.name", TOKEN)
                                        .quarantine()
                                        .engine(sealed)
                                        .mask(secret(), Parts.WHOLE))
                .isExactlyInstanceOf(RetriableException.class);
    }

    // quarantine

    private static SourceRecord quarantined(FakeKeys keys, SourceRecord record) {
        return policy().at("$.n", SHIFT)
                .at("$.name", DROP)
                .unclassified(DefaultAction.FAIL)
                .quarantine()
                .engine(keys)
                .mask(record, Parts.WHOLE);
    }

    @Test
    void sendsARecordAsideWithNothingOfItInClear() {
        SourceRecord aside = quarantined(new FakeKeys(), secret());

        assertThat(aside.topic()).isEqualTo("topic.quarantine");
        assertThat(aside.kafkaPartition()).isNull();
        assertThat(aside.key()).isNull();
        assertThat(aside.keySchema()).isNull();
        assertThat(aside.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat((String) aside.value()).startsWith("sealed:$quarantine:");
        assertThat(aside.toString()).doesNotContain(SECRET);
        assertThat(aside.headers())
                .extracting(Header::key)
                .containsExactly(
                        "tributary.source",
                        "tributary.masking.error",
                        "tributary.masking.error_path");
        assertThat(aside.headers().lastWithName("tributary.masking.error").value())
                .isEqualTo("NOT_COVERED");
        assertThat(aside.sourceOffset()).isNotNull();
    }

    @Test
    void sealsTheWholeRecordForWhoeverPutsItBack() throws IOException {
        FakeKeys keys = new FakeKeys();

        quarantined(keys, secret());

        JsonNode whole = unsealed(keys);
        assertThat(whole.at("/topic").textValue()).isEqualTo("topic");
        assertThat(whole.at("/partition").intValue()).isEqualTo(3);
        assertThat(whole.at("/timestamp").longValue()).isEqualTo(1_700_000_000_000L);
        assertThat(whole.at("/key/payload").textValue()).isEqualTo(SECRET);
        assertThat(whole.at("/key/schema/type").textValue()).isEqualTo("string");
        assertThat(whole.at("/value/payload/name").textValue()).isEqualTo(SECRET);
        assertThat(whole.at("/value/schema").isNull()).isTrue();
        assertThat(whole.at("/headers/0/name").textValue()).isEqualTo("user");
        assertThat(whole.at("/headers/0/value/payload").textValue()).isEqualTo(SECRET);
    }

    private static JsonNode unsealed(FakeKeys keys) throws IOException {
        return new ObjectMapper()
                .readTree(new GZIPInputStream(new ByteArrayInputStream(keys.lastSealed)));
    }

    @Test
    void sealsEveryTypeInTheFormOfTheJsonConverter() throws IOException {
        Schema schema =
                Given.struct()
                        .name("All")
                        .version(2)
                        .field("i", Schema.INT16_SCHEMA)
                        .field("f", Schema.FLOAT32_SCHEMA)
                        .field("d", Schema.FLOAT64_SCHEMA)
                        .field("b", Schema.BYTES_SCHEMA)
                        .field("amount", Decimal.schema(2))
                        .field("at", Timestamp.SCHEMA)
                        .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                        .field(
                                "map",
                                SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA)
                                        .build())
                        .field("name", PiiClass.NAME.tag(SchemaBuilder.string().optional()).build())
                        .build();
        Struct value =
                new Struct(schema)
                        .put("i", (short) 1)
                        .put("f", 1.5f)
                        .put("d", 2.5)
                        .put("b", new byte[] {1, 2})
                        .put("amount", new BigDecimal("1.00"))
                        .put("at", Timestamp.toLogical(Timestamp.SCHEMA, 5))
                        .put("list", List.of(1, 2))
                        .put("map", Map.of(1, "x"));
        FakeKeys keys = new FakeKeys();

        quarantined(keys, Given.value(value));

        JsonNode envelope = unsealed(keys).get("value");
        assertThat(envelope.get("payload"))
                .hasToString(
                        "{\"i\":1,\"f\":1.5,\"d\":2.5,\"b\":\"AQI=\",\"amount\":\"ZA==\",\"at\":5,"
                                + "\"list\":[1,2],\"map\":[[1,\"x\"]],\"name\":null}");
        assertThat(envelope.at("/schema/name").textValue()).isEqualTo("All");
        assertThat(envelope.at("/schema/fields/1/type").textValue()).isEqualTo("float");
        assertThat(envelope.at("/schema/fields/4/parameters/scale").textValue()).isEqualTo("2");
        assertThat(envelope.at("/schema/fields/8/field").textValue()).isEqualTo("name");
        assertThat(envelope.at("/schema/fields/8/optional").booleanValue()).isTrue();
    }

    @Test
    void failsWhereNothingCanBeSealed() {
        FakeKeys broken =
                new FakeKeys() {
                    @Override
                    public String seal(byte[] plain, String path, boolean deterministic) {
                        throw new IllegalStateException("no key for " + SECRET);
                    }
                };

        assertThatThrownBy(() -> quarantined(broken, secret()))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> {
                            assertSilent(e);
                            assertThat(e.error()).isEqualTo(MaskingError.NOT_QUARANTINED);
                        });
    }

    // coverage

    @Test
    void countsWhatNoRuleSpeaksOf() {
        MaskingEngine engine =
                policy().at("$.known", KEEP).unclassified(DefaultAction.KEEP).engine();

        for (int i = 0; i < 3; i++) {
            engine.mask(
                    Given.value(null, Map.of("known", 1, "people", List.of(Map.of("n", SECRET)))),
                    Parts.WHOLE);
        }

        assertThat(engine.coverage().report())
                .containsExactly(new Coverage.Uncovered("$.people[*].n", "TEXT", "it passes", 3));
    }

    @Test
    void countsATaggedFieldWithoutARuleByItsClass() {
        MaskingEngine engine = policy().engine();
        Schema schema = Given.struct().field("name", Given.tagged(PiiClass.NAME)).build();

        engine.mask(Given.value(new Struct(schema).put("name", SECRET)), Parts.WHOLE);
        engine.mask(Given.value(new Struct(schema)), Parts.WHOLE);

        assertThat(engine.coverage().report())
                .containsExactly(new Coverage.Uncovered("$.name", "TEXT NAME", "it is blanked", 1));
    }

    @Test
    void countsNoMorePlacesThanABound() {
        MaskingEngine engine = policy().engine();

        for (int i = 0; i < 2_000; i++) {
            // A name with letters only, so that it is shown.
            String name =
                    Integer.toString(i, 26)
                            .chars()
                            .mapToObj(c -> String.valueOf((char) (c < 'a' ? 'A' + c - '0' : c)))
                            .reduce("x", String::concat);
            engine.mask(Given.value(null, Map.of(name, 1)), Parts.WHOLE);
        }

        assertThat(engine.coverage().size()).isEqualTo(1_000);
    }
}
