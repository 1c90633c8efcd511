package dev.tributary.masking.raw;

import dev.tributary.commons.hl7.Hl7SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** HL7 v2 in its delimiters (ER7): messages and batches of them. */
final class Hl7Format implements RawFormat {

    @Override
    public boolean recognises(String payload) {
        int at = 0;
        while (at < payload.length() && isPassedOver(payload.charAt(at))) {
            at++;
        }
        return payload.startsWith("MSH", at)
                || payload.startsWith("FHS", at)
                || payload.startsWith("BHS", at);
    }

    private static boolean isPassedOver(char c) {
        return c <= ' ' || c == '\ufeff';
    }

    @Override
    public Optional<String> rewrite(String payload, LeafMask mask) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        List<Hl7Parts.Part> parts = Hl7Parts.of(bytes);
        if (parts.isEmpty() || !isText(payload, bytes)) {
            return Optional.empty();
        }
        Hl7Rewriting rewriting = new Hl7Rewriting(new Leaves(mask));
        try {
            parts.forEach(rewriting::add);
        } catch (Hl7SyntaxException unreadable) {
            // Said to the caller by the empty answer: what cannot be read does not pass.
            return Optional.empty();
        }
        return Optional.of(rewriting.text());
    }

    /** Half a character is replaced in UTF-8, and would not come back. */
    private static boolean isText(String payload, byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).equals(payload);
    }
}
