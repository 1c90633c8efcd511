package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.engine.MaskingException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What is masked by encryption comes back for who holds the key, and only then. */
class UnmaskTest {

    private final String keyset = Keyset.generate();

    private String policy(String rules) {
        return "{\"id\":\"test\",\"key\":{\"keyset\":" + keyset + "},\"rules\":[" + rules + "]}";
    }

    private static SourceRecord record(Schema keySchema, Object key, Schema schema, Object value) {
        return new SourceRecord(Map.of(), Map.of(), "topic", null, keySchema, key, schema, value);
    }

    private static SourceRecord masked(String policy, SourceRecord record) {
        try (MaskPii<SourceRecord> mask = new MaskPii<>()) {
            mask.configure(Map.of("policy", policy));
            return mask.apply(record);
        }
    }

    private SourceRecord unmasked(SourceRecord record) {
        return unmasked(keyset, record);
    }

    private static SourceRecord unmasked(String keyset, SourceRecord record) {
        try (Unmask<SourceRecord> unmask = new Unmask<>()) {
            unmask.configure(Map.of("key", "{\"keyset\":" + keyset + "}"));
            return unmask.apply(record);
        }
    }

    @Test
    void givesBackEveryTypeWithItsSchema() {
        Schema schema =
                SchemaBuilder.struct()
                        .name("All")
                        .field("text", Schema.STRING_SCHEMA)
                        .field("i", Schema.INT32_SCHEMA)
                        .field("l", Schema.OPTIONAL_INT64_SCHEMA)
                        .field("d", Schema.FLOAT64_SCHEMA)
                        .field("flag", Schema.BOOLEAN_SCHEMA)
                        .field("bytes", Schema.BYTES_SCHEMA)
                        .field("amount", Decimal.schema(2))
                        .field("day", Date.SCHEMA)
                        .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                        .build();
        Struct value =
                new Struct(schema)
                        .put("text", "Erika")
                        .put("i", 1)
                        .put("d", 1.5)
                        .put("flag", true)
                        .put("bytes", ByteBuffer.wrap(new byte[] {1, 2}))
                        .put("amount", new BigDecimal("1.50"))
                        .put("day", Date.toLogical(Date.SCHEMA, 5))
                        .put("list", List.of(1, 2));
        SourceRecord masked =
                masked(
                        policy("{\"path\":\"$.*\",\"action\":\"encrypt\"}"),
                        record(null, null, schema, value));
        assertThat(masked.valueSchema().name()).isEqualTo("AllMasked");

        Struct back = (Struct) unmasked(masked).value();

        assertThat(back.schema().name()).isEqualTo("AllUnmasked");
        assertThat(back.get("text")).isEqualTo("Erika");
        assertThat(back.get("i")).isEqualTo(1);
        assertThat(back.get("l")).isNull();
        assertThat(back.get("d")).isEqualTo(1.5);
        assertThat(back.get("flag")).isEqualTo(true);
        assertThat(back.get("bytes")).isEqualTo(new byte[] {1, 2});
        assertThat(back.get("amount")).isEqualTo(new BigDecimal("1.50"));
        assertThat(back.get("day")).isEqualTo(Date.toLogical(Date.SCHEMA, 5));
        assertThat(back.get("list")).isEqualTo(List.of(1, 2));
        assertThat(back.schema().field("l").schema()).isEqualTo(Schema.OPTIONAL_INT64_SCHEMA);
        back.validate();
    }

    @Test
    void givesBackTheNamesOfEntriesAndWhatStandsBelowThem() {
        String names =
                policy(
                        "{\"path\":\"$.*.~\",\"action\":\"encrypt\"},"
                                + "{\"path\":\"$.*.*\",\"action\":\"encrypt\"}");
        Schema map = SchemaBuilder.map(Schema.INT64_SCHEMA, Schema.STRING_SCHEMA).build();
        Schema schema = SchemaBuilder.struct().field("seen", map).build();
        Struct value = new Struct(schema).put("seen", Map.of(4711L, "Erika"));

        SourceRecord masked = masked(names, record(null, null, schema, value));
        SourceRecord json =
                masked(names, record(null, null, null, Map.of("seen", Map.of("4711", "Erika"))));

        assertThat(masked.value().toString()).doesNotContain("4711", "Erika");
        assertThat(json.value().toString()).doesNotContain("4711", "Erika");
        assertThat(((Struct) unmasked(masked).value()).getMap("seen"))
                .isEqualTo(Map.of(4711L, "Erika"));
        assertThat(unmasked(json).value()).isEqualTo(Map.of("seen", Map.of("4711", "Erika")));
    }

