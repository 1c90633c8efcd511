package dev.tributary.hl7.ack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A message of nothing but an MSH, with any delimiters and any of its fields missing, as senders
 * come up with them.
 *
 * @param fieldSeparator MSH-1
 * @param encodingCharacters MSH-2
 * @param fields MSH-3 and those behind it; the last ones may not be there at all
 */
record RandomMsh(char fieldSeparator, String encodingCharacters, List<String> fields) {

    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final String[] ODD = {
        "", "^", "^~", "^~\\", "^~}", "^~\\\\&", "&&&&", "^~\\& ", " ^~", "^~\\&XY", "~|\\&",
        "^&\\~"
    };
    private static final String[] WORDS = {
        "APP", "Lab 2", "7", "1.2.840", "x-1_2", "St. J\u00f6rg", "\u00e9\u00ff\u0080", "a\tb"
    };
    private static final String[] TYPES = {"ADT", "ORU", "ACK", "", "zzz", "ADT_A01"};
    private static final String[] TRIGGERS = {"A01", "R01", "", "", "Z\u00fc"};
    private static final String[] VERSIONS = {
        "2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8", "2.8.1",
        "2.8.2", "2.9", "", "2.3.z", "two", "3"
    };
    private static final String[] CONDITIONS = {"", "", "AL", "NE", "ER", "SU", "??"};
    private static final String[] CHARSETS = {"", "8859/1", "UNICODE UTF-8", "ASCII"};

    /** The next one. */
    static RandomMsh of(Random random) {
        char field = random.nextBoolean() ? '|' : mark(random);
        String encoding = encodingCharacters(random, field);
        List<String> fields = new ArrayList<>();
        for (int number = 3; number <= 18; number++) {
            fields.add(
                    switch (number) {
                        case 7 -> "20260102030405";
                        case 8, 13, 14, 17 -> "";
                        case 9 -> type(random, encoding);
                        case 12 -> pick(random, VERSIONS);
                        case 15, 16 -> pick(random, CONDITIONS);
                        case 18 -> pick(random, CHARSETS);
                        default -> value(random, encoding);
                    });
        }
        fields.replaceAll(text -> text.replace(field, 'o'));
        int sent = random.nextInt(3) == 0 ? random.nextInt(fields.size() + 1) : fields.size();
        return new RandomMsh(field, encoding, List.copyOf(fields.subList(0, sent)));
    }

    private static String encodingCharacters(Random random, char field) {
        String encoding =
                switch (random.nextInt(4)) {
                    case 0 -> "^~\\&";
                    case 1 -> "^~\\&#";
                    case 2 -> pick(random, ODD);
                    default -> marks(random).substring(0, 4 + random.nextInt(2));
                };
        return encoding.replace(field, field == '!' ? '#' : '!');
    }

    private static String type(Random random, String encoding) {
        String type = pick(random, TYPES);
        String trigger = pick(random, TRIGGERS);
        return trigger.isEmpty() ? type : type + component(encoding) + trigger;
    }

    /** Words in components and subcomponents, and now and then an escaped delimiter. */
    private static String value(Random random, String encoding) {
        if (random.nextInt(5) == 0) {
            return "";
        }
        StringBuilder value = new StringBuilder(word(random, encoding));
        for (int more = random.nextInt(3); more > 0; more--) {
            value.append(component(encoding));
            if (random.nextBoolean() && encoding.length() > 3) {
                value.append(word(random, encoding)).append(encoding.charAt(3));
            }
            value.append(word(random, encoding));
        }
        if (random.nextInt(4) == 0 && encoding.length() > 2) {
            char escape = encoding.charAt(2);
            value.append(escape).append("FSRT".charAt(random.nextInt(4))).append(escape);
        }
        return value.toString();
    }

    private static String word(Random random, String encoding) {
        StringBuilder word = new StringBuilder();
        pick(random, WORDS)
                .chars()
                .forEach(c -> word.append(encoding.indexOf(c) < 0 ? (char) c : 'o'));
        return word.toString();
    }

    private static char component(String encoding) {
        return encoding.isEmpty() ? '^' : encoding.charAt(0);
    }

    private static String marks(Random random) {
        List<String> marks = new ArrayList<>(List.of(MARKS.split("")));
        Collections.shuffle(marks, random);
        return String.join("", marks);
    }

    private static char mark(Random random) {
        return MARKS.charAt(random.nextInt(MARKS.length()));
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A field by its number, empty where it was not sent. */
    String field(int number) {
        return number - 3 < fields.size() ? fields.get(number - 3) : "";
    }

    /** The message as it is sent, one byte to a character. */
    byte[] bytes() {
        String msh = "MSH" + fieldSeparator + encodingCharacters;
        return (fields.isEmpty()
                        ? msh
                        : msh
                                + fieldSeparator
                                + String.join(String.valueOf(fieldSeparator), fields))
                .concat("\r")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
