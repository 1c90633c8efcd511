package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Enrollments, eligibility, statuses, reviews, premiums and acknowledgements. */
class OtherMappersTest {

    private static final String ENROLLMENT =
            """
            ST*834*0001*005010X220A1
            BGN*00*REF1*20260101*1200****2
            REF*38*POLICY
            loop 1000A
              N1*P5*A SPONSOR*FI*999888777
            loop 1000B
              N1*IN*A PAYER*FI*654456654
            loop 2000
              INS*N*19*021*20*A***FT*N*N*D8*20260105
              REF*0F*SUB1
              REF*1L*GRP1
              DTP*356*D8*20260101
              DTP*357*D8*20261231
              loop 2100A
                NM1*IL*1*DOE*MAX****34*219099999
                PER*IP**HP*5550100*EM*m@example.org
                N3*1 FIRST STREET
                N4*TOWN*IL*60601
                DMG*D8*20150304*M*S
                ICM*1*1000.5*40
                HLH*N*70*150
              loop 2100B
                NM1*70*1*DOE*MAXX
              loop 2300
                HD*021**HLT*PLAN A*EMP
                DTP*348*D8*20260101
                AMT*P3*45.34
                loop 2310
                  LX*1
                  NM1*P3*1*HEALER*HANA****XX*1987654321*25
                loop 2320
                  COB*P*POL9*5
                  loop 2330
                    NM1*IN*2*ANOTHER PAYER
              loop 2700
                LS*2700
                loop 2710
                  LX*1
                  loop 2750
                    N1*75*LOCATION
                    REF*17*1234
            """;

    @Test
    void mapsAnEnrollment() {
        MappedRecord mapped = Sample.of("834", "2000", ENROLLMENT).unit();
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("999888777|SUB1|219099999");
        has(record, "is_subscriber", "false");
        has(record, "relationship", "19");
        has(record, "maintenance", "021");
        has(record, "death_date", "2026-01-05");
        has(record, "patient.deceased_at", "2026-01-05");
        has(record, "subscriber_id", "SUB1");
        has(record, "group_number", "GRP1");
        has(record, "master_policy", "POLICY");
        has(record, "enrolled_on", "2026-01-01");
        has(record, "ends_on", "2026-12-31");
        has(record, "member.ssn", "219099999");
        has(record, "member.name", "MAX DOE");
        has(record, "patient.identifiers[0].type", "SSN");
        has(record, "patient.dob", "2015-03-04");
        has(record, "contacts[0].email", "m@example.org");
        has(record, "income.amount", "1000.5000");
        has(record, "height", "70.0000000000");
        has(record, "parties[0].role", "former_name");
        has(record, "sponsor.name", "A SPONSOR");
        has(record, "payer.id", "654456654");
        has(record, "coverages[0].insurance_line", "HLT");
        has(record, "coverages[0].begins_on", "2026-01-01");
        has(record, "coverages[0].amounts[0].amount", "45.3400");
        has(record, "coverages[0].other_insurance[0].policy", "POL9");
        has(record, "coverages[0].other_insurance[0].parties[0].name", "ANOTHER PAYER");
        has(record, "primary_care.npi", "1987654321");
        has(record, "reporting[0].description", "LOCATION");
        has(record, "reporting[0].value", "1234");
        has(record, "envelope.reference", "REF1");
        has(record, "envelope.kind", "2");
    }

    private static final String ANSWER =
            """
            ST*271*4321*005010X279A1
            BHT*0022*11*10001234*20260501*1319
            loop 2000A
              HL*1**20*1
              loop 2100A
                NM1*PR*2*A PAYER*****PI*842610001
              loop 2000B
                HL*2*1*21*1
                loop 2100B
                  NM1*1P*2*A CLINIC*****SV*2000035
                loop 2000C
                  HL*3*2*22*0
                  TRN*2*93175-012547*9877281234
                  loop 2100C
                    NM1*IL*1*DOE*ERIKA****MI*MEM1
                    N3*1 FIRST STREET
                    N4*TOWN*IL*60601
                    DMG*D8*19800102*F
                    AAA*N**42*R
                    DTP*346*RD8*20260101-20261231
                  loop 2110C
                    EB*C*IND*30^88**A PLAN*23*500.25*.2*VS*4*Y*N*HC:99213:25
                    DTP*472*D8*20260101
                    MSG*A TEXT
                    loop 2115C
                      III*ZZ*21
                    loop 2120C
                      NM1*P3*1*HEALER*HANA****XX*1987654321
            """;

