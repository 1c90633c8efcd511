package dev.tributary.hl7.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names by which MSH-18 knows character sets (HL7 v2.9 table 0211), and the spellings that
 * senders use instead.
 */
final class CharacterSets {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("ASCII", "US-ASCII"),
                    Map.entry("UNICODE", "UTF-8"),
                    Map.entry("UNICODEUTF8", "UTF-8"),
                    Map.entry("UTF8", "UTF-8"),
                    Map.entry("ISOIR6", "US-ASCII"),
                    Map.entry("ISOIR100", "ISO-8859-1"),
                    Map.entry("ISOIR192", "UTF-8"),
                    Map.entry("LATIN1", "ISO-8859-1"),
                    Map.entry("ANSI", "windows-1252"),
                    Map.entry("ISOIR14", "JIS_X0201"),
                    Map.entry("ISOIR87", "ISO-2022-JP"),
                    Map.entry("ISOIR159", "ISO-2022-JP-2"),
                    Map.entry("GB180302000", "GB18030"),
                    Map.entry("KSX1001", "EUC-KR"),
                    Map.entry("CNS116431992", "x-EUC-TW"),
                    Map.entry("BIG5", "Big5"));

    private CharacterSets() {}

    /** The character set that a repetition of MSH-18 names. */
    static Optional<Charset> find(String name) {
        String key = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.startsWith("8859")) {
            return java(key.replaceFirst("8859", "ISO-8859-"));
        }
        return java(NAMES.getOrDefault(key, name.strip()));
    }

    private static Optional<Charset> java(String name) {
        try {
            return Charset.isSupported(name)
                    ? Optional.of(Charset.forName(name))
                    : Optional.empty();
        } catch (IllegalCharsetNameException notAName) {
            return Optional.empty();
        }
    }

    /** Whether a byte below 0x80 always means the ASCII character, so that bytes can be split. */
    static boolean keepsAscii(Charset charset) {
        String name = charset.name();
        return name.equals("UTF-8")
                || name.equals("US-ASCII")
                || name.startsWith("ISO-8859-")
                || name.startsWith("windows-125");
    }
}
