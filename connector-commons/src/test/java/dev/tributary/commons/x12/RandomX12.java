package dev.tributary.commons.x12;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Interchanges whose bytes were changed, cut, doubled or put in between, at random. */
final class RandomX12 {

    private static final String[] PIECES = {
        "\ufeff",
        "\r\n",
        "~~",
        "\u001a\0",
        "hello ISAAC*",
        "ISA*00*",
        "BIN*5*a~b*c~",
        "BIN*90*a~",
        "BDS*ASC*3*~*~~",
        "NM1*IL*1*NARCISA*M~"
    };

    private RandomX12() {}

    static byte[] bytes(Random random) {
        StringBuilder text = new StringBuilder();
        int interchanges = 1 + random.nextInt(3);
        for (int i = 0; i < interchanges; i++) {
            text.append(piece(random)).append(interchange(random, i)).append(piece(random));
        }
        return mutated(Interchanges.bytes(text.toString().replace("\ufeff", "ï»¿")), random);
    }

    private static String piece(Random random) {
        return random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)];
    }

    private static String interchange(Random random, int control) {
        String whole = Interchanges.whole(control);
        return switch (random.nextInt(5)) {
            case 0 -> Interchanges.with(whole, '|', '>', '\n');
            case 1 -> Interchanges.with(whole, '\u001d', '\u001f', '\u001c');
            case 2 -> whole.replaceAll(" +\\*", "*");
            case 3 -> whole.substring(0, random.nextInt(whole.length()));
            default -> whole.replace("~", "~\r\n");
        };
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rate = random.nextBoolean() ? 1_000_000 : 60;
        for (byte b : bytes) {
            if (random.nextInt(rate) != 0) {
                out.write(b);
            } else if (random.nextBoolean()) {
                out.write(random.nextInt(256));
            }
        }
        return out.toByteArray();
    }
}