    @Test
    void mapsAnAnswerAboutBenefits() {
        MappedRecord mapped = Sample.of("271", "2000C", ANSWER).unit();
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("842610001|93175-012547");
        has(record, "direction", "response");
        has(record, "is_dependent", "false");
        has(record, "source.id", "842610001");
        has(record, "receiver.name", "A CLINIC");
        has(record, "subscriber.member_id", "MEM1");
        has(record, "patient.name", "ERIKA DOE");
        has(record, "trace_numbers[0].qualifier", "9877281234");
        has(record, "rejections[0].reason", "42");
        has(record, "rejections[0].loop", "2100C");
        has(record, "dates[0].date_to", "2026-12-31");
        has(record, "benefits[0].information", "C");
        has(record, "benefits[0].service_types", "[30, 88]");
        has(record, "benefits[0].amount", "500.2500");
        has(record, "benefits[0].percent", "0.2000000000");
        has(record, "benefits[0].quantity", "4.0000000000");
        has(record, "benefits[0].procedure_code", "99213");
        has(record, "benefits[0].modifiers", "[25]");
        has(record, "benefits[0].messages", "[A TEXT]");
        has(record, "benefits[0].places_of_service", "[21]");
        has(record, "benefits[0].parties[0].npi", "1987654321");
        has(record, "benefits[0].dates[0].date", "2026-01-01");
    }

    @Test
    void mapsAQuestionAfterADependentsBenefits() {
        String question =
                ANSWER.replace("271*4321", "270*4321").replaceAll("(?s)      HL\\*3.*", "")
                        + """
                      HL*3*2*22*1
                      loop 2100C
                        NM1*IL*1*DOE*ERIKA****MI*MEM1
                      loop 2000D
                        HL*4*3*23*0
                        TRN*1*T2*9
                        loop 2100D
                          NM1*03*1*DOE*MAX
                          DMG*D8*20150304
                        loop 2110D
                          EQ*98^30**FAM
                          AMT*R*37.5
                """;
        Struct record = Sample.of("270", "2000D", question).record();

        has(record, "direction", "request");
        has(record, "is_dependent", "true");
        has(record, "subscriber.member_id", "MEM1");
        has(record, "patient.name", "MAX DOE");
        has(record, "inquiries[0].service_types", "[98, 30]");
        has(record, "inquiries[0].coverage_level", "FAM");
        has(record, "inquiries[0].spend_down", "37.5000");
    }

