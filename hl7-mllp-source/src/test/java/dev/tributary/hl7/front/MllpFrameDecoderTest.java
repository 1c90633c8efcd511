package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MllpFrameDecoderTest {

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new MllpFrameDecoder(1_024, new FrameTimer(Duration.ZERO)));

    @Test
    void readsHeapAndDirectBuffersAlikeAndReleasesThem() {
        ByteBuf heap = Unpooled.wrappedBuffer(bytes("\u000bone\u001c\r\u000btw"));
        ByteBuf direct = Unpooled.directBuffer().writeBytes(bytes("o\u001c\r"));
        channel.writeInbound(heap, direct);
        assertThat(events()).containsExactly("one", "two");
        assertThat(heap.refCnt()).isZero();
        assertThat(direct.refCnt()).isZero();
    }

    @Test
    void readsOnlyWhatIsReadableOfABuffer() {
        ByteBuf shared = Unpooled.wrappedBuffer(bytes("xx\u000bone\u001c\ryy"));
        channel.writeInbound(shared.readerIndex(2).writerIndex(8));
        channel.finish();
        assertThat(events()).containsExactly("one");
    }

    @Test
    void tellsOfAMessageThatTheConnectionCutOff() {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes("\u000btwo")));
        channel.finish();
        assertThat(events()).containsExactly("PARTIAL_AT_CLOSE 3");
    }

    @Test
    void saysNothingOfAProbeThatConnectsAndCloses() {
        channel.finish();
        assertThat(events()).isEmpty();
    }

    private List<String> events() {
        List<String> events = new ArrayList<>();
        for (MllpEvent event = channel.readInbound();
                event != null;
                event = channel.readInbound()) {
            events.add(MllpStreams.describe(event));
        }
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
