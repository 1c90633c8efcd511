package dev.tributary.hl7.front;

import static dev.tributary.hl7.front.Sender.EB;
import static dev.tributary.hl7.front.Sender.SB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault on a real socket: it is counted, and the next good message is answered. */
class ListenerFramingTest {

    private final ListenerRig rig =
            new ListenerRig()
                    .with(ListenerOptions.MAX_MESSAGE_BYTES, 1024)
                    .with(ListenerOptions.FRAME_TIMEOUT_MS, 300)
                    .listening();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void junkBeforeTheStart() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send("\0\0GET / HTTP/1.1").message("good");
            assertThat(sender.answer()).isEqualTo("AA good");
        }
        assertThat(rig.metric("fault-junk-before-start-total")).isEqualTo(1);
    }

    @Test
    void missingCarriageReturn() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB + "one\u001c");
            assertThat(sender.answer()).isEqualTo("AA one");
            sender.message("two");
            assertThat(sender.answer()).isEqualTo("AA two");
        }
        assertThat(rig.metric("fault-missing-end-cr-total")).isEqualTo(1);
    }

    @Test
    void endBytesInPacketsOfTheirOwn() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB + "one").send("\u001c");
            assertThat(sender.answer()).isEqualTo("AA one");
            sender.send("\r").message("two");
            assertThat(sender.answer()).isEqualTo("AA two");
        }
        assertThat(rig.metric("fault-missing-end-cr-total")).isZero();
    }

    @Test
    void startWithinAMessage() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB + "half").message("whole");
            assertThat(sender.answer()).isEqualTo("AA whole");
        }
        assertThat(rig.metric("fault-nested-start-total")).isEqualTo(1);
        assertThat(rig.received).containsExactly("whole");
    }

    @Test
    void halfAMessageThenSilence() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.message("before").send(SB + "half");
            assertThat(sender.answer()).isEqualTo("AA before");
            assertThat(sender.isEnded()).isTrue();
        }
        goodMessage();
        assertThat(rig.metric("fault-frame-timeout-total")).isEqualTo(1);
        assertThat(rig.metric("fault-partial-at-close-total")).isZero();
    }

    @Test
    void aByteNowAndThen() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB);
            await().pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> {
                                sendIgnoringTheEnd(sender, "x");
                                return rig.metric("fault-frame-timeout-total") == 1;
                            });
        }
        goodMessage();
        assertThat(rig.received).containsExactly("good");
    }

    @Test
    void halfAMessageThenTheEnd() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB + "half");
        }
        rig.awaitMetric("fault-partial-at-close-total", 1);
        goodMessage();
    }

    @Test
    void severalMessagesInOnePacket() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.send(SB + "one" + EB + SB + "two" + EB + SB + "three" + EB);
            assertThat(sender.answer()).isEqualTo("AA one");
            assertThat(sender.answer()).isEqualTo("AA two");
            assertThat(sender.answer()).isEqualTo("AA three");
        }
    }

    @Test
    void oneMessageInAThousandPackets() throws IOException {
        String text = "x".repeat(997);
        try (Sender sender = rig.sender()) {
            for (char c : (SB + text + EB).toCharArray()) {
                sender.send(String.valueOf(c));
            }
            assertThat(sender.answer()).isEqualTo("AA " + text);
            sender.message("good");
            assertThat(sender.answer()).isEqualTo("AA good");
        }
        assertThat(rig.metric("messages-received-total")).isEqualTo(2);
    }

    @Test
    void aMessageThatIsTooLong() throws IOException {
        try (Sender sender = rig.sender()) {
            sender.message("y".repeat(200_000)).message("good");
            assertThat(sender.answer()).isEqualTo("AA oversize 200000");
            assertThat(sender.answer()).isEqualTo("AA good");
        }
        assertThat(rig.metric("fault-oversize-total")).isEqualTo(1);
    }

    @Test
    void countsWhatWentWell() throws IOException {
        goodMessage();
        assertThat(rig.metric("messages-received-total")).isEqualTo(1);
        assertThat(rig.metric("bytes-received-total")).isEqualTo(4);
        assertThat(rig.metric("acks-aa-total")).isEqualTo(1);
        assertThat(rig.metric("last-message-timestamp")).isPositive();
        assertThat(rig.metric("last-success-timestamp")).isPositive();
    }

    private void goodMessage() throws IOException {
        try (Sender sender = rig.sender()) {
            assertThat(sender.message("good").answer()).isEqualTo("AA good");
        }
    }

    private static void sendIgnoringTheEnd(Sender sender, String text) {
        try {
            sender.send(text);
        } catch (IOException ended) {
            // What the test waits for.
        }
    }
}
