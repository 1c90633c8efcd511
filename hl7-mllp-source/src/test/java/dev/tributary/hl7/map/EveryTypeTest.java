package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Visits, people, conditions, money, appointments and master files, as types carry them. */
class EveryTypeTest {

    @Test
    void readsAVisit() {
        Struct visit =
                Sample.of(
                                "ADT^A02",
                                "EVN|A02|20260102||R1||20260101",
                                "PID|1||P1",
                                "PV1|1|I|W^R1^B1^HOSP|E|PRE|W0^R0|A1^Att^End|R1^Ref|C1^Con|MED||||7|"
                                        + "|VIP|D1^Adm|PT|V1^^^H|FIN||||||||||||||||01|HOME||||||"
                                        + "|20260101|20260103|||||ALT1",
                                "PV2|||R1^Chest pain|T1^Better care||||20260101|20260104|||words")
                        .record()
                        .getStruct("encounter");
        assertThat(visit.getString("id")).isEqualTo("V1");
        assertThat(visit.getString("type")).isEqualTo("inpatient");
        assertThat(visit.getString("class_code")).isEqualTo("I");
        assertThat(visit.getString("location")).isEqualTo("W R1 B1");
        assertThat(visit.getString("facility")).isEqualTo("HOSP");
        assertThat(visit.getString("prior_location")).isEqualTo("W0 R0");
        assertThat(visit.getString("attending_name")).isEqualTo("End Att");
        assertThat(visit.getString("admit_date")).isEqualTo("2026-01-01");
        assertThat(visit.getString("discharge_date")).isEqualTo("2026-01-03");
        assertThat(visit.getString("disposition")).isEqualTo("01");
        assertThat(visit.getString("alternate_id")).isEqualTo("ALT1");
        assertThat(visit.getString("reason")).isEqualTo("Chest pain");
        assertThat(visit.getString("transfer_reason")).isEqualTo("Better care");
        assertThat(visit.getString("expected_discharge_at")).isEqualTo("2026-01-04");
        assertThat(visit.getString("description")).isEqualTo("words");
    }

    @Test
    void readsTheEventAndWhatIsAnswered() {
        Struct metadata =
                Sample.of("ADT^A02^ADT_A02", "EVN|A02|20260102||R1||20260101")
                        .record()
                        .getStruct("metadata");
        assertThat(metadata.getString("message_type")).isEqualTo("ADT^A02");
        assertThat(metadata.getString("structure")).isEqualTo("ADT_A02");
        assertThat(metadata.getString("recorded_at")).isEqualTo("2026-01-02");
        assertThat(metadata.getString("occurred_at")).isEqualTo("2026-01-01");
        assertThat(metadata.getString("processing_id")).isEqualTo("P");
        Struct answer = Sample.of("ORR^O02", "MSA|AA|77").record().getStruct("metadata");
        assertThat(answer.getString("acknowledged_id")).isEqualTo("77");
    }

    @Test
    void readsConditionsAndPeople() {
        Sample sample =
                Sample.of(
                        "ADT^A01",
                        "PID|1||P1",
                        "NK1|1|Doe^Jim|SPO^Spouse|1 St^^Town|(555)555-0101|(555)555-0102|EC",
                        "AL1|1|DA^Drug|PEN^Penicillin|SV|Rash~Hives|20200101",
                        "IAM|1|FA|NUT^Nuts|MO|Swelling|A|A-1",
                        "DG1|1||I10^Hypertension^I10||20260102|A||||||||||D1^Doc^Tor|||A|DX1",
                        "PR1|1||47.0^Appendectomy^I9||20260102|T|45||||S1^Sur^Geon|||1||LT~RT");
        Struct contact = sample.list("contacts").get(0);
        assertThat(contact.getString("name")).isEqualTo("Jim Doe");
        assertThat(contact.getString("relationship_text")).isEqualTo("Spouse");
        assertThat(contact.<String>getArray("phones")).hasSize(2);
        List<Struct> allergies = sample.list("allergies");
        assertThat(allergies.get(0).getString("code_text")).isEqualTo("Penicillin");
        assertThat(allergies.get(0).<String>getArray("reactions")).containsExactly("Rash", "Hives");
        assertThat(allergies.get(0).getString("identified_at")).isEqualTo("2020-01-01");
        assertThat(allergies.get(1).getString("id")).isEqualTo("A-1");
        Struct diagnosis = sample.list("diagnoses").get(0);
        assertThat(diagnosis.getString("code")).isEqualTo("I10");
        assertThat(diagnosis.getString("clinician_name")).isEqualTo("Tor Doc");
        Struct procedure = sample.list("procedures").get(0);
        assertThat(procedure.getString("code")).isEqualTo("47.0");
        assertThat(procedure.getString("provider_id")).isEqualTo("S1");
        assertThat(procedure.<String>getArray("modifiers")).containsExactly("LT", "RT");
    }

    @Test
    void readsDiagnosesAsVersion22WroteThem() {
        Struct diagnosis =
                Sample.of("ADT^A01", "PID|1||P1", "DG1|1|I9|401.9|Hypertension|19950102|A")
                        .version("2.2")
                        .list("diagnoses")
                        .get(0);
        assertThat(diagnosis.getString("code")).isEqualTo("401.9");
        assertThat(diagnosis.getString("code_text")).isEqualTo("Hypertension");
        assertThat(diagnosis.getString("code_system")).isEqualTo("I9");
    }