    @Test
    void mapsAClaimsStatus() {
        MappedRecord mapped =
                Sample.of(
                                "277",
                                "2200D",
                                """
                                ST*277*0001*005010X212
                                BHT*0010*08*277X212*20260211*1156*DG
                                loop 2000A
                                  HL*1**20*1
                                  loop 2100A
                                    NM1*PR*2*A PAYER*****PI*12345
                                  loop 2000B
                                    HL*2*1*21*1
                                    loop 2100B
                                      NM1*41*2*A BUREAU*****46*X67E
                                    loop 2000C
                                      HL*3*2*19*1
                                      loop 2100C
                                        NM1*1P*2*A CLINIC*****XX*1666666661
                                      loop 2000D
                                        HL*4*3*22*0
                                        loop 2100D
                                          NM1*IL*1*DOE*ERIKA****MI*MEM1
                                        loop 2200D
                                          TRN*2*TRACE1
                                          STC*F1:65:PR*20260201**150.5*100*20260131**20260202*CHK1*A3:21
                                          REF*1K*ICN1
                                          REF*EJ*CLM01
                                          REF*BLT*111
                                          DTP*472*RD8*20260101-20260102
                                          loop 2220D
                                            SVC*HC:99203:25*150.5*100****1
                                            STC*F1:65*20260201
                                            REF*FJ*LINE1
                                            DTP*472*D8*20260101
                                """)
                        .unit();
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("12345|TRACE1");
        has(record, "direction", "response");
        has(record, "claim_id", "CLM01");
        has(record, "payer_control_number", "ICN1");
        has(record, "bill_type", "111");
        has(record, "charge", "150.5000");
        has(record, "paid", "100.0000");
        has(record, "date_to", "2026-01-02");
        has(record, "payer.id", "12345");
        has(record, "receiver.id", "X67E");
        has(record, "provider.npi", "1666666661");
        has(record, "patient.account", "CLM01");
        has(record, "statuses[0].category", "F1");
        has(record, "statuses[0].code", "65");
        has(record, "statuses[0].entity_code", "PR");
        has(record, "statuses[0].effective_on", "2026-02-01");
        has(record, "statuses[0].check_number", "CHK1");
        has(record, "statuses[1].category", "A3");
        has(record, "services[0].procedure_code", "99203");
        has(record, "services[0].statuses[0].code", "65");
        has(record, "services[0].control_number", "LINE1");
        has(record, "services[0].date", "2026-01-01");
    }

    @Test
    void mapsAReview() {
        MappedRecord mapped =
                Sample.of(
                                "278RSP",
                                "2000E",
                                """
                                ST*278*0001*005010X217
                                BHT*0007*11*REV1*20260211*1156*18
                                loop 2000A
                                  HL*1**20*1
                                  loop 2010A
                                    NM1*X3*2*A REVIEWER*****46*REV
                                  loop 2000B
                                    HL*2*1*21*1
                                    loop 2010B
                                      NM1*1P*1*HEALER*HANA****XX*1987654321
                                    loop 2000C
                                      HL*3*2*22*1
                                      loop 2010C
                                        NM1*IL*1*DOE*ERIKA****MI*MEM1
                                      loop 2000E
                                        HL*4*3*EV*1
                                        TRN*2*TRACE1*9
                                        UM*HS*I*3*11:B*AA
                                        HCR*A1*AUTH1
                                        REF*BB*AUTH0
                                        DTP*AAH*RD8*20260301-20260303
                                        DTP*036*D8*20261231
                                        HI*ABK:J0300
                                        HSD*VS*3
                                        loop 2010EA
                                          NM1*SJ*2*A CLINIC*****XX*1666666661
                                        loop 2000F
                                          HL*5*4*SS*0
                                          UM*HS*I
                                          HCR*A3**0V
                                          SV1*HC:99203:25*150.5*UN*2
                                          DTP*472*D8*20260301
                                """)
                        .unit();
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("1987654321|TRACE1");
        has(record, "direction", "response");
        has(record, "reviewer.id", "REV");
        has(record, "requester.npi", "1987654321");
        has(record, "subscriber.member_id", "MEM1");
        has(record, "review.category", "HS");
        has(record, "review.facility_type", "11");
        has(record, "review.action", "A1");
        has(record, "review.certification", "AUTH1");
        has(record, "previous_certification", "AUTH0");
        has(record, "date_from", "2026-03-01");
        has(record, "expires_on", "2026-12-31");
        has(record, "diagnoses[0].code", "J0300");
        has(record, "deliveries[0].quantity", "3.0000000000");
        has(record, "providers[0].role", "service_provider");
        has(record, "services[0].review.action", "A3");
        has(record, "services[0].review.reason", "0V");
        has(record, "services[0].procedure_code", "99203");
        has(record, "services[0].quantity", "2.0000000000");
        has(record, "services[0].date", "2026-03-01");
    }

