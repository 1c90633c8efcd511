package dev.tributary.commons.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes messages of any bytes behind a usable MSH, many of them delimiters. */
final class RandomHl7 {

    private static final byte[] LIKELY =
            "||||^^~~\\&&\"\r\n\r\rPIDOBX123 .brXF".getBytes(StandardCharsets.US_ASCII);
    private static final String[] HEADERS = {
        "MSH|^~\\&|", "MSH|^~\\&#|", "MSH*:+?%*", "MSH|^|", "MSH||", "MSH|^~\\\\&|"
    };

    private RandomHl7() {}

    static byte[] message(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADERS[random.nextInt(HEADERS.length)].getBytes(StandardCharsets.US_ASCII));
        int length = random.nextInt(200);
        for (int i = 0; i < length; i++) {
            out.write(
                    random.nextInt(10) == 0
                            ? random.nextInt(256)
                            : LIKELY[random.nextInt(LIKELY.length)]);
        }
        return out.toByteArray();
    }
}
