package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/**
 * Levels below which nothing stands are answers themselves: each is one record, and says it once.
 */
class UpperLevelsTest {

    private static final String ENVELOPE =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260102*0304*^"
                    + "*00501*000000905*1*P*:~GS*%1$s*APPSEND*APPRECV*20260102*0304*17*X*%2$s~"
                    + "ST*%3$s*0001*%2$s~%4$sSE*%5$d*0001~GE*1*17~IEA*1*000000905~";

    @Test
    void aRefusedPayerAndARefusedProviderAreEachOneAnswer() throws IOException {
        List<MappedRecord> records =
                map(
                        "HB",
                        "271",
                        "005010X279A1",
                        """
                        BHT*0022*11*10001234*20260501*1319~
                        HL*1**20*0~
                        AAA*N**79*N~
                        NM1*PR*2*FIRST PAYER*****PI*P1~
                        AAA*Y**42*R~
                        HL*2**20*1~
                        NM1*PR*2*SECOND PAYER*****PI*P2~
                        HL*3*2*21*0~
                        NM1*1P*2*A CLINIC*****SV*2000035~
                        AAA*N**51*C~
                        HL*4*2*21*1~
                        NM1*1P*2*B CLINIC*****SV*2000036~
                        HL*5*4*22*0~
                        TRN*2*TRACE1*9877281234~
                        NM1*IL*1*DOE*ERIKA****MI*MEM1~
                        AAA*N**75*C~
                        """);

        assertThat(records).extracting(MappedRecord::kind).containsOnly(RecordKind.ELIGIBILITY);
        assertThat(records).hasSize(3);
        assertThat(rejections(records.get(0))).containsExactly("79 2000A", "42 2100A");
        assertThat(rejections(records.get(1))).containsExactly("51 2100B");
        assertThat(rejections(records.get(2))).containsExactly("75 2100C");
        Struct provider = records.get(1).value();
        assertThat(At.path(provider, "source.id")).isEqualTo("P2");
        assertThat(At.path(provider, "receiver.name")).isEqualTo("A CLINIC");
        assertThat(provider.get("patient")).as("nobody was asked about").isNull();
        assertThat(At.path(records.get(2).value(), "patient.name")).isEqualTo("ERIKA DOE");
    }

    @Test
    void whatASubscriberIsRefusedForIsSaidToHisDependentToo() throws IOException {
        List<MappedRecord> records =
                map(
                        "HB",
                        "271",
                        "005010X279A1",
                        """
                        BHT*0022*11*10001234*20260501*1319~
                        HL*1**20*1~
                        NM1*PR*2*A PAYER*****PI*P1~
                        HL*2*1*21*1~
                        NM1*1P*2*A CLINIC*****SV*2000035~
                        HL*3*2*22*1~
                        NM1*IL*1*DOE*ERIKA****MI*MEM1~
                        AAA*N**72*C~
                        HL*4*3*23*0~
                        NM1*03*1*DOE*MAX~
                        AAA*N**67*C~
                        """);

        assertThat(records).hasSize(1);
        assertThat(rejections(records.get(0))).containsExactly("72 2100C", "67 2100D");
    }

    @Test
    void aStatusOfAReceiverOrOfAProviderIsOneRecord() throws IOException {
        List<MappedRecord> records =
                map(
                        "HN",
                        "277",
                        "005010X212",
                        """
                        BHT*0010*08*277X212*20260211*1156*DG~
                        HL*1**20*1~
                        NM1*PR*2*A PAYER*****PI*12345~
                        HL*2*1*21*0~
                        NM1*41*2*A BUREAU*****46*X67E~
                        TRN*2*TRACE1~
                        STC*E0:24:41*20260211~
                        HL*3*1*21*1~
                        NM1*41*2*B BUREAU*****46*X67F~
                        HL*4*3*19*0~
                        NM1*1P*2*A CLINIC*****XX*1666666661~
                        TRN*1*TRACE2~
                        STC*E0:496:1P*20260211~
                        """);

        assertThat(records)
                .extracting(MappedRecord::key)
                .containsExactly("12345|TRACE1", "12345|TRACE2");
        Struct receiver = records.get(0).value();
        assertThat(At.path(receiver, "receiver.id")).isEqualTo("X67E");
        assertThat(receiver.getArray("statuses")).hasSize(1);
        assertThat(At.path(receiver, "statuses[0].code")).isEqualTo("24");
        assertThat(receiver.get("services")).isNull();
        assertThat(receiver.get("patient")).isNull();
        Struct provider = records.get(1).value();
        assertThat(At.path(provider, "provider.npi")).isEqualTo("1666666661");
        assertThat(At.path(provider, "statuses[0].code")).isEqualTo("496");
        assertThat(provider.get("services")).isNull();
    }

    @Test
    void aFileOfClaimsThatIsRefusedAsAWholeIsNoClaim() throws IOException {
        List<MappedRecord> records =
                map(
                        "HN",
                        "277",
                        "005010X214",
                        """
                        BHT*0085*08*277X214*20260211*1156*TH~
                        HL*1**20*1~
                        NM1*PR*2*A PAYER*****PI*12345~
                        TRN*1*ICN~
                        DTP*050*D8*20260211~
                        DTP*009*D8*20260211~
                        HL*2*1*21*0~
                        NM1*41*2*A BUREAU*****46*X67E~
                        TRN*2*BATCH1~
                        STC*A3:24:41*20260211*U*1000~
                        QTY*AA*3~
                        AMT*YY*1000~
                        """);

        assertThat(records).hasSize(1);
        Struct record = records.get(0).value();
        assertThat(At.path(record, "direction")).isEqualTo("acknowledgment");
        assertThat(At.path(record, "trace_number")).isEqualTo("BATCH1");
        assertThat(At.path(record, "claim_id")).isNull();
        assertThat(At.path(record, "statuses[0].category")).isEqualTo("A3");
        assertThat(At.path(record, "charge")).isEqualTo("1000.0000");
        assertThat(At.path(record, "amounts[0].amount")).isEqualTo("1000.0000");
        assertThat(record.get("services")).isNull();
    }

