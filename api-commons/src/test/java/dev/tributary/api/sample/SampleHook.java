package dev.tributary.api.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook of the bank, signed as Stripe does; apart from the code that verifies. */
public final class SampleHook {

    private SampleHook() {}

    public static byte[] body(String id, String account) {
        return "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"entry.added\",\"account\":\"%s\"}"
                .formatted(id, account)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The value of its header. */
    public static String signature(String secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "t="
                    + at.getEpochSecond()
                    + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
