package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** What units share is read once, and again where more has come. */
class InheritedTest {

    private final Inherited inherited = new Inherited();
    private final Loop loop = new Loop(new LoopRow("2010BB"), null, false);

    @Test
    void aPartyIsReadOnce() {
        assertThat(payer("A")).isSameAs(payer("B"));
    }

    @Test
    void aSegmentThatJoinsALoopLaterIsSeen() {
        Struct before = payer("A");

        loop.segments().add(segment());

        assertThat(payer("B")).isNotSameAs(before);
        assertThat(payer("C").getString("name")).isEqualTo("B");
    }

    private Struct payer(String name) {
        return inherited.party("payer", loop, party -> party.put("name", name));
    }

    private static StoredSegment segment() {
        String text =
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260102*0304*^"
                        + "*00501*000000905*1*P*:~N3*X~";
        X12Tokens tokens = X12Tokens.of(text.getBytes(StandardCharsets.US_ASCII));
        tokens.next();
        tokens.next();
        return StoredSegment.of(tokens.segment(), StandardCharsets.US_ASCII, 1);
    }
}
