package dev.tributary.masking.engine;

import static dev.tributary.masking.engine.TestPolicy.KEEP;
import static dev.tributary.masking.engine.TestPolicy.REDACT;
import static dev.tributary.masking.engine.TestPolicy.SHIFT;
import static dev.tributary.masking.engine.TestPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What a record says of itself. */
class ComplianceTest {

    private static Struct said(TestPolicy policy, Struct value, String transport) {
        SourceRecord record = Given.value(value);
        if (transport != null) {
            record.headers().addString("tributary.transport", transport);
        }
        return ((Struct) policy.engine().mask(record, Parts.WHOLE).value()).getStruct("compliance");
    }

    @Test
    void saysThatItWasMaskedAndCompliantWhereAllWasDoneAsAsked() {
        Struct said = said(policy().ofAll(REDACT), Given.healthcare(), "tls");

        assertThat(said.getBoolean("pii_masked")).isTrue();
        assertThat(said.getBoolean("hipaa_compliant")).isTrue();
        assertThat(said.get("audit_log_id")).isEqualTo("batch-1-0");
    }

    @Test
    void saysSoOfARecordOfWhichAllIsKeptByARule() {
        Struct value = Given.healthcare();

        Struct said = said(policy().ofAll(KEEP), value, "tls");

        assertThat(said.getBoolean("hipaa_compliant")).isTrue();
        assertThat(value.getStruct("compliance").getBoolean("pii_masked")).isFalse();
    }

    @Test
    void isNotCompliantWhereADefaultDecided() {
        Struct said = said(policy().of(PiiClass.NAME, REDACT), Given.healthcare(), "tls");

        assertThat(said.getBoolean("pii_masked")).isTrue();
        assertThat(said.getBoolean("hipaa_compliant")).isFalse();
    }

    @Test
    void isNotCompliantWhereAValueCouldNotBeReadAsItsRuleAsked() {
        Struct value = Given.healthcare();
        value.getStruct("patient").put("dob", "about 1980");

        assertThat(
                        said(policy().of(PiiClass.BIRTH_DATE, SHIFT).ofAll(REDACT), value, "tls")
                                .getBoolean("hipaa_compliant"))
                .isFalse();
    }

    @Test
    void isCompliantOverSshAsOverTls() {
        assertThat(
                        said(policy().ofAll(REDACT), Given.healthcare(), "ssh")
                                .getBoolean("hipaa_compliant"))
                .isTrue();
    }

    @Test
    void isNotCompliantWhereNobodyKnowsHowTheFileCame() {
        assertThat(
                        said(policy().ofAll(REDACT), Given.healthcare(), "file")
                                .getBoolean("hipaa_compliant"))
                .isFalse();
    }

    @Test
    void isNotCompliantWithoutTlsOrWithoutKnowing() {
        assertThat(
                        said(policy().ofAll(REDACT), Given.healthcare(), "plaintext")
                                .getBoolean("hipaa_compliant"))
                .isFalse();
        assertThat(
                        said(policy().ofAll(REDACT), Given.healthcare(), null)
                                .getBoolean("hipaa_compliant"))
                .isFalse();
    }

    @Test
    void isNotCompliantWhereTheValueAloneWasMasked() {
        SourceRecord record = Given.value(Given.healthcare());
        record.headers().addString("tributary.transport", "tls");

        Struct said =
                ((Struct) policy().ofAll(REDACT).engine().mask(record, Parts.VALUE).value())
                        .getStruct("compliance");

        assertThat(said.getBoolean("pii_masked")).isTrue();
        assertThat(said.getBoolean("hipaa_compliant")).isFalse();
    }

    @Test
    void isNotCompliantWithoutAnAuditId() {
        Struct value = Given.healthcare();
        value.put("compliance", new Struct(HealthcareRecord.COMPLIANCE));

        assertThat(said(policy().ofAll(REDACT), value, "tls").getBoolean("hipaa_compliant"))
                .isFalse();
    }

    @Test
    void saysSoWhereARecordSaidNothing() {
        Struct value = Given.healthcare().put("compliance", null);

        assertThat(said(policy().ofAll(REDACT), value, "tls").getBoolean("pii_masked")).isTrue();
    }
}
