package dev.tributary.hl7.ack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Parser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private final Acknowledgements acknowledgements =
            new Acknowledgements(
                    Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));

    @Test
    void repeatsTheMessagesOwnDelimitersAndSwapsSenderAndReceiver() {
        String[] ack = ack("MSH*:-?%*APP*FAC*TO*TOFAC*2026**ADT:A01*C1*P*2.4\r", AckCode.AA, null);
        assertThat(ack[0])
                .isEqualTo(
                        "MSH*:-?%*TO*TOFAC*APP*FAC*20260102030405.678+0000**ACK:A01:ACK*"
                                + ack[0].split("\\*", -1)[9]
                                + "*P*2.4");
        assertThat(ack[1]).isEqualTo("MSA*AA*C1");
    }

    @Test
    void repeatsBytesThatNoCharacterSetKnows() {
        byte[] message =
                "MSH|^~\\&|A\u00fc|||||||C\u00ff|P|2.5\r".getBytes(StandardCharsets.ISO_8859_1);
        byte[] ack =
                acknowledgements.write(
                        new Hl7Parser(List.of()).headerOf(message), AckCode.AA, Optional.empty());
        assertThat(new String(ack, StandardCharsets.ISO_8859_1)).contains("MSA|AA|C\u00ff\r");
    }

    @Test
    void repeatsAFifthEncodingCharacter() {
        assertThat(ack("MSH|^~\\&#|A||||||ADT^A01|C1|P|2.7\r", AckCode.AA, null)[0])
                .startsWith("MSH|^~\\&#|");
    }

    @Test
    void saysWhyAndWhereInErrFromVersion25On() {
        Issue issue = Issue.of(Hl7IssueCode.TIME_INVALID, "OBX[2]-14");
        String[] ack = ack("MSH|^~\\&|A||||||ORU^R01|C1|P|2.5.1\r", AckCode.AR, issue);
        assertThat(ack[1]).isEqualTo("MSA|AR|C1|TIME_INVALID");
        assertThat(ack[2]).isEqualTo("ERR||OBX^2^14|102|E|TIME_INVALID");
    }

    @Test
    void saysWhereInErr1BeforeVersion25() {
        Issue issue = Issue.of(Hl7IssueCode.MESSAGE_TYPE_MISSING, "MSH-9");
        String[] ack = ack("MSH|^~\\&|A||||||ORU^R01|C1|P|2.3\r", AckCode.AR, issue);
        assertThat(ack[2]).isEqualTo("ERR|MSH^1^9");
    }

    @Test
    void namesTheUsualDelimitersWhereTheMessageNamesNone() {
        assertThat(ack("MSH||A||||||ADT^A01|C1|P|2.5\r", AckCode.AA, null)[0])
                .startsWith("MSH|^~\\&|")
                .contains("|ACK^A01^ACK|");
    }

    @Test
    void leavesOutWhatStandsBehindTheDelimiters() {
        assertThat(ack("MSH|^~\\&XY|A||||||ADT^A01|C1|P|2.5\r", AckCode.AA, null)[0])
                .startsWith("MSH|^~\\&|");
    }

    @Test
    void namesAVersionWhereTheMessageNamesNone() {
        Issue issue = Issue.of(Hl7IssueCode.MESSAGE_TYPE_MISSING, "MSH-9");
        String[] ack = ack("MSH|^~\\&|A|||||||C1|P\r", AckCode.AR, issue);
        assertThat(ack[0]).endsWith("|P|2.5");
        assertThat(ack[2]).isEqualTo("ERR||MSH^1^9|101|E|MESSAGE_TYPE_MISSING");
    }

    @Test
    void writesNothingOfItsOwnThatTheMessageTakesForADelimiter() {
        Issue issue = Issue.of(Hl7IssueCode.MESSAGE_TYPE_MISSING, "MSH-9");
        String[] ack = ack("MSH+_~\\&+A++++++ADT_A01+C1+P+2.5\r", AckCode.AR, issue);
        assertThat(ack[0].split("\\+", -1)[6]).isEqualTo("20260102030405");
        assertThat(ack[1]).isEqualTo("MSA+AR+C1+MESSAGE TYPE MISSING");
        assertThat(ack[2]).isEqualTo("ERR++MSH_1_9+101+E+MESSAGE TYPE MISSING");
    }

    @Test
    void repeatsTheCharacterSet() {
        assertThat(ack("MSH|^~\\&|A||||||ADT^A01|C1|P|2.5||||||8859/1\r", AckCode.AA, null)[0])
                .endsWith("|P|2.5||||||8859/1");
    }

    @Test
    void answersWhatIsNotHl7AtAll() {
        String[] ack = ack("hello", AckCode.AR, Issue.of(Hl7IssueCode.NOT_HL7, "MSH"));
        assertThat(ack[0]).startsWith("MSH|^~\\&|");
        assertThat(ack[1]).isEqualTo("MSA|AR||NOT_HL7");
    }

    @Test
    void everyAcknowledgementHasAnIdOfItsOwn() {
        String message = "MSH|^~\\&|A||||||ADT^A01|C1|P|2.5\r";
        assertThat(ack(message, AckCode.AA, null)[0])
                .isNotEqualTo(ack(message, AckCode.AA, null)[0]);
    }

    private String[] ack(String message, AckCode code, Issue issue) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        byte[] ack =
                acknowledgements.write(
                        new Hl7Parser(List.of(StandardCharsets.UTF_8)).headerOf(bytes),
                        code,
                        Optional.ofNullable(issue));
        String text = new String(ack, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r");
        return text.split("\r");
    }
}
