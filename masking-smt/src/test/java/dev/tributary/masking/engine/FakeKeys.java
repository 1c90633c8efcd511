package dev.tributary.masking.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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
    public String seal(byte[] plain, String path, boolean deterministic, String subject) {
        return subject + seal(plain, path, deterministic);
    }

    static String sealed(String path, String value) {
        return "sealed:" + path + ":" + base64(value);
    }

    @Override
    public String version() {
        return "0000002a";
    }

    @Override
    public List<String> versions() {
        return List.of(version());
    }
}
