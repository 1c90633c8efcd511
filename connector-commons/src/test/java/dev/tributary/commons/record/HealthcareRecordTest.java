package dev.tributary.commons.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class HealthcareRecordTest {

    @Test
    void hasTheNamesThatUsersWerePromised() {
        assertThat(names(HealthcareRecord.SCHEMA))
                .startsWith("metadata", "patient", "encounter", "compliance", "errors", "warnings")
                .contains(
                        "observations",
                        "orders",
                        "documents",
                        "procedures",
                        "medications",
                        "mapped",
                        "raw");
        assertThat(names(HealthcareRecord.METADATA))
                .startsWith(
                        "source_system",
                        "message_type",
                        "message_id",
                        "received_at",
                        "processed_at",
                        "validation_status");
        assertThat(names(HealthcareRecord.PATIENT))
                .startsWith("id", "name", "dob", "gender", "identifiers")
                .contains("prior_ids");
        assertThat(names(HealthcareRecord.IDENTIFIER)).startsWith("type", "value");
        assertThat(names(HealthcareRecord.ENCOUNTER))
                .startsWith("id", "admit_date", "discharge_date", "type");
        assertThat(names(HealthcareRecord.COMPLIANCE))
                .containsExactly("hipaa_compliant", "pii_masked", "audit_log_id");
    }

    @Test
    void everyFieldIsOptionalAndDocumented() {
        assertDocumented(HealthcareRecord.SCHEMA);
        assertDocumented(DeadLetterRecord.SCHEMA);
        assertDocumented(AuditBatchRecord.SCHEMA);
        assertDocumented(SourceStatus.SCHEMA);
    }

    private static void assertDocumented(Schema schema) {
        for (Field field : schema.fields()) {
            String where = schema.name() + "." + field.name();
            assertThat(field.schema().isOptional()).as(where).isTrue();
            assertThat(field.schema().doc()).as(where).isNotBlank();
            if (field.schema().type() == Schema.Type.STRUCT) {
                assertDocumented(field.schema());
            }
        }
    }

    @Test
    void tagsWhatCanIdentifyAPerson() {
        assertThat(pii(HealthcareRecord.PATIENT, "name")).isEqualTo(PiiClass.NAME);
        assertThat(pii(HealthcareRecord.PATIENT, "dob")).isEqualTo(PiiClass.BIRTH_DATE);
        assertThat(pii(HealthcareRecord.PATIENT, "id")).isEqualTo(PiiClass.MRN);
        assertThat(pii(HealthcareRecord.ENCOUNTER, "admit_date")).isEqualTo(PiiClass.EVENT_DATE);
        assertThat(pii(HealthcareRecord.OBSERVATION, "value")).isEqualTo(PiiClass.FREE_TEXT);
        assertThat(pii(HealthcareRecord.SCHEMA, "raw")).isEqualTo(PiiClass.RAW_PAYLOAD);
        assertThat(pii(DeadLetterRecord.SCHEMA, "payload")).isEqualTo(PiiClass.RAW_PAYLOAD);
    }

    private static PiiClass pii(Schema schema, String field) {
        return PiiClass.of(schema.field(field).schema()).orElseThrow();
    }

    @Test
    void aPayloadKeepsItsExactBytes() {
        Charset windows = Charset.forName("windows-1252");
        byte[] latin = {'M', (byte) 0xfc, '\r', '\n'};
        assertThat(PayloadText.of(latin, windows).encoding()).isEqualTo("windows-1252");
        assertThat(PayloadText.of(latin, windows).bytes()).isEqualTo(latin);
        assertThat(PayloadText.of(latin, StandardCharsets.UTF_8).encoding()).isEqualTo("base64");
        assertThat(PayloadText.of(latin, StandardCharsets.UTF_8).bytes()).isEqualTo(latin);
    }

    @Test
    void aPayloadWithANulIsBase64BecauseDatabasesRefuseItInText() {
        assertThat(PayloadText.of(new byte[] {'a', 0}, StandardCharsets.UTF_8).encoding())
                .isEqualTo("base64");
    }

    @Test
    void sizeIsNeverEstimatedBelowTheJsonThatIsWritten() {
        Struct patient =
                new Struct(HealthcareRecord.PATIENT)
                        .put("name", "J\u00fcrgen \"Q\" \u4e2d\\\u0001\r\n")
                        .put("phones", List.of("1", "2"));
        Struct value = new Struct(HealthcareRecord.SCHEMA).put("patient", patient);
        assertThat(RecordSize.estimate(value))
                .isGreaterThanOrEqualTo(
                        RecordJson.write(value).getBytes(StandardCharsets.UTF_8).length);
    }

    private static List<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).toList();
    }
}
