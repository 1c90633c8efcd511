package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimMapperTest {

    private static final String HEAD =
            """
            ST*837*0021*005010X222A1
            BHT*0019*00*REF47*20260101*1023*CH
            loop 1000A
              NM1*41*2*A BUREAU*****46*SUB01
              PER*IC*DESK*TE*5550100*EX*12*EM*a@example.org
            loop 1000B
              NM1*40*2*A PAYER*****46*REC01
            loop 2000A
              HL*1**20*1
              PRV*BI*PXC*207Q00000X
              loop 2010AA
                NM1*85*2*A CLINIC*****XX*1234567893
                N3*1 FIRST STREET*SUITE 2
                N4*TOWN*IL*606010000
                REF*EI*123456789
              loop 2010AB
                NM1*87*2
                N3*2 SECOND STREET
                N4*TOWN*IL*60601
              loop 2000B
                HL*2*1*22*1
                SBR*P**GRP1*A GROUP*12****CI
                loop 2010BA
                  NM1*IL*1*DOE*ERIKA*M**JR*MI*MEM1
                  N3*3 THIRD STREET
                  N4*TOWN*IL*60602
                  DMG*D8*19800102*F
                  REF*SY*219099999
                loop 2010BB
                  NM1*PR*2*A PAYER*****PI*PAY01
                loop 2000C
                  HL*3*2*23*0
                  PAT*19
                  loop 2010CA
                    NM1*QC*1*DOE*MAX
                    N3*3 THIRD STREET
                    N4*TOWN*IL*60602
                    DMG*D8*20150304*M
                  loop 2300
            """;

    private static final String CLAIM =
            """
                    CLM*CLM01*150.5***11:B:1*Y*A*Y*I*P*AA:OA::IL
                    DTP*431*D8*20251230
                    DTP*435*DT*202512310830
                    REF*G1*AUTH1
                    REF*F8*ICN1
                    REF*EA*MRN1
                    AMT*F5*20
                    NTE*ADD*A NOTE
                    HI*ABK:J0300*ABF:Z1159
                    HI*BI:70:RD8:20251201-20251203*BE:80:::3
                    loop 2310B
                      NM1*82*1*HEALER*HANA****XX*1987654321
                      PRV*PE*PXC*207Q00000X
                    loop 2320
                      SBR*S*01*GRP2******MC
                      CAS*PR*1*30*1*2*12.5
                      AMT*D*100
                      OI***Y***Y
                      loop 2330A
                        NM1*IL*1*DOE*OTTO****MI*MEM2
                      loop 2330B
                        NM1*PR*2*ANOTHER PAYER*****PI*PAY02
                        DTP*573*D8*20260101
                        REF*F8*ICN2
                    loop 2400
                      LX*1
                      SV1*HC:99213:25:59*100.50*UN*1***1:2**Y
                      DTP*472*RD8*20251231-20260101
                      REF*6R*LINE1
                      loop 2410
                        LIN**N4*01234567891
                        CTP****2.5*UN
                        REF*XZ*RX1
                      loop 2430
                        SVD*PAY02*70*HC:99213**1
                        CAS*CO*45*30.5
                        DTP*573*D8*20260101
                    loop 2400
                      LX*2
                      SV1*HC:87070*50*UN*1.5*22**2
                      DTP*472*D8*20251230
            """;

    private static final Struct RECORD = Sample.of("837P", "2300", HEAD + CLAIM).record();

    @ParameterizedTest
    @CsvSource({
        "metadata.source_system, x12",
        "metadata.message_type, 837P",
        "metadata.message_id, 000000905-17-0021-1",
        "metadata.received_at, 2026-01-02T03:04:05Z",
        "metadata.validation_status, valid",
        "metadata.sending_facility, SENDER",
        "envelope.partner, sample",
        "envelope.interchange_control_number, 000000905",
        "envelope.sent_on, 2026-01-02T03:04",
        "envelope.group_control_number, 17",
        "envelope.set_control_number, 0021",
        "envelope.reference, REF47",
        "envelope.created_on, 2026-01-01",
        "envelope.file_digest, digest",
        "unit_number, 1",
        "claim_id, CLM01",
        "kind, professional",
        "charge, 150.5000",
        "charge_original, 150.5",
        "place_of_service, 11",
        "frequency, 1",
        "related_causes, '[AA, OA]'",
        "accident_state, IL",
        "onset_on, 2025-12-30",
        "admitted_on, 2025-12-31T08:30",
        "date_from, 2025-12-30",
        "date_to, 2026-01-01",
        "prior_authorization, AUTH1",
        "payer_control_number, ICN1",
        "medical_record, MRN1",
        "patient_paid, 20.0000",
        "filing_indicator, CI",
        "submitter.id, SUB01",
        "submitter.contacts[0].phone, 5550100",
        "submitter.contacts[0].email, a@example.org",
        "receiver.id, REC01",
        "billing_provider.npi, 1234567893",
        "billing_provider.tax_id, 123456789",
        "billing_provider.taxonomy, 207Q00000X",
        "billing_provider.address.line, '1 FIRST STREET, SUITE 2'",
        "pay_to.address.line, 2 SECOND STREET",
        "payer.id, PAY01",
        "subscriber.member_id, MEM1",
        "subscriber.name, ERIKA M DOE",
        "subscriber.ssn, 219099999",
        "subscriber.group_number, GRP1",
        "subscriber.relationship, 19",
        "subscriber.dob, 1980-01-02",
        "patient.name, MAX DOE",
        "patient.dob, 2015-03-04",
        "patient.account, CLM01",
        "patient.addresses[0].zip, 60602",
        "patient.identifiers[0].type, MRN",
        "diagnoses[0].code, J0300",
        "diagnoses[0].kind, principal",
        "diagnoses[1].position, 2",
        "codes[0].kind, occurrence_span",
        "codes[0].date_to, 2025-12-03",
        "codes[1].amount, 3.0000",
        "notes[0].text, A NOTE",
        "providers[0].role, rendering_provider",
        "providers[0].name, HANA HEALER",
        "providers[0].npi, 1987654321",
        "other_coverages[0].insured.member_id, MEM2",
        "other_coverages[0].insured.group_number, GRP2",
        "other_coverages[0].payer.id, PAY02",
        "other_coverages[0].paid, 100.0000",
        "other_coverages[0].decided_on, 2026-01-01",
        "other_coverages[0].payer_control_number, ICN2",
        "other_coverages[0].adjustments[1].amount, 12.5000",
        "service_lines[0].number, 1",
        "service_lines[0].procedure_code, 99213",
        "service_lines[0].modifiers, '[25, 59]'",
        "service_lines[0].charge, 100.5000",
        "service_lines[0].charge_original, 100.50",
        "service_lines[0].quantity, 1.0000000000",
        "service_lines[0].diagnosis_pointers, '[1, 2]'",
        "service_lines[0].emergency, Y",
        "service_lines[0].date, 2025-12-31",
        "service_lines[0].date_to, 2026-01-01",
        "service_lines[0].control_number, LINE1",
        "service_lines[0].drugs[0].code, 01234567891",
        "service_lines[0].drugs[0].quantity, 2.5000000000",
        "service_lines[0].drugs[0].prescription_number, RX1",
        "service_lines[0].adjudications[0].paid, 70.0000",
        "service_lines[0].adjudications[0].adjustments[0].amount, 30.5000",
        "service_lines[1].place_of_service, 22",
    })
    void mapsAProfessionalClaim(String path, String expected) {
        assertThat(At.path(RECORD, path)).isEqualTo(expected);
    }

    @Test
    void theKeyIsTheSubmitterAndTheClaim() {
        assertThat(Sample.of("837P", "2300", HEAD + CLAIM).unit().key()).isEqualTo("SUB01|CLM01");
    }

    @Test
    void rawHasTheEnvelopeAndTheClaimsOwnSegments() {
        String raw = RECORD.getString("raw");

        assertThat(raw)
                .startsWith("ISA*00*")
                .contains("~GS*HC*APPSEND")
                .contains("~ST*837*0021*005010X222A1~CLM*CLM01")
                .endsWith("DTP*472*D8*20251230~")
                .doesNotContain("MEM1~");
        assertThat(RECORD.getString("raw_encoding")).isEqualTo("ISO-8859-1");
    }

    @Test
    void withoutRawThereIsNone() {
        Struct record =
                Sample.of("837P", "2300", HEAD + CLAIM)
                        .unit(new RecordOptions(false, false))
                        .value();

        assertThat(record.get("raw")).isNull();
        assertThat(record.get("raw_encoding")).isNull();
    }

    @Test
    void theTreeHasTheClaimAndItsContext() {
        String tree =
                Sample.of("837P", "2300", HEAD + CLAIM)
                        .unit(new RecordOptions(true, true))
                        .value()
                        .getString("tree");

        assertThat(tree)
                .startsWith("{\"loop\":\"ST\",\"segments\":[{\"id\":\"ST\",\"at\":1")
                .contains("{\"loop\":\"2010AA\"")
                .contains("{\"loop\":\"2300\",\"unit\":true")
                .contains("[\"HC\",\"99213\",\"25\",\"59\"]");
    }

    @Test
    void anAmountThatIsNoneLeavesItsFieldOutAndIsNoted() {
        Sample sample = Sample.of("837P", "2300", HEAD + CLAIM.replace("*150.5*", "*15O.5*"));

        assertThat(sample.record().get("charge")).isNull();
        assertThat(sample.record().get("charge_original")).isNull();
        assertThat(sample.findings()).containsExactly("AMOUNT_INVALID 2300/CLM[29]-02");
        assertThat(At.path(sample.record(), "errors[0].code")).isEqualTo("AMOUNT_INVALID");
        assertThat(At.path(sample.record(), "metadata.validation_status")).isEqualTo("error");
        assertThat(At.path(sample.record(), "claim_id")).isEqualTo("CLM01");
    }

    @Test
    void aDateThatIsNoneLeavesItsFieldOutAndIsNoted() {
        Sample sample = Sample.of("837P", "2300", HEAD + CLAIM.replace("20251230", "20250230"));

        assertThat(sample.record().get("onset_on")).isNull();
        assertThat(sample.findings())
                .containsExactly("DATE_INVALID 2300/DTP[30]-03", "DATE_INVALID 2400/DTP[61]-03");
    }

    @Test
    void anInstitutionalClaimHasItsKindOfBillAndRevenueCodes() {
        String claim =
                """
                        CLM*CLM02*200***13:A:1**A*Y*Y
                        DTP*434*RD8*20250706-20250707
                        DTP*096*TM*1430
                        CL1*1*2*01
                        HI*ABK:K359:::::::Y
                        HI*DR:123
                        HI*BBR:0DTJ4ZZ:D8:20250706
                        loop 2400
                          LX*1
                          SV2*0471*HC:92557*178*UN*1**5
                """;
        Struct record = Sample.of("837I", "2300", HEAD + claim).record();

        assertThat(At.path(record, "kind")).isEqualTo("institutional");
        assertThat(At.path(record, "facility_type")).isEqualTo("13");
        assertThat(At.path(record, "date_to")).isEqualTo("2025-07-07");
        assertThat(At.path(record, "discharge_hour")).isEqualTo("14:30");
        assertThat(At.path(record, "patient_status")).isEqualTo("01");
        assertThat(At.path(record, "drg")).isEqualTo("123");
        assertThat(At.path(record, "diagnoses[0].present_on_admission")).isEqualTo("Y");
        assertThat(At.path(record, "codes[1].kind")).isEqualTo("procedure");
        assertThat(At.path(record, "codes[1].date")).isEqualTo("2025-07-06");
        assertThat(At.path(record, "service_lines[0].revenue_code")).isEqualTo("0471");
        assertThat(At.path(record, "service_lines[0].non_covered")).isEqualTo("5.0000");
    }

    @Test
    void aDentalClaimHasTeeth() {
        String claim =
                """
                        CLM*CLM03*150***11:B:1*Y*A*Y*I
                        DN2*12*M
                        loop 2400
                          LX*1
                          SV3*AD:D2150*100**10*I*1
                          TOO*JP*12*M:O
                """;
        Struct record = Sample.of("837D", "2300", HEAD + claim).record();

        assertThat(At.path(record, "teeth[0].status")).isEqualTo("M");
        assertThat(At.path(record, "service_lines[0].teeth[0].surfaces")).isEqualTo("[M, O]");
        assertThat(At.path(record, "service_lines[0].oral_cavity")).isEqualTo("[10]");
        assertThat(At.path(record, "service_lines[0].prosthesis")).isEqualTo("I");
    }
}
