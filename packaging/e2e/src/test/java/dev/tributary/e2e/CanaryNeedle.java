package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes of a canary, or of another secret, in one of the forms in which data hides.
 *
 * @param canary which
 * @param form in words, as {@code base64 at 1}
 * @param bytes in lower case
 * @param number whether it is digits only, which count at the beginning of a number alone
 */
record CanaryNeedle(Planted canary, String form, byte[] bytes, boolean number) {

    /** All forms of a canary: every case is one, since what is looked through is folded. */
    static List<CanaryNeedle> of(Planted canary) {
        Map<String, CanaryNeedle> needles = new LinkedHashMap<>();
        for (String spelling : canary.spellings()) {
            byte[] bytes = spelling.getBytes(UTF_8);
            add(needles, canary, "plain", spelling);
            for (int alignment = 0; alignment < 3; alignment++) {
                String form = "base64 at " + alignment;
                add(needles, canary, form, base64(bytes, alignment, Base64.getEncoder()));
                add(needles, canary, form, base64(bytes, alignment, Base64.getUrlEncoder()));
            }
            add(needles, canary, "hex", HexFormat.of().formatHex(bytes));
            add(needles, canary, "hex dump", HexFormat.ofDelimiter(" ").formatHex(bytes));
            String list = Arrays.toString(bytes);
            add(needles, canary, "list of bytes", list.substring(1, list.length() - 1));
            String url = URLEncoder.encode(spelling, UTF_8);
            add(needles, canary, "url", url);
            add(needles, canary, "url", url.replace("+", "%20"));
        }
        return List.copyOf(needles.values());
    }

    private static void add(
            Map<String, CanaryNeedle> needles, Planted canary, String form, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = fold(bytes[i]);
        }
        boolean number = form.equals("plain") && text.chars().allMatch(c -> c >= '0' && c <= '9');
        needles.putIfAbsent(
                new String(bytes, US_ASCII), new CanaryNeedle(canary, form, bytes, number));
    }

    static byte fold(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    /** The characters that depend on nothing but the bytes, where so many bytes stand before. */
    private static String base64(byte[] bytes, int before, Base64.Encoder encoder) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        return text.substring(first, last);
    }

    @Override
    public String toString() {
        return canary.name() + " as " + form;
    }
}
