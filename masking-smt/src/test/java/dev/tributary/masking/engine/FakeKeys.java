package dev.tributary.masking.engine;

import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.MaskingError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Keys that can be read, so that tests can tell what was done. */
class FakeKeys implements KeyRing {

    byte[] lastSealed;

    @Override
    public String token(String domain, String value) {
        return "token:" + domain + ":" + base64(value);
    }

    static String tokenOf(Object domain, String value) {
        return "token:" + domain + ":" + base64(value);
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** As many days as the subject has letters. */
    @Override
    public int days(String subject, int maxDays) {
        return subject.length();
    }

    @Override
    public String seal(byte[] plain, String path, boolean deterministic) {
        lastSealed = plain;
        return "sealed:" + path + ":" + Base64.getEncoder().encodeToString(plain);
    }

    @Override
    public Optional<String> seal(byte[] plain, String path, boolean deterministic, String subject) {
        return subject.equals("erased")
                ? Optional.empty()
                : Optional.of(seal(plain, path + "(" + subject + ")", deterministic));
    }

    @Override
    public byte[] open(String sealed, String path) {
        String beginning = "sealed:" + path + ":";
        if (!sealed.startsWith(beginning)) {
            throw new ActionRefused(MaskingError.CIPHERTEXT_NOT_OPENED);
        }
        return Base64.getDecoder().decode(sealed.substring(beginning.length()));
    }

    static String sealed(String path, String value) {
        return "sealed:" + path + ":" + base64(value);
    }

    @Override
    public String version() {
        return "0000002a";
    }
}