    @Test
    void aStatusOfTheFileAndOfAProviderStandsBesideThoseOfTheClaimsBelow() throws IOException {
        String claim =
                """
                HL*%d*3*PT~
                NM1*QC*1*DOE*%s****MI*MEM%2$s~
                TRN*2*%2$s~
                STC*A2:20:PR*20260211*WQ*100~
                DTP*472*D8*20260201~
                """;
        List<MappedRecord> records =
                map(
                        "HN",
                        "277",
                        "005010X214",
                        """
                        BHT*0085*08*277X214*20260211*1156*TH~
                        HL*1**20*1~
                        NM1*PR*2*A PAYER*****PI*12345~
                        TRN*1*ICN~
                        DTP*050*D8*20260211~
                        DTP*009*D8*20260211~
                        HL*2*1*21*1~
                        NM1*41*2*A BUREAU*****46*X67E~
                        TRN*2*BATCH1~
                        STC*A1:19:PR*20260211*WQ*300~
                        QTY*90*2~
                        AMT*YU*200~
                        HL*3*2*19*1~
                        NM1*85*2*A CLINIC*****XX*1666666661~
                        TRN*1*0~
                        STC*A1:19:PR**WQ*200~
                        """
                                + claim.formatted(4, "ONE")
                                + claim.formatted(5, "TWO")
                                + """
                                HL*6*2*19*1~
                                NM1*85*2*B CLINIC*****XX*1987654321~
                                HL*7*6*PT~
                                NM1*QC*1*DOE*MAX****MI*MEM3~
                                TRN*2*THREE~
                                STC*A2:20:PR*20260211*WQ*100~
                                DTP*472*D8*20260201~
                                """);

        assertThat(records)
                .extracting(record -> At.path(record.value(), "trace_number"))
                .as("each once, and nothing of a provider without a status")
                .containsExactly("ONE", "TWO", "0", "THREE", "BATCH1");
        Struct provider = records.get(2).value();
        assertThat(At.path(provider, "provider.npi")).isEqualTo("1666666661");
        assertThat(provider.getArray("statuses")).hasSize(1);
        assertThat(provider.get("patient")).isNull();
        assertThat(provider.get("services")).isNull();
        Struct file = records.get(4).value();
        assertThat(At.path(file, "receiver.id")).isEqualTo("X67E");
        assertThat(file.get("provider")).isNull();
        assertThat(file.getArray("statuses")).hasSize(1);
        assertThat(At.path(file, "charge")).isEqualTo("300.0000");
        assertThat(At.path(file, "amounts[0].amount")).isEqualTo("200.0000");
        assertThat(At.path(file, "raw")).asString().contains("BATCH1").doesNotContain("ONE");
        assertThat(records.get(0).value().getArray("statuses")).hasSize(1);
        assertThat(At.path(file, "end_byte"))
                .as("what stands inside is not its own")
                .isEqualTo(At.path(provider, "first_byte"));
    }

    @Test
    void aRefusedReviewerAndARefusedPersonAreEachOneAnswer() throws IOException {
        List<MappedRecord> reviewer =
                map(
                        "HI",
                        "278",
                        "005010X217",
                        """
                        BHT*0007*11*REV1*20260211*1156*18~
                        HL*1**20*0~
                        AAA*N**79*N~
                        NM1*X3*2*A REVIEWER*****46*REV~
                        AAA*Y**42*R~
                        """);
        List<MappedRecord> dependent =
                map(
                        "HI",
                        "278",
                        "005010X217",
                        """
                        BHT*0007*11*REV1*20260211*1156*18~
                        HL*1**20*1~
                        NM1*X3*2*A REVIEWER*****46*REV~
                        HL*2*1*21*1~
                        NM1*1P*1*HEALER*HANA****XX*1987654321~
                        HL*3*2*22*1~
                        NM1*IL*1*DOE*ERIKA****MI*MEM1~
                        AAA*N**72*C~
                        HL*4*3*23*0~
                        NM1*QC*1*DOE*MAX~
                        AAA*N**67*C~
                        """);

        assertThat(reviewer).hasSize(1);
        assertThat(rejections(reviewer.get(0))).containsExactly("79 2000A", "42 2010A");
        Struct refused = reviewer.get(0).value();
        assertThat(At.path(refused, "reviewer.id")).isEqualTo("REV");
        assertThat(refused.get("providers")).isNull();
        assertThat(dependent).hasSize(1);
        assertThat(rejections(dependent.get(0))).containsExactly("72 2010C", "67 2010D");
        Struct person = dependent.get(0).value();
        assertThat(At.path(person, "patient.name")).isEqualTo("MAX DOE");
        assertThat(At.path(person, "subscriber.member_id")).isEqualTo("MEM1");
        assertThat(At.path(person, "requester.npi")).isEqualTo("1987654321");
        assertThat(person.get("providers")).as("a patient is none").isNull();
    }

    private static List<MappedRecord> map(String group, String set, String guide, String segments)
            throws IOException {
        String body = segments.replace("\n", "");
        long count = body.chars().filter(c -> c == '~').count() + 2;
        String text = ENVELOPE.formatted(group, guide, set, body, count);
        return FixturesTest.map(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> rejections(MappedRecord mapped) {
        return Reading.there(mapped.value(), "rejections").stream()
                .map(said -> said.get("reason") + " " + said.get("loop"))
                .toList();
    }
}
