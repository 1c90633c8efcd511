package dev.tributary.hl7.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes streams of any bytes, many of them block characters, and tells what a framer finds. */
final class MllpStreams {

    private static final byte[] LIKELY = {0x0b, 0x0b, 0x1c, 0x1c, 0x0d, 0x0d, 0x0a, 'a', 'b', 0};

    private MllpStreams() {}

    static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(120)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    random.nextInt(4) == 0
                            ? (byte) random.nextInt(256)
                            : LIKELY[random.nextInt(LIKELY.length)];
        }
        return bytes;
    }

    static int[] cuts(byte[] stream, Random random) {
        return IntStream.range(1, Math.max(1, stream.length))
                .filter(i -> random.nextInt(3) == 0)
                .toArray();
    }

    static List<String> events(byte[] stream, int maxBytes, int[] cuts) {
        MllpFramer framer = new MllpFramer(maxBytes);
        List<String> events = new ArrayList<>();
        int at = 0;
        for (int cut : cuts) {
            framer.feed(stream, at, cut - at, event -> events.add(describe(event)));
            at = cut;
        }
        framer.feed(stream, at, stream.length - at, event -> events.add(describe(event)));
        framer.close(event -> events.add(describe(event)));
        return events;
    }

    static String describe(MllpEvent event) {
        if (event instanceof MllpEvent.Frame frame) {
            return new String(frame.payload(), StandardCharsets.ISO_8859_1);
        }
        if (event instanceof MllpEvent.Oversize cut) {
            return "OVERSIZE "
                    + cut.size()
                    + " "
                    + new String(cut.head(), StandardCharsets.ISO_8859_1)
                    + " "
                    + Arrays.hashCode(cut.head());
        }
        MllpEvent.Fault fault = (MllpEvent.Fault) event;
        return fault.reason() + " " + fault.bytes();
    }
}