    @Test
    void givesBackKeysHeadersMapsAndJson() {
        String all =
                policy(
                        "{\"path\":\"$key\",\"action\":\"encrypt\",\"deterministic\":true},"
                                + "{\"path\":\"$\",\"action\":\"encrypt\"},"
                                + "{\"path\":\"$headers.user\",\"action\":\"encrypt\"}");
        SourceRecord record =
                record(
                        Schema.STRING_SCHEMA,
                        "4711",
                        null,
                        Map.of("names", Map.of("of the mother", List.of("Erika", 5L))));
        record.headers().addString("user", "Max");
        SourceRecord masked = masked(all, record);
        assertThat(masked.toString()).doesNotContain("Erika").doesNotContain("4711");

        SourceRecord back = unmasked(masked);

        assertThat(back.key()).isEqualTo("4711");
        assertThat(back.value())
                .isEqualTo(Map.of("names", Map.of("of the mother", List.of("Erika", 5L))));
        assertThat(back.headers().lastWithName("user").value()).isEqualTo("Max");
        assertThat(back.headers().lastWithName("tributary.masking.opened").value()).isEqualTo(5L);
    }

    @Test
    void opensJsonText() {
        SourceRecord masked =
                masked(
                        policy("{\"path\":\"$.a.b\",\"action\":\"encrypt\"}"),
                        record(null, null, Schema.STRING_SCHEMA, "{\"a\":{\"b\":1.50}}"));

        assertThat(unmasked(masked).value()).isEqualTo("{\"a\":{\"b\":1.50}}");
    }

    @Test
    void opensWhatStandsInText() {
        SourceRecord masked =
                masked(
                        policy(
                                "{\"path\":\"$.note\",\"action\":\"detect\"},"
                                        + "{\"detect\":\"SSN\",\"action\":\"encrypt\"}"),
                        record(null, null, null, Map.of("note", "SSN 219-09-9999.")));
        assertThat((String) ((Map<?, ?>) masked.value()).get("note"))
                .startsWith("SSN enc1.")
                .endsWith(".");

        assertThat(unmasked(masked).value()).isEqualTo(Map.of("note", "SSN 219-09-9999."));
    }

    @Test
    void leavesWhatIsNoCiphertextAndTheRecordWithIt() {
        SourceRecord record =
                record(
                        Schema.STRING_SCHEMA,
                        "tok1.0000002a.AAAAAAAAAAAAAAAAAAAAAA",
                        null,
                        Map.of("a", "see enc1.md", "b", 5));

        assertThat(unmasked(record)).isSameAs(record);
    }

    @Test
    void saysOfARecordOfOursThatItIsNotMaskedAnyMore() {
        Struct value =
                new Struct(HealthcareRecord.SCHEMA)
                        .put("patient", new Struct(HealthcareRecord.PATIENT).put("name", "Erika"));
        String all = policy("{\"class\":\"NAME\",\"action\":\"encrypt\"}");

        Struct masked = (Struct) masked(all, record(null, null, value.schema(), value)).value();
        Struct back = (Struct) unmasked(record(null, null, masked.schema(), masked)).value();

        assertThat(masked.getStruct("compliance").getBoolean("pii_masked")).isTrue();
        assertThat(back.getStruct("compliance").getBoolean("pii_masked")).isFalse();
        assertThat(back.getStruct("patient").get("name")).isEqualTo("Erika");
    }

    // fails closed

    private void assertRefused(String with, SourceRecord record) {
        assertThatThrownBy(() -> unmasked(with, record))
                .isInstanceOfSatisfying(
                        MaskingException.class,
                        e -> assertThat(e.error()).isEqualTo(MaskingError.CIPHERTEXT_NOT_OPENED))
                .hasMessageContaining("$.b")
                .hasMessageNotContaining("enc1.");
    }

    private String sealed() {
        SourceRecord masked =
                masked(
                        policy("{\"path\":\"$.a\",\"action\":\"encrypt\"}"),
                        record(null, null, null, Map.of("a", "Erika")));
        return (String) ((Map<?, ?>) masked.value()).get("a");
    }

    @Test
    void refusesACiphertextThatWasMovedToAnotherField() {
        assertRefused(keyset, record(null, null, null, Map.of("b", sealed())));
    }

    @Test
    void refusesACiphertextOfAnotherKeyset() {
        assertRefused(Keyset.generate(), record(null, null, null, Map.of("b", sealed())));
    }

    @Test
    void refusesACiphertextThatWasCut() {
        String cut = sealed();

        assertRefused(
                keyset,
                record(null, null, null, Map.of("b", "x " + cut.substring(0, cut.length() - 4))));
    }

    @Test
    void refusesAKeyThatIsNone() {
        try (Unmask<SourceRecord> unmask = new Unmask<>()) {
            assertThatThrownBy(() -> unmask.configure(Map.of("key", "s3cret")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void keepsTheClassOfWhatItOpens() {
        Schema born = PiiClass.BIRTH_DATE.tag(Date.builder()).build();
        Schema schema = SchemaBuilder.struct().field("born", born).build();
        Struct value = new Struct(schema).put("born", Date.toLogical(Date.SCHEMA, 5));

        SourceRecord back =
                unmasked(
                        masked(
                                policy("{\"class\":\"BIRTH_DATE\",\"action\":\"encrypt\"}"),
                                record(null, null, schema, value)));

        assertThat(back.valueSchema()).isEqualTo(schema);
    }
}
