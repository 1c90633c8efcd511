package dev.tributary.commons.crypto;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ciphertext as it stands in a record: {@code enc1.<key>.<gcm|siv>.<base64url>}, and {@code
 * enc1.<key>.<gcm|siv>.<subject>.<base64url>} under a subject's own key.
 *
 * @param key the version of the keyset, Tink's key id
 * @param deterministic whether the same value at the same place gives the same text
 * @param subject under which name the subject's salt is stored, where its key is a subject's own
 * @param payload nonce, ciphertext and tag
 */
public record SealedText(int key, boolean deterministic, Optional<String> subject, byte[] payload) {

    private static final String SCHEME = "enc1.";
    private static final Pattern FORM =
            Pattern.compile(
                    "enc1\\.([0-9a-f]{8})\\.(gcm|siv)\\.(?:([0-9a-f]{32})\\.)?([A-Za-z0-9_-]+)");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * Reads the form.
     *
     * @return empty where the text is none of ours
     */
    public static Optional<SealedText> parse(String text) {
        // Cheap first: most texts that anybody asks about are not ours.
        Matcher form = text.startsWith(SCHEME) ? FORM.matcher(text) : null;
        if (form == null || !form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SealedText(
                            Integer.parseUnsignedInt(form.group(1), 16),
                            form.group(2).equals("siv"),
                            Optional.ofNullable(form.group(3)),
                            Base64.getUrlDecoder().decode(form.group(4))));
        } catch (IllegalArgumentException cut) {
            return Optional.empty();
        }
    }

    /** The form that {@link #parse} reads. */
    String text() {
        return header() + BASE64.encodeToString(payload);
    }

    /** All before the payload, the last dot included. */
    String header() {
        String method = SCHEME + Keyset.name(key) + (deterministic ? ".siv." : ".gcm.");
        return subject.map(name -> method + name + ".").orElse(method);
    }

    @Override
    public String toString() {
        return "SealedText[" + header() + payload.length + " bytes]";
    }
}
