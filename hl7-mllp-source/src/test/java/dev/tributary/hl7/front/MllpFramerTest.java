package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MllpFramerTest {

    private static final String SB = "\u000b";
    private static final String EB = "\u001c\r";

    @Test
    void findsSeveralMessagesInOnePiece() {
        assertThat(events(SB + "one" + EB + SB + "two" + EB)).containsExactly("one", "two");
    }

    @Test
    void findsAMessageInAThousandPieces() {
        String message = "x".repeat(1_000);
        MllpFramer framer = new MllpFramer(2_000);
        List<String> events = new ArrayList<>();
        for (byte b : bytes(SB + message + EB)) {
            framer.feed(new byte[] {b}, 0, 1, event -> events.add(describe(event)));
        }
        framer.close(event -> events.add(describe(event)));
        assertThat(events).containsExactly(message);
    }

    @Test
    void junkBeforeAFrameIsCountedAndCostsNothing() {
        assertThat(events("\0\0xyz" + SB + "one" + EB))
                .containsExactly("JUNK_BEFORE_START 5", "one");
    }

    @Test
    void lineEndsBetweenFramesAreNoJunk() {
        assertThat(events(SB + "one" + EB + "\r\n\n" + SB + "two" + EB))
                .containsExactly("one", "two");
    }

    @Test
    void aMissingCarriageReturnIsCountedAndCostsNothing() {
        assertThat(events(SB + "one\u001c" + SB + "two" + EB))
                .containsExactly("one", "MISSING_END_CR 0", "two");
    }

    @Test
    void aMessageIsHandedOnBeforeItsCarriageReturnComes() {
        MllpFramer framer = new MllpFramer(100);
        List<String> events = new ArrayList<>();
        byte[] first = bytes(SB + "one\u001c");
        framer.feed(first, 0, first.length, event -> events.add(describe(event)));
        assertThat(events).containsExactly("one");
        framer.feed(new byte[] {'\r'}, 0, 1, event -> events.add(describe(event)));
        framer.close(event -> events.add(describe(event)));
        assertThat(events).containsExactly("one");
    }

    @Test
    void aNestedStartGivesThePartialMessageUp() {
        assertThat(events(SB + "par" + SB + "whole" + EB))
                .containsExactly("NESTED_START 3", "whole");
    }

    @Test
    void aMessageThatIsCutOffIsCounted() {
        assertThat(events(SB + "one" + EB + SB + "tw"))
                .containsExactly("one", "PARTIAL_AT_CLOSE 2");
    }

    @Test
    void anOversizeMessageKeepsItsHeadAndTheNextIsFound() {
        String head = "MSH|^~\\&|";
        assertThat(events(SB + head + "x".repeat(5_000) + EB + SB + "two" + EB, 1_024))
                .hasSize(2)
                .satisfies(
                        events -> {
                            assertThat(events.get(0)).startsWith("OVERSIZE 5009 " + head);
                            assertThat(events.get(1)).isEqualTo("two");
                        });
    }

    @Test
    void aMessageOfExactlyTheBoundIsTaken() {
        assertThat(events(SB + "x".repeat(1_024) + EB, 1_024)).containsExactly("x".repeat(1_024));
        assertThat(events(SB + "x".repeat(1_025) + EB, 1_024).get(0)).startsWith("OVERSIZE 1025");
    }

    @Test
    void anySplitOfAnyBytesGivesTheSameEvents() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] stream = MllpStreams.random(random);
            int max = 1 + random.nextInt(40);
            List<String> whole = MllpStreams.events(stream, max, new int[0]);
            List<String> split = MllpStreams.events(stream, max, MllpStreams.cuts(stream, random));
            assertThat(split).as("seed %d round %d", seed, round).isEqualTo(whole);
        }
    }

    @Test
    void aGoodMessageBehindAnyFaultIsFound() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] junk = MllpStreams.random(random);
            List<String> events =
                    events(new String(junk, StandardCharsets.ISO_8859_1) + SB + "good" + EB, 40);
            assertThat(events).as("seed %d round %d", seed, round).contains("good");
        }
    }

    private static List<String> events(String stream) {
        return events(stream, 10_000);
    }

    private static List<String> events(String stream, int max) {
        return MllpStreams.events(bytes(stream), max, new int[0]);
    }

    static String describe(MllpEvent event) {
        return MllpStreams.describe(event);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
