package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a listener reads, accepts, waits, gives up and stops. */
class ListenerGateTest {

    private final ListenerRig rig = new ListenerRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void readsNothingWhileTheGateIsClosedAndEverythingAfterwards() throws IOException {
        rig.listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
            rig.pause();
            sender.message("two");
            try (Sender late = rig.sender()) {
                late.message("three");
                await().during(Duration.ofMillis(500)).until(() -> rig.received.size() == 1);
                assertThat(rig.metric("open-connections")).isEqualTo(1);

                rig.mayRead = true;
                assertThat(sender.answer()).isEqualTo("AA two");
                assertThat(late.answer()).isEqualTo("AA three");
            }
        }
    }

    @Test
    void acceptsNothingWhenThePortIsBoundWithTheGateClosed() throws IOException {
        rig.mayRead = false;
        rig.listening().pause();
        try (Sender sender = rig.sender()) {
            sender.message("one");
            await().during(Duration.ofMillis(500)).until(() -> rig.received.isEmpty());
            rig.mayRead = true;
            assertThat(sender.answer()).isEqualTo("AA one");
        }
    }

    @Test
    void ourOwnPauseWithinAMessageIsNotItsSendersFault() throws IOException {
        rig.with(ListenerOptions.FRAME_TIMEOUT_MS, 600).listening();
        try (Sender sender = rig.sender()) {
            sender.send(Sender.SB + "on");
            await().until(() -> rig.metric("open-connections") == 1);
            rig.pause();
            sender.send("e" + Sender.EB);
            await().during(Duration.ofMillis(1_500))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> rig.metric("fault-frame-timeout-total") == 0);
            rig.mayRead = true;
            assertThat(sender.answer()).isEqualTo("AA one");
        }
    }

    @Test
    void readsNoFurtherThanItsWindow() throws IOException {
        rig.answering = false;
        rig.with(ListenerOptions.MAX_IN_FLIGHT, 2).listening();
        try (Sender sender = rig.sender()) {
            sender.message("1");
            await().until(() -> rig.waitingCount() == 1);
            sender.message("2");
            await().until(() -> rig.waitingCount() == 2);
            sender.message("3");
            await().during(Duration.ofMillis(300)).until(() -> rig.waitingCount() == 2);

            rig.answer(1, ListenerRig.ack("second"));
            rig.answer(0, ListenerRig.ack("first"));
            assertThat(sender.answer()).isEqualTo("first");
            assertThat(sender.answer()).isEqualTo("second");
            await().until(() -> rig.waitingCount() == 3);
        }
    }

    @Test
    void closesRatherThanAnswersLate() throws IOException {
        rig.answering = false;
        rig.answerTimeout(Duration.ofMillis(200)).listening();
        try (Sender sender = rig.sender()) {
            sender.message("one");
            assertThat(sender.isEnded()).isTrue();
            rig.answer(0, ListenerRig.ack("late"));
        }
        rig.awaitMetric("unanswered-total", 1);
        assertThat(rig.metric("acks-aa-total")).isZero();
    }

    @Test
    void anAnswerThatIsLateBeforeAnybodyHasLookedIsNotSentEither() throws IOException {
        rig.answerTimeout(Duration.ofNanos(1)).listening();
        try (Sender sender = rig.sender()) {
            sender.message("one");
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("unanswered-total", 1);
        assertThat(rig.metric("acks-aa-total")).isZero();
    }

    @Test
    void anAnswerBeforeAHangupArrivesThoughMoreIsOnItsWay() throws IOException {
        rig.answering = false;
        rig.listening();
        try (Sender sender = rig.sender()) {
            sender.message("one").message("two");
            await().until(() -> rig.waitingCount() == 2);
            rig.pause();
            sender.message("three");
            rig.answer(0, ListenerRig.ack("first"));
            rig.answer(1, new Answer.Hangup());
            assertThat(sender.answer()).isEqualTo("first");
            assertThat(sender.answer()).isNull();
        }
        assertThat(rig.received).containsExactly("one", "two");
    }

    @Test
    void closesAnIdleConnection() throws IOException {
        rig.with(ListenerOptions.IDLE_TIMEOUT_MS, 200).listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
            assertThat(sender.isEnded()).isTrue();
        }
        assertThat(rig.metric("fault-idle-timeout-total")).isEqualTo(1);
    }

    @Test
    void closesConnectionsOverTheirNumber() throws IOException {
        rig.with(ListenerOptions.MAX_CONNECTIONS, 1).listening();
        try (Sender first = rig.sender()) {
            assertThat(first.message("one").answer()).isEqualTo("AA one");
            try (Sender second = rig.sender()) {
                assertThat(second.isEnded()).isTrue();
            }
            assertThat(first.message("two").answer()).isEqualTo("AA two");
        }
        assertThat(rig.metric("refused-too-many-total")).isEqualTo(1);
        rig.awaitMetric("open-connections", 0);
        try (Sender third = rig.sender()) {
            assertThat(third.message("three").answer()).isEqualTo("AA three");
        }
    }

    @Test
    void aProbeIsNoFault() throws IOException {
        rig.listening();
        rig.sender().close();
        rig.awaitMetric("connections-silent-total", 1);
        rig.sender().reset();
        rig.awaitMetric("connections-silent-total", 2);
        assertThat(rig.metric("connections-refused-total")).isZero();
        assertThat(rig.metric("fault-partial-at-close-total")).isZero();
        rig.awaitMetric("open-connections", 0);
    }

    @Test
    void waitsForAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            rig.with(ListenerOptions.LISTENERS, "127.0.0.1:" + taken.getLocalPort()).start();
            await().until(() -> !rig.events.isEmpty());
            assertThat(rig.events.get(0)).isInstanceOf(ListenerEvent.Unavailable.class);
            await().during(Duration.ofMillis(500)).until(() -> rig.events.size() == 1);
        }
        await().until(() -> rig.events.size() == 2);
        assertThat(rig.events.get(1)).isInstanceOf(ListenerEvent.Listening.class);
        try (Sender sender = rig.sender()) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
        }
    }

    @Test
    void aStopFinishesTheWindowAndFreesThePort() throws IOException {
        rig.answering = false;
        rig.listening();
        AtomicBoolean drained = new AtomicBoolean();
        try (Sender busy = rig.sender();
                Sender idle = rig.sender()) {
            busy.message("one").message("two");
            await().until(() -> rig.waitingCount() == 2);
            await().until(() -> rig.metric("open-connections") == 2);
            int port = rig.address().getPort();

            rig.stop(() -> drained.set(true));

            // The selector lets go of the port a moment after the channel is closed.
            await().until(() -> isFree(port));
            assertThat(idle.isEnded()).isTrue();
            assertThat(drained).isFalse();
            busy.message("three");
            rig.answer(0, ListenerRig.ack("first"));
            rig.answer(1, ListenerRig.ack("second"));
            assertThat(busy.answer()).isEqualTo("first");
            assertThat(busy.answer()).isEqualTo("second");
            assertThat(busy.answer()).isNull();
        }
        await().untilTrue(drained);
        assertThat(rig.received).containsExactly("one", "two");
    }

    @Test
    void aStopWaitsNoLongerThanItMay() throws IOException {
        rig.answering = false;
        rig.with(ListenerOptions.DRAIN_TIMEOUT_MS, 300).listening();
        AtomicBoolean drained = new AtomicBoolean();
        try (Sender sender = rig.sender()) {
            sender.message("one");
            await().until(() -> rig.waitingCount() == 1);
            rig.stop(() -> drained.set(true));
            assertThat(sender.isEnded()).isTrue();
            await().untilTrue(drained);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return next.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