    @Test
    void readsCoveragesGuarantorsAndCharges() {
        Sample sample =
                Sample.of(
                        "DFT^P03",
                        "PID|1||P1",
                        Sample.segment(
                                "IN1",
                                1,
                                "1",
                                2,
                                "PL^Plan",
                                3,
                                "CO1",
                                4,
                                "Payer",
                                8,
                                "G1",
                                12,
                                "20260101",
                                16,
                                "Doe^Jane",
                                36,
                                "POL1",
                                49,
                                "SUB1"),
                        "IN2||000-00-0001||||MC1||MD1",
                        "GT1|1|G9|Doe^Jane||2 St^^Town|(555)555-0103||19700101|F||SEL",
                        "FT1|1|T1|B1|20260102|20260103|CG|99213^Visit^C4|Office||2|120.50&USD|60.25|"
                                + "DEP||||||I10~E11|D1^Per^Former|O1^Or^Derer||F1||99213^Visit|25~59",
                        "FT1|2|T2|B1|20260102||CG|X||||12.34567");
        Struct coverage = sample.list("coverages").get(0);
        assertThat(coverage.getString("payer_name")).isEqualTo("Payer");
        assertThat(coverage.getString("subscriber_name")).isEqualTo("Jane Doe");
        assertThat(coverage.getString("policy_number")).isEqualTo("POL1");
        assertThat(coverage.getString("subscriber_ssn")).isEqualTo("000-00-0001");
        assertThat(coverage.getString("medicaid_id")).isEqualTo("MD1");
        assertThat(sample.list("guarantors").get(0).getString("id")).isEqualTo("G9");
        Struct charge = sample.list("charges").get(0);
        assertThat(charge.get("amount")).isEqualTo(new BigDecimal("120.5000"));
        assertThat(charge.getString("amount_original")).isEqualTo("120.50");
        assertThat(charge.getString("currency")).isEqualTo("USD");
        assertThat(charge.get("unit_amount")).isEqualTo(new BigDecimal("60.2500"));
        assertThat(charge.<String>getArray("diagnosis_codes")).containsExactly("I10", "E11");
        assertThat(charge.getString("performed_by_name")).isEqualTo("Former Per");
        assertThat(charge.<String>getArray("procedure_modifiers")).containsExactly("25", "59");
        Struct inexact = sample.list("charges").get(1);
        assertThat(inexact.get("amount")).isNull();
        assertThat(inexact.getString("amount_original")).isEqualTo("12.34567");
        assertThat(sample.findings()).contains("AMOUNT_INVALID FT1[2]-11.1");
    }

    @Test
    void readsAppointmentsWithTheirResources() {
        Sample sample =
                Sample.of(
                        "SIU^S12",
                        "SCH|P1|F1|||||R1^Follow-up|ROUTINE|30|min|^^30^20260102090000+0000^"
                                + "20260102093000+0000|||||C1^Con^Tact||||E1^En^Tered|||||BOOKED",
                        "PID|1||P1",
                        "RGS|1",
                        "AIS|1|A|S1^Check|20260102090000+0000||| 30|min||CONF",
                        "AIL|1|A|ROOM1|EXAM",
                        "AIP|1|A|D1^Doc^Tor|ATT",
                        "NTE|1||for the doctor");
        Struct appointment = sample.list("appointments").get(0);
        assertThat(appointment.getString("starts_at")).isEqualTo("2026-01-02T09:00:00Z");
        assertThat(appointment.getString("ends_at")).isEqualTo("2026-01-02T09:30:00Z");
        assertThat(appointment.getString("reason")).isEqualTo("Follow-up");
        assertThat(appointment.getString("status")).isEqualTo("BOOKED");
        List<Struct> resources = appointment.getArray("resources");
        assertThat(resources)
                .extracting(resource -> resource.getString("kind"))
                .containsExactly("service", "location", "person");
        assertThat(resources.get(2).getString("name")).isEqualTo("Tor Doc");
        assertThat(resources.get(2).getString("notes")).isEqualTo("for the doctor");
    }

    @Test
    void readsMasterFiles() {
        Struct entry =
                Sample.of(
                                "MFN^M02",
                                "MFI|PRA^Practitioners||UPD",
                                "MFE|MAD|C1|20260102|D9^Key",
                                "STF|D9||Doc^Tor")
                        .list("master_entries")
                        .get(0);
        assertThat(entry.getString("file")).isEqualTo("PRA");
        assertThat(entry.getString("action")).isEqualTo("MAD");
        assertThat(entry.getString("key")).isEqualTo("D9");
        assertThat(entry.getString("key_text")).isEqualTo("Tor Doc");
    }

    @Test
    void aTypeThatNobodyKnowsIsARecordAllTheSame() {
        Sample sample = Sample.of("ZZZ^Z01", "ZZ1|a|b", "PID|1||P1", "Q", "||");
        assertThat(sample.accepted().key()).isEqualTo("P1");
        assertThat(sample.record().getString("raw")).contains("ZZ1|a|b");
    }

    @Test
    void segmentsOfAnyOrderAreUnderstood() {
        Sample sample =
                Sample.of("ORU^R01", "NTE|1||lost", "OBX|1|ST|C||v", "PV2|||x", "PD1", "PID|1||P1");
        assertThat(sample.patient().getString("id")).isEqualTo("P1");
        assertThat(sample.list("observations")).hasSize(1);
    }
}
