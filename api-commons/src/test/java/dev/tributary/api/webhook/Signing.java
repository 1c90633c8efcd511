package dev.tributary.api.webhook;

import dev.tributary.api.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as providers do; apart from the code that verifies. */
final class Signing {

    private Signing() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hmac(String secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return mac.doFinal(text);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String stripe(String secret, long seconds, byte[] body) {
        byte[] start = bytes(seconds + ".");
        byte[] text = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, text, start.length, body.length);
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(secret, text));
    }

    static String intuit(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(secret, body));
    }

    static WebhookSecrets secrets(Clock clock, String... values) {
        return new WebhookSecrets(
                Arrays.stream(values).map(value -> Secret.fixed("webhook.secret", value)).toList(),
                clock);
    }

    static WebhookRequest request(byte[] body, String... headers) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.computeIfAbsent(
                            headers[i].toLowerCase(java.util.Locale.ROOT),
                            name -> new java.util.ArrayList<>())
                    .add(headers[i + 1]);
        }
        return new WebhookRequest("POST", "", all, body, List.of());
    }

    static List<WebhookEvent> events(Verdict verdict) {
        return ((Verdict.Verified) verdict).events();
    }

    static Verdict refused(Refusal why) {
        return new Verdict.Refused(why);
    }
}
