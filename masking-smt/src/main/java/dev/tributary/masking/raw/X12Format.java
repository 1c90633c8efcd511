package dev.tributary.masking.raw;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** X12 interchanges, from ISA to IEA, one after the other. */
final class X12Format implements RawFormat {

    private static final String ISA = "ISA";
    private static final int LAST_OF_ONE_BYTE = 0xff;

    @Override
    public boolean recognises(String payload) {
        int at = 0;
        while (at < payload.length() && isPassedOver(payload.charAt(at))) {
            at++;
        }
        int behind = at + ISA.length();
        return payload.startsWith(ISA, at)
                && behind < payload.length()
                && !Character.isLetterOrDigit(payload.charAt(behind))
                && payload.charAt(behind) != ' ';
    }

    private static boolean isPassedOver(char c) {
        return c <= ' ' || c == '\ufeff';
    }

    @Override
    public Optional<String> rewrite(String payload, LeafMask mask) {
        Charset charset = charset(payload);
        byte[] bytes = payload.getBytes(charset);
        return new String(bytes, charset).equals(payload)
                ? new X12Rewriting(bytes, charset, new Leaves(mask)).text()
                : Optional.empty();
    }

    /** A byte to a character where that is possible: then delimiters may be any of them. */
    private static Charset charset(String payload) {
        return payload.chars().allMatch(c -> c <= LAST_OF_ONE_BYTE)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
    }
}
