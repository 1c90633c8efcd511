package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer that refuses the question says so above the level at which records are made. */
class RefusedAnswersTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
                    + "*260101*1200*^*00501*000000001*0*T*:~";

    /** Ids of the loops that become records. */
    private static List<String> units(String set, String version, String bht, String segments) {
        Grammar guide =
                Grammars.standard()
                        .find(set, version, null, new SetTraits(null, bht, 0))
                        .orElseThrow();
        Units units = new Units();
        LoopWalker walker = new LoopWalker(guide, true, units);
        X12Tokens tokens = X12Tokens.of((ISA + segments).getBytes(StandardCharsets.US_ASCII));
        tokens.next();
        int ordinal = 0;
        while (tokens.next()) {
            ordinal++;
            StoredSegment segment =
                    StoredSegment.of(tokens.segment(), StandardCharsets.US_ASCII, ordinal);
            if (ordinal == 1) {
                walker.start(segment);
            } else {
                walker.place(segment);
            }
        }
        walker.finish(ordinal + 1);
        assertThat(units.found).isEmpty();
        return units.emitted;
    }

    private static final class Units implements LoopListener {

        private final List<String> emitted = new ArrayList<>();
        private final List<String> found = new ArrayList<>();

        @Override
        public void unitOpened(Loop unit) {
            // Counted when it closes.
        }

        @Override
        public void unitClosed(Loop unit, boolean emit) {
            if (emit) {
                emitted.add(unit.id());
            }
        }

        @Override
        public void found(
                Severity severity,
                X12IssueCode code,
                String segmentId,
                int ordinal,
                String loop,
                StoredSegment segment) {
            found.add(code + " " + segmentId + " " + ordinal);
        }

        @Override
        public void misplaced(
                X12IssueCode code,
                StoredSegment segment,
                String loop,
                SegmentRow row,
                int element,
                int component) {
            found.add(code + " " + segment.ordinal());
        }
    }

    @Test
    void makesARecordOfAPayerThatRefusesAnInquiry() {
        String source =
                "ST*271*0001~BHT*0022*11*A*20260101*1200~HL*1**20*0~AAA*Y**42*Y~NM1*PR*2*P~";

        assertThat(units("271", "005010X279A1", "11", source + "SE*6*0001~"))
                .containsExactly("2000A");
    }

    @Test
    void makesRecordsOfPersonsAloneWhereAnInquiryIsAnswered() {
        String answer =
                "ST*271*0001~BHT*0022*11*A*20260101*1200~HL*1**20*1~NM1*PR*2*P~"
                        + "HL*2*1*21*1~NM1*1P*2*C~"
                        + "HL*3*2*22*1~NM1*IL*1*A~EB*1~HL*4*3*23*0~NM1*03*1*B~EB*1~"
                        + "HL*5*2*22*1~NM1*IL*1*C~HL*6*5*23*0~NM1*03*1*D~EB*1~SE*18*0001~";

        assertThat(units("271", "005010X279A1", "11", answer))
                .containsExactly("2000D", "2000C", "2000D");
    }

    @Test
    void makesARecordOfAFileThatAClearinghouseRefuses() {
        String refused =
                "ST*277*0001~BHT*0085*08*A*20260101*1200*TH~HL*1**20*1~NM1*AY*2*C~TRN*1*1~"
                        + "DTP*050*D8*20260101~DTP*009*D8*20260101~"
                        + "HL*2*1*21*0~NM1*41*2*S~TRN*2*B~STC*A3:24:41*20260101*U*10~SE*12*0001~";

        assertThat(units("277", "005010X214", "08", refused)).containsExactly("2000B");
    }

    @Test
    void makesARecordOfAStatusThatAProviderGets() {
        String status =
                "ST*277*0001~BHT*0010*08*A*20260101*1200*DG~HL*1**20*1~NM1*PR*2*P~"
                        + "HL*2*1*21*1~NM1*41*2*S~"
                        + "HL*3*2*19*0~NM1*1P*2*C~TRN*1*1~STC*E0:24*20260101~"
                        + "HL*4*2*19*1~NM1*1P*2*D~HL*5*4*22*0~NM1*IL*1*A~"
                        + "TRN*2*2~STC*F1:65*20260101~SE*17*0001~";

        assertThat(units("277", "005010X212", "08", status)).containsExactly("2000C", "2200D");
    }

    @Test
    void makesARecordOfASubscriberWhomAReviewerDoesNotKnow() {
        String unknown =
                "ST*278*0001~BHT*0007*11*A*20260101*1200~HL*1**20*1~NM1*X3*2*U~"
                        + "HL*2*1*21*1~NM1*1P*1*D~"
                        + "HL*3*2*22*0~NM1*IL*1*A~AAA*N**75*C~SE*10*0001~";

        assertThat(units("278", "005010X217", "11", unknown)).containsExactly("2000C");
    }
}
