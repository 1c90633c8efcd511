package dev.tributary.commons.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes messages of any bytes behind a usable MSH, many of them delimiters. */
final class RandomHl7 {

    private static final byte[] LIKELY =
            "||||^^~~\\&&\"\r\n\r\rPIDOBX123 .brXF".getBytes(StandardCharsets.US_ASCII);
    private static final String[] HEADERS = {
        "MSH|^~\\&|", "MSH|^~\\&#|", "MSH*:+?%*", "MSH|^|", "MSH||", "MSH|^~\\\\&|"
    };

    private RandomHl7() {}

    /** Six different punctuation marks in any order; the last is sometimes not declared. */
    static Delimiters delimiters(Random random) {
        List<Character> marks = new ArrayList<>();
        for (char c : "|^~\\&#.:*+?%-".toCharArray()) {
            marks.add(c);
        }
        Collections.shuffle(marks, random);
        byte[] six = new byte[6];
        for (int i = 0; i < six.length; i++) {
            six[i] = (byte) (char) marks.get(i);
        }
        return new Delimiters(
                six[0], six[1], six[2], six[3], six[4], random.nextBoolean() ? six[5] : 0);
    }

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
