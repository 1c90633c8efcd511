package dev.tributary.hl7.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names by which MSH-18 knows character sets (HL7 v2.9 table 0211), and the spellings that
 * senders use instead.
 *
 * <p>One in which a message's delimiters would not be single ASCII bytes, such as UTF-16, cannot be
 * framed by MLLP and is none here.
 */
public final class CharacterSets {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("ASCII", "US-ASCII"),
                    Map.entry("USASCII", "US-ASCII"),
                    Map.entry("UNICODE", "UTF-8"),
                    Map.entry("UNICODEUTF8", "UTF-8"),
                    Map.entry("UTF8", "UTF-8"),
                    Map.entry("ISOIR6", "US-ASCII"),
                    Map.entry("ISOIR13", "Shift_JIS"),
                    Map.entry("ISOIR14", "Shift_JIS"),
                    Map.entry("ISOIR87", "ISO-2022-JP"),
                    Map.entry("ISOIR100", "ISO-8859-1"),
                    Map.entry("ISOIR101", "ISO-8859-2"),
                    Map.entry("ISOIR109", "ISO-8859-3"),
                    Map.entry("ISOIR110", "ISO-8859-4"),
                    Map.entry("ISOIR126", "ISO-8859-7"),
                    Map.entry("ISOIR127", "ISO-8859-6"),
                    Map.entry("ISOIR138", "ISO-8859-8"),
                    Map.entry("ISOIR144", "ISO-8859-5"),
                    Map.entry("ISOIR148", "ISO-8859-9"),
                    Map.entry("ISOIR149", "EUC-KR"),
                    Map.entry("ISOIR159", "ISO-2022-JP-2"),
                    Map.entry("ISOIR166", "TIS-620"),
                    Map.entry("ISOIR192", "UTF-8"),
                    Map.entry("LATIN1", "ISO-8859-1"),
                    Map.entry("ANSI", "windows-1252"),
                    Map.entry("CP1252", "windows-1252"),
                    Map.entry("WINDOWS1252", "windows-1252"),
                    Map.entry("JAS2020", "Shift_JIS"),
                    Map.entry("JISX0201", "Shift_JIS"),
                    Map.entry("JISX02081990", "ISO-2022-JP"),
                    Map.entry("JISX02121990", "ISO-2022-JP-2"),
                    Map.entry("GB18030", "GB18030"),
                    Map.entry("GB180302000", "GB18030"),
                    Map.entry("KSX1001", "EUC-KR"),
                    Map.entry("CNS116431992", "x-EUC-TW"),
                    Map.entry("BIG5", "Big5"));

    private static final int MAX_KNOWN = 64;
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    private static final byte[] DELIMITERS =
            "MSH|^~\\&#\"\r\n019AZaz".getBytes(StandardCharsets.US_ASCII);

    private CharacterSets() {}

    /** The character set that a repetition of MSH-18 names. */
    static Optional<Charset> find(String name) {
        Optional<Charset> known = KNOWN.get(name);
        if (known == null) {
            known = lookUp(name);
            // Senders use few names, and short ones; whoever does not is not remembered.
            if (KNOWN.size() < MAX_KNOWN && name.length() < MAX_KNOWN) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static Optional<Charset> lookUp(String name) {
        String key = lettersAndDigits(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.startsWith("ISO8859")) {
            key = key.substring("ISO".length());
        }
        if (key.startsWith("8859")) {
            return java("ISO-8859-" + key.substring("8859".length()));
        }
        return java(NAMES.getOrDefault(key, name.strip()));
    }

    private static String lettersAndDigits(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                key.append(c);
            }
        }
        return key.toString().toUpperCase(Locale.ROOT);
    }

    private static Optional<Charset> java(String name) {
        try {
            return Charset.isSupported(name)
                    ? Optional.of(Charset.forName(name)).filter(CharacterSets::isUsable)
                    : Optional.empty();
        } catch (IllegalCharsetNameException notAName) {
            return Optional.empty();
        }
    }

    /**
     * Refuses a name that cannot be a fallback.
     *
     * @throws IllegalArgumentException when Java does not know it, or it cannot hold HL7's
     *     delimiters
     */
    public static void check(String name) {
        boolean usable;
        try {
            usable = Charset.isSupported(name) && isUsable(Charset.forName(name));
        } catch (IllegalArgumentException notAName) {
            usable = false;
        }
        if (!usable) {
            throw new IllegalArgumentException(
                    "is no character set that Java knows and in which HL7 messages can be framed");
        }
    }

    /** Whether HL7's delimiters are the ASCII bytes that they are everywhere else. */
    private static boolean isUsable(Charset charset) {
        return charset.canEncode()
                && Arrays.equals(
                        new String(DELIMITERS, StandardCharsets.US_ASCII).getBytes(charset),
                        DELIMITERS)
                && new String(DELIMITERS, charset)
                        .equals(new String(DELIMITERS, StandardCharsets.US_ASCII));
    }

    /** Whether a byte below 0x80 always means the ASCII character, so that bytes can be split. */
    static boolean keepsAscii(Charset charset) {
        String name = charset.name();
        return name.equals("UTF-8")
                || name.equals("US-ASCII")
                || name.startsWith("ISO-8859-")
                || name.startsWith("windows-125");
    }

    /** Whether it changes its meaning with escape sequences, and so looks like plain ASCII. */
    static boolean isSevenBit(Charset charset) {
        return charset.name().startsWith("ISO-2022-");
    }
}