    @Test
    void mapsAPremium() {
        MappedRecord mapped =
                Sample.of(
                                "820",
                                "2300B",
                                """
                                ST*820*0001*005010X218
                                BPR*I*3000*C*ACH*CCP*01*999999999*DA*9999999*1383399999**01*999999999*DA*9999999*20260217
                                TRN*3*TRACE1*1383399999
                                loop 1000A
                                  N1*PE*A PLAN*FI*383399999
                                loop 1000B
                                  N1*PR*AN EMPLOYER*FI*383399998
                                loop 2000B
                                  ENT*11*2J*EI*MEM1
                                  loop 2100B
                                    NM1*QE*1*DOE*ERIKA
                                  loop 2300B
                                    RMR*AZ*POL1**1000.5*1100
                                    REF*14*NUM1
                                    DTM*582****RD8*20260101-20260131
                                    loop 2320B
                                      ADX*-99.5*H1
                                """)
                        .unit();
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("1383399999|TRACE1|POL1");
        has(record, "kind", "individual");
        has(record, "reference", "POL1");
        has(record, "amount", "1000.5000");
        has(record, "billed", "1100.0000");
        has(record, "period_from", "2026-01-01");
        has(record, "period_to", "2026-01-31");
        has(record, "adjustments[0].amount", "-99.5000");
        has(record, "payment.total", "3000.0000");
        has(record, "payer.name", "AN EMPLOYER");
        has(record, "payee.name", "A PLAN");
        has(record, "member.name", "ERIKA DOE");
        has(record, "entity_id", "MEM1");
        has(record, "references[0].value", "NUM1");
    }

    private static final String REPORT =
            """
            ST*999*2870001*005010X231A1
            AK1*HC*17456*005010X222A1
            loop 2000
              AK2*837*0001
              loop 2100
                IK3*CLM*22*2300*8
                CTX*CLM01:123456789
                loop 2110
                  IK4*2:1*782*1
                loop 2110
                  IK4*5*1331*7*SECRET
              IK5*R*5
            AK9*P*3*3*2*5
            SE*16*2870001
            """;

    @Test
    void mapsAReceivedAcknowledgmentWithoutBadValues() {
        MappedRecord mapped = Sample.of("999", "ST", REPORT).end(null);
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("SENDER|17456");
        has(record, "direction", "received");
        has(record, "kind", "999");
        has(record, "of_control_number", "17456");
        has(record, "verdict", "P");
        has(record, "sets_accepted", "2");
        has(record, "codes", "[5]");
        has(record, "sets[0].control_number", "0001");
        has(record, "sets[0].verdict", "R");
        has(record, "sets[0].faults[0].segment", "CLM");
        has(record, "sets[0].faults[0].position", "22");
        has(record, "sets[0].faults[0].element", "2");
        has(record, "sets[0].faults[0].component", "1");
        has(record, "sets[0].faults[1].element_code", "7");
        assertThat(record.get("sets").toString()).doesNotContain("SECRET", "123456789");
    }

    @Test
    void tellsOfATa1ThatIsSent() {
        String ta1 =
                "ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *260102*0304*^"
                        + "*00501*000000077*0*P*:~TA1*000000905*260102*0304*R*025~IEA*0*000000077~";
        MappedRecord mapped =
                Answers.sent("payer_a", ta1.getBytes(StandardCharsets.US_ASCII), Sample.AT);
        Struct record = mapped.value();

        assertThat(mapped.key()).isEqualTo("SENDER|000000905");
        has(record, "direction", "sent");
        has(record, "kind", "TA1");
        has(record, "verdict", "R");
        has(record, "codes", "[025]");
        has(record, "of_sent_on", "2026-01-02T03:04");
        has(record, "metadata.message_type", "TA1");
        has(record, "metadata.message_id", "000000077");
        has(record, "envelope.partner", "payer_a");
        has(record, "raw", ta1);
    }

    private static void has(Struct record, String path, String expected) {
        assertThat(At.path(record, path)).as(path).isEqualTo(expected);
    }
}
