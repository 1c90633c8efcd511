package dev.tributary.simulators.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: a time, and an HMAC-SHA256 of it and the body per secret.
 */
public final class WebhookSignature {

    private static final String HMAC = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The header's value.
     *
     * @param at when it is signed
     * @param body as it is sent
     * @param secrets as they are, {@code whsec_} included
     */
    public static String header(Instant at, byte[] body, String... secrets) {
        StringBuilder header = new StringBuilder("t=" + at.getEpochSecond());
        for (String secret : secrets) {
            header.append(",v1=").append(sign(at, body, secret));
        }
        return header.toString();
    }

    private static String sign(Instant at, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
