package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class PatientMapperTest {

    private static Sample pid(String pid) {
        return Sample.of("ADT^A01", pid);
    }

    @Test
    void readsWhoThePatientIs() {
        Struct patient =
                pid("PID|1||P1^^^HOSP&1.2.3&ISO^MR^FAC||Doe^Jane^Q||19800115|F|Roe^Jane|"
                                + "2106-3~2028-9|1 Main St^Apt 2^Town^ST^12345^US^H^^County||"
                                + "(555)555-0100^PRN^PH~^NET^Internet^j@example.org||en|M|CHR|ACC1")
                        .patient();
        assertThat(patient.getString("id")).isEqualTo("P1");
        assertThat(patient.getString("name")).isEqualTo("Jane Q Doe");
        assertThat(patient.getString("family_name")).isEqualTo("Doe");
        assertThat(patient.getString("given_name")).isEqualTo("Jane Q");
        assertThat(patient.getString("dob")).isEqualTo("1980-01-15");
        assertThat(patient.getString("gender")).isEqualTo("F");
        assertThat(patient.<String>getArray("aliases")).containsExactly("Jane Roe");
        assertThat(patient.<String>getArray("race")).containsExactly("2106-3", "2028-9");
        assertThat(patient.<String>getArray("phones")).containsExactly("(555)555-0100");
        assertThat(patient.<String>getArray("emails")).containsExactly("j@example.org");
        assertThat(patient.getString("account")).isEqualTo("ACC1");
        Struct address = patient.<Struct>getArray("addresses").get(0);
        assertThat(address.getString("line")).isEqualTo("1 Main St, Apt 2");
        assertThat(address.getString("zip")).isEqualTo("12345");
        assertThat(address.getString("county")).isEqualTo("County");
        Struct identifier = patient.<Struct>getArray("identifiers").get(0);
        assertThat(identifier.getString("type")).isEqualTo("MRN");
        assertThat(identifier.getString("authority")).isEqualTo("HOSP");
        assertThat(identifier.getString("authority_id")).isEqualTo("1.2.3");
        assertThat(identifier.getString("facility")).isEqualTo("FAC");
        assertThat(identifier.getString("field")).isEqualTo("PID-3");
    }

    @Test
    void takesTheMedicalRecordNumberAmongIdentifiers() {
        assertThat(pid("PID|1||X^^^A^PI~M^^^A^MR").patient().getString("id")).isEqualTo("M");
        assertThat(pid("PID|1||S^^^A^SS~X").patient().getString("id")).isEqualTo("X");
    }

    @Test
    void takesTheIdFromWhereOldVersionsHadIt() {
        assertThat(pid("PID|1|E1|||Doe^J").version("2.1").patient().getString("id"))
                .isEqualTo("E1");
        assertThat(pid("PID|1|||A1|Doe^J").version("2.2").patient().getString("id"))
                .isEqualTo("A1");
    }

    @Test
    void neverTakesASocialSecurityOrLicenceNumberAsTheId() {
        Sample sample = pid("PID|1||||Doe^J||||||||||||||000-00-0001|DL9^ST");
        assertThat(sample.patient().getString("id")).isNull();
        assertThat(sample.findings()).contains("PATIENT_ID_MISSING PID-3");
        assertThat(sample.accepted().key()).isEqualTo("ID1");
    }

    @Test
    void theOrderOfTypesIsTheUsers() {
        assertThat(
                        pid("PID|1||M^^^A^MR~X^^^A^PI")
                                .option("patient.id.types", "PI,MR")
                                .patient()
                                .getString("id"))
                .isEqualTo("X");
    }

    @Test
    void theOrderOfAuthoritiesGoesBeforeThatOfTypes() {
        Sample sample =
                pid("PID|1||M^^^A^MR~X^^^B&9.9&ISO^PI").option("patient.id.authorities", "C,9.9,A");
        assertThat(sample.patient().getString("id")).isEqualTo("X");
    }

    @Test
    void normalisesIdAndKeyButNotTheFormReceived() {
        Sample sample =
                pid("PID|1||00ab12^^^HOSP_A^MR")
                        .option("identifier.rules", "HOSP_A: strip-zeros, upper; *: lower");
        assertThat(sample.patient().getString("id")).isEqualTo("AB12");
        assertThat(sample.accepted().key()).isEqualTo("AB12");
        assertThat(sample.patient().<Struct>getArray("identifiers").get(0).getString("value"))
                .isEqualTo("00ab12");
    }

    @Test
    void aBadDateIsLeftOutAndTheRestGoesOn() {
        Sample sample = pid("PID|1||P1||Doe^J||19801399|F");
        assertThat(sample.patient().get("dob")).isNull();
        assertThat(sample.patient().getString("gender")).isEqualTo("F");
        assertThat(sample.findings()).containsExactly("TIME_INVALID PID-7");
    }

    @Test
    void aSexOutsideTheTableIsKeptWithAFinding() {
        Sample sample = pid("PID|1||P1||Doe^J|||Z");
        assertThat(sample.patient().getString("gender")).isEqualTo("Z");
        assertThat(sample.findings()).containsExactly("SEX_UNKNOWN PID-8");
    }

    @Test
    void whatIsToBeDeletedIsListedAndWhatIsEmptyIsNot() {
        Sample sample = pid("PID|1||P1||\"\"||\"\"|F||||\"\"|\"\"");
        assertThat(sample.patient().get("dob")).isNull();
        assertThat(sample.record().<String>getArray("deleted"))
                .contains("patient.name", "patient.dob", "patient.phones")
                .doesNotContain("patient.account");
        assertThat(pid("PID|1||P1||Doe^J").record().get("deleted")).isNull();
    }

    @Test
    void addsWhatPd1AndNotesSay() {
        Sample sample =
                Sample.of(
                        "ADT^A28",
                        "PID|1||P1||Doe^J",
                        "PD1||||D1^House^G|||Y|N|||F|Y",
                        "NTE|1||first~second",
                        "NTE|2||third");
        assertThat(sample.patient().getString("primary_care_id")).isEqualTo("D1");
        assertThat(sample.patient().getString("primary_care_name")).isEqualTo("G House");
        assertThat(sample.patient().getString("living_will")).isEqualTo("Y");
        assertThat(sample.patient().getString("protection")).isEqualTo("Y");
        assertThat(sample.patient().getString("notes")).isEqualTo("first\nsecond\nthird");
    }

    @Test
    void saysWhenThePatientIsMissing() {
        assertThat(Sample.of("ADT^A01", "EVN|A01").findings()).containsExactly("PID_MISSING PID");
        assertThat(Sample.of("MFN^M01", "MFI|STF").findings()).isEmpty();
    }

    @Test
    void aMessageOfNothingButFaultsHasABoundedListOfThem() {
        String[] lines = new String[500];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "OBX|" + i + "|DT|C||notadate";
        }
        List<String> findings = Sample.of("ORU^R01", lines).findings();
        assertThat(findings).hasSizeLessThan(110).contains("ISSUES_OMITTED ");
    }
}
