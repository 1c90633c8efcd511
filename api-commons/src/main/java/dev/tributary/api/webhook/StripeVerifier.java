package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Stripe's signatures: {@code Stripe-Signature: t=1700000000,v1=hex[,v1=hex]}, an HMAC-SHA256 with
 * the endpoint's secret, used as it stands, over {@code t + "." + body} (docs.stripe.com/webhooks,
 * "Verify webhook signatures manually"). The moment may be off both ways by the tolerance, while
 * Stripe's own library takes any in the future.
 */
public final class StripeVerifier implements WebhookVerifier {

    /** Stripe's own libraries use it too. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HEADER = "Stripe-Signature";
    private static final int HEX_LENGTH = 64;
    private static final int MOST_SIGNATURES = 16;

    private final WebhookSecrets secrets;
    private final SignedTime time;

    /** A verifier with the secrets of one endpoint ({@code whsec_…}). */
    public StripeVerifier(WebhookSecrets secrets, Duration tolerance, Clock clock) {
        this.secrets = secrets;
        this.time = new SignedTime(clock, tolerance);
    }

    @Override
    public Verdict verify(WebhookRequest request) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty()) {
            return new Verdict.Refused(Refusal.UNSIGNED);
        }
        Optional<Signed> signed = Signed.read(header.get());
        if (signed.isEmpty()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        if (!secrets.anyPasses(secret -> signed.get().fits(secret, request.body()))) {
            return new Verdict.Refused(Refusal.FORGED);
        }
        return time.refusal(signed.get().seconds())
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> event(request.body()));
    }

    private static Verdict event(byte[] body) {
        Optional<JsonNode> tree = EventJson.read(body);
        Optional<String> id = tree.flatMap(event -> EventJson.text(event, "id"));
        Optional<String> type = tree.flatMap(event -> EventJson.text(event, "type"));
        if (id.isEmpty() || type.isEmpty()) {
            return new Verdict.Refused(Refusal.UNREADABLE);
        }
        JsonNode event = tree.get();
        // Events of API v2 ("thin", object v2.core.event) name the account and the time otherwise.
        Optional<String> account =
                EventJson.text(event, "account").or(() -> EventJson.text(event, "context"));
        Optional<Instant> at =
                EventJson.seconds(event, "created").or(() -> EventJson.moment(event, "created"));
        return new Verdict.Verified(
                List.of(new WebhookEvent("stripe", id.get(), account, type.get(), at, body)));
    }

    /** The header, taken apart; {@code t} is signed as it stands. */
    private record Signed(String moment, long seconds, List<byte[]> signatures) {

        static Optional<Signed> read(String header) {
            String moment = null;
            List<byte[]> signatures = new ArrayList<>();
            int from = 0;
            while (from <= header.length()) {
                int comma = header.indexOf(',', from);
                int to = comma < 0 ? header.length() : comma;
                String part = header.substring(from, to).trim();
                if (part.startsWith("t=")) {
                    if (moment != null) {
                        return Optional.empty();
                    }
                    moment = part.substring(2);
                } else if (part.startsWith("v1=")) {
                    Optional<byte[]> signature = hex(part.substring(3));
                    if (signature.isEmpty() || signatures.size() == MOST_SIGNATURES) {
                        return Optional.empty();
                    }
                    signatures.add(signature.get());
                }
                from = to + 1;
            }
            return moment == null || signatures.isEmpty() || !isMoment(moment)
                    ? Optional.empty()
                    : Optional.of(new Signed(moment, Long.parseLong(moment), signatures));
        }

        /** ASCII digits, few enough for a long. */
        private static boolean isMoment(String text) {
            return !text.isEmpty()
                    && text.length() <= 18
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private static Optional<byte[]> hex(String text) {
            boolean isHex =
                    text.length() == HEX_LENGTH && text.chars().allMatch(HexFormat::isHexDigit);
            return isHex ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
        }

        boolean fits(String secret, byte[] body) {
            byte[] expected =
                    Hmac.of(secret, (moment + ".").getBytes(StandardCharsets.US_ASCII), body);
            boolean fits = false;
            for (byte[] signature : signatures) {
                fits |= Hmac.same(expected, signature);
            }
            return fits;
        }
    }
}
