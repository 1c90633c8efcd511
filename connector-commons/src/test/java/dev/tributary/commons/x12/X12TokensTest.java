package dev.tributary.commons.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X12TokensTest {

    private static final int ROUNDS = 2_000;
    private static final List<String> IDS = List.of("ISA", "GS", "ST", "NM1", "SE", "GE", "IEA");

    @Test
    void walksFromSegmentToSegment() {
        assertThat(Interchanges.ids(Interchanges.whole(1))).isEqualTo(IDS);
    }

    @Test
    void numbersElementsAsX12Does() {
        Segment name = segment(Interchanges.whole(1), "NM1");
        assertThat(name.elementCount()).isEqualTo(9);
        assertThat(name.element(3).latin1()).isEqualTo("DOE");
        assertThat(name.element(5).isEmpty()).isTrue();
        assertThat(name.element(12).isEmpty()).isTrue();
        assertThat(name.isEmpty(7)).isTrue();
    }

    @Test
    void splitsRepetitionsAndComponents() {
        Slice id = segment(Interchanges.whole(1), "NM1").element(9);
        assertThat(id.repetitionCount()).isEqualTo(2);
        assertThat(id.repetition(1).component(2).latin1()).isEqualTo("B2");
        assertThat(id.repetition(2).latin1()).isEqualTo("C3");
        assertThat(id.repetition(3).isEmpty()).isTrue();
        assertThat(id.component(0).isEmpty()).isTrue();
    }

    @Test
    void tellsWhereEachSegmentAndElementStands() {
        String text = "\r\n" + Interchanges.whole(1) + "\r\n" + Interchanges.whole(2);
        X12Tokens walk = X12Tokens.of(Interchanges.bytes(text));
        while (walk.next()) {
            Segment segment = walk.segment();
            assertThat(text.startsWith(segment.id(), (int) segment.offset())).isTrue();
            for (int e = 1; e <= segment.elementCount(); e++) {
                assertThat(text.charAt(segment.elementStart(e) - 1)).isEqualTo('*');
            }
        }
        assertThat(walk.endOffset()).isEqualTo(text.length());
    }

    @Test
    void namesPlacesAsX12Does() {
        assertThat(segment(Interchanges.whole(1), "NM1").location(9)).isEqualTo("NM1-09");
        assertThat(segment(Interchanges.whole(1), "ISA").location(13)).isEqualTo("ISA-13");
    }

    @Test
    void neitherSplitsNorHidesTheDelimitersInIsa() {
        Segment isa = segment(Interchanges.whole(1), "ISA");
        assertThat(isa.element(11).repetition(1).latin1()).isEqualTo("^");
        assertThat(isa.element(16).component(1).latin1()).isEqualTo(":");
        assertThat(isa.elementCount()).isEqualTo(16);
    }

    @Test
    void eachInterchangeHasItsOwnDelimiters() {
        String text =
                Interchanges.whole(1)
                        + Interchanges.with(Interchanges.whole(2), '|', '>', '\n')
                        + Interchanges.with(Interchanges.whole(3), '\u001d', '\u001f', '\u001c');
        assertThat(Interchanges.ids(text)).hasSize(21);
        assertThat(Interchanges.tokens(text))
                .contains("NM1|IL|1|DOE|JANE||||MI|A1>B2^C3", "SE\u001d3\u001d0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ef\u00bb\u00bf",
                "\r\n",
                " \t",
                "\u001a",
                "\0\0",
                "~~",
                "\r\n\u001a\0 \r\n"
            })
    void passesOverWhatStandsBetweenInterchanges(String filler) {
        String text = Interchanges.whole(1) + filler + Interchanges.whole(2) + filler;
        assertThat(Interchanges.tokens(text)).hasSize(14).noneMatch(t -> t.startsWith("junk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~\r\n", "~\n", "~\r", "~~", "~ ~\n", "~\n\n\n"})
    void passesOverLineEndsAndEmptySegmentsBehindATerminator(String end) {
        assertThat(Interchanges.ids(Interchanges.whole(1).replace("~", end))).isEqualTo(IDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "'", "\u001c", "\u00e2\u0080\u00a6"})
    void takesAnyTerminator(String end) {
        String text = Interchanges.whole(1).replace("~", end);
        assertThat(Interchanges.ids(text)).isEqualTo(IDS);
    }

    @Test
    void theLastTerminatorMayBeMissing() {
        String whole = Interchanges.whole(1);
        X12Tokens walk = X12Tokens.of(Interchanges.bytes(whole.substring(0, whole.length() - 1)));
        while (walk.next()) {
            assertThat(walk.segment().terminated()).isEqualTo(!walk.segment().id().equals("IEA"));
        }
        assertThat(walk.segment().element(2).latin1()).isEqualTo("000000001");
    }

    @Test
    void takesAnIsaThatIsNotPadded() {
        String text =
                "ISA*00**00**ZZ*SENDER*ZZ*RECEIVER*260105*1200*^*00501*1*0*P*:~"
                        + "GS*HC~GE*1*1~IEA*1*1~";
        assertThat(Interchanges.ids(text)).containsExactly("ISA", "GS", "GE", "IEA");
    }

    @Test
    void takesAnIsaWithCharactersOfSeveralBytes() {
        String padded =
                Interchanges.whole(1).replace("SENDER         *ZZ", "S\u00fcd            *ZZ");
        byte[] bytes = padded.getBytes(StandardCharsets.UTF_8);
        assertThat(Interchanges.tokens(X12Tokens.of(bytes))).hasSize(IDS.size());
    }

    @Test
    void takesAnIsaThatIsBrokenIntoLines() {
        String header = Interchanges.header(1);
        String broken = header.substring(0, 80) + "\n" + header.substring(80) + "GE*1*1~IEA*1*1~";
        assertThat(Interchanges.ids(broken)).containsExactly("ISA", "GE", "IEA");
    }

    @Test
    void bytesOfAnyCharacterSetStayAsTheyAre() {
        String text = Interchanges.whole(1).replace("JANE", "J\u00c4N\u0080\u00ff");
        assertThat(segment(text, "NM1").element(4).latin1()).isEqualTo("J\u00c4N\u0080\u00ff");
    }

    @Test
    void reportsJunkAndGoesOnAtTheNextRealIsa() {
        String text =
                "hello\r\n"
                        + Interchanges.whole(1)
                        + "see ISAAC* and ISA*00*\n"
                        + Interchanges.whole(2);
        assertThat(Interchanges.ids(text)).hasSize(14);
        assertThat(Interchanges.tokens(text))
                .contains(
                        "junk NO_INTERCHANGE hello", "junk NO_INTERCHANGE see ISAAC* and ISA*00*");
    }

    @Test
    void reportsAnIsaThatCannotBeRead() {
        String text = "ISA*00*short~GS*HC~\n" + Interchanges.whole(2);
        assertThat(Interchanges.tokens(text))
                .hasSize(8)
                .startsWith("junk HEADER_INVALID ISA*00*short~GS*HC~");
    }

    @Test
    void anUnreadableIsaEndsTheInterchangeBeforeIt() {
        String text = "ST*837*1~ISA*00*short~SE*1*1~" + Interchanges.whole(2);
        assertThat(Interchanges.tokens(Interchanges.header(1) + text))
                .hasSize(10)
                .contains("ST*837*1", "junk HEADER_INVALID ISA*00*short~SE*1*1");
    }

    @Test
    void anInterchangeThatBreaksOffInASegmentEndsAtTheNextIsa() {
        String torn = Interchanges.header(1) + "ST*837*1~NM1*IL*1*DO";
        assertThat(Interchanges.tokens(torn + Interchanges.whole(2)))
                .hasSize(10)
                .contains("NM1*IL*1*DO");
        String other = Interchanges.with(Interchanges.whole(2), '|', '>', '\n');
        assertThat(Interchanges.tokens(torn + other)).hasSize(10).contains("NM1*IL*1*DO");
    }

    @Test
    void aNameThatEndsInIsaIsNoInterchange() {
        String text = Interchanges.whole(1).replace("DOE*JANE", "NARCISA*ISA");
        assertThat(Interchanges.ids(text)).isEqualTo(IDS);
        assertThat(segment(text, "NM1").element(3).latin1()).isEqualTo("NARCISA");
    }

    @Test
    void binaryDataIsPassedOverByItsLength() {
        String data = "a~b*c:" + Interchanges.header(9);
        String text =
                Interchanges.header(1)
                        + "BIN*"
                        + data.length()
                        + "*"
                        + data
                        + "~"
                        + "BDS*ASC*3*~*~~IEA*1*1~";
        assertThat(Interchanges.ids(text)).containsExactly("ISA", "BIN", "BDS", "IEA");
        Segment bin = segment(text, "BIN");
        assertThat(bin.element(2).latin1()).isEqualTo(data);
        assertThat(bin.element(2).componentCount()).isEqualTo(1);
        assertThat(bin.isBinary(2)).isTrue();
        assertThat(segment(text, "BDS").element(3).latin1()).isEqualTo("~*~");
    }

    @Test
    void aLengthThatLeadsToNoTerminatorIsNotTrusted() {
        String text = Interchanges.header(1) + "BIN*4*ab~ST*837~IEA*1*1~";
        assertThat(Interchanges.ids(text)).containsExactly("ISA", "BIN", "ST", "IEA");
        String beyond = Interchanges.header(1) + "BIN*999999999999*ab~IEA*1*1~";
        assertThat(Interchanges.ids(beyond)).containsExactly("ISA", "BIN", "IEA");
    }

    @Test
    void aSegmentWithoutAnIdIsNamedWithoutItsBytes() {
        String text = Interchanges.header(1) + "Smith*1~NM1X*2~n1*3~1A*4~*5~IEA*1*1~";
        X12Tokens walk = X12Tokens.of(Interchanges.bytes(text));
        List<String> places = new ArrayList<>();
        while (walk.next()) {
            places.add(walk.segment().location(1));
            assertThat(walk.segment().toString()).doesNotContain("Smith");
        }
        assertThat(places)
                .containsExactly(
                        "ISA-01", "???-01", "???-01", "???-01", "???-01", "???-01", "IEA-01");
    }

    @Test
    void idsHaveNumbersForTables() {
        assertThat(segment(Interchanges.whole(1), "NM1").code()).isEqualTo(Segment.code("NM1"));
        assertThat(segment(Interchanges.whole(1), "GS").code()).isEqualTo(Segment.code("GS"));
        assertThat(Segment.code("N1")).isNotEqualTo(Segment.code("NM1"));
    }

    @Test
    void joiningThePartsGivesTheInput() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = RandomX12.bytes(random);
            assertThat(Joining.tokens(bytes)).as("seed %d round %d", seed, round).isEqualTo(bytes);
        }
    }

    @Test
    void aStreamGivesTheTokensThatItsBytesGive() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = RandomX12.bytes(random);
            InputStream slow = slow(bytes, random);
            assertThat(Interchanges.tokens(X12Tokens.of(slow, 0, 4_000)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(Interchanges.tokens(X12Tokens.of(bytes)));
        }
    }

    @Test
    void aStreamMayEndInASegment() {
        byte[] bytes = Interchanges.bytes(Interchanges.whole(1) + Interchanges.header(2) + "ST*8");
        X12Tokens walk = X12Tokens.of(new ByteArrayInputStream(bytes), 0, 4_000);
        assertThat(Interchanges.tokens(walk)).hasSize(9).endsWith("ST*8");
    }

    @Test
    void aStreamTellsPlacesInTheWhole() {
        byte[] bytes = Interchanges.bytes(Interchanges.whole(1).repeat(50));
        X12Tokens whole = X12Tokens.of(bytes);
        X12Tokens stream = X12Tokens.of(new ByteArrayInputStream(bytes), 7_000_000_000L, 600);
        while (whole.next()) {
            assertThat(stream.next()).isTrue();
            assertThat(stream.offset()).isEqualTo(whole.offset() + 7_000_000_000L);
            assertThat(stream.segment().offset()).isEqualTo(stream.offset());
        }
        assertThat(stream.next()).isFalse();
    }

    @Test
    void aSegmentTooLongForTheWindowIsJunkAndTheNextInterchangeSurvives() {
        String text =
                Interchanges.header(1)
                        + "NTE*ADD*"
                        + "x".repeat(5_000)
                        + "~IEA*1*1~"
                        + Interchanges.whole(2);
        X12Tokens walk = X12Tokens.of(new ByteArrayInputStream(Interchanges.bytes(text)), 0, 1_000);
        List<String> tokens = Interchanges.tokens(walk);
        assertThat(tokens.get(1)).startsWith("junk SEGMENT_TOO_LONG NTE");
        assertThat(tokens).endsWith("GE*1*1", "IEA*1*000000002");
    }

    @Test
    void nothingHoldsNothing() {
        assertThat(Interchanges.tokens("")).isEmpty();
        assertThat(Interchanges.tokens(" \r\n")).isEmpty();
    }

    @Test
    void whatGoesWrongInReadingIsToldAsIs() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        X12Tokens walk = X12Tokens.of(broken, 0, 1_000);
        assertThatThrownBy(walk::next).isInstanceOf(UncheckedIOException.class);
    }

    private static InputStream slow(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(30)));
            }
        };
    }

    private static Segment segment(String text, String id) {
        X12Tokens walk = X12Tokens.of(Interchanges.bytes(text));
        while (walk.next()) {
            if (walk.kind() == X12Tokens.Kind.SEGMENT && walk.segment().id().equals(id)) {
                return walk.segment();
            }
        }
        throw new AssertionError("no " + id);
    }
}
