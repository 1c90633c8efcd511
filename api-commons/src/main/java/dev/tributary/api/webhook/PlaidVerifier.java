package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plaid's signatures: {@code Plaid-Verification} is a JWT (ES256) whose claims are the moment and
 * the SHA-256 of the body, byte for byte (plaid.com/docs/api/webhooks/webhook-verification). A JWT
 * is not kept longer than the tolerance, so that moment bounds replays; a replay within it has the
 * same id.
 *
 * <p>Plaid gives its webhooks no id. It is made of the moment and the body: when Plaid sends the
 * same again and signs it anew, it counts as another.
 */
public final class PlaidVerifier implements WebhookVerifier {

    /** As Plaid asks for. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HEADER = "Plaid-Verification";
    private static final int MOST_CHARACTERS = 4_096;
    private static final Pattern JWT =
            Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final PlaidKeys keys;
    private final SignedTime time;

    /** A verifier with Plaid's keys. */
    public PlaidVerifier(PlaidKeys keys, Duration tolerance, Clock clock) {
        this.keys = keys;
        this.time = new SignedTime(clock, tolerance);
    }

    @Override
    public Verdict verify(WebhookRequest request) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty()) {
            return new Verdict.Refused(Refusal.UNSIGNED);
        }
        Optional<Token> token = Token.read(header.get().trim());
        if (token.isEmpty()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        // What needs no key comes first: a flood must not make us ask Plaid for keys.
        byte[] bodyHash = sha256(request.body());
        if (!Hmac.same(bodyHash, token.get().bodyHash())) {
            return new Verdict.Refused(Refusal.FORGED);
        }
        Optional<Refusal> refusal = time.refusal(token.get().issuedAt());
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        return signature(token.get()).orElseGet(() -> event(request.body(), token.get()));
    }

    /** What is wrong with the signature; empty when it is Plaid's. */
    private Optional<Verdict> signature(Token token) {
        PlaidKeys.Answer answer;
        try {
            answer = keys.find(token.keyId());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.of(new Verdict.Unavailable());
        }
        if (answer instanceof PlaidKeys.Known known) {
            return known.key().signed(token.signedText(), token.signature())
                    ? Optional.empty()
                    : Optional.of(new Verdict.Refused(Refusal.FORGED));
        }
        return Optional.of(
                answer instanceof PlaidKeys.Unknown
                        ? new Verdict.Refused(Refusal.UNKNOWN_KEY)
                        : new Verdict.Unavailable());
    }

    private static Verdict event(byte[] body, Token token) {
        Optional<JsonNode> tree = EventJson.read(body);
        Optional<String> type = tree.flatMap(event -> EventJson.text(event, "webhook_type"));
        Optional<String> code = tree.flatMap(event -> EventJson.text(event, "webhook_code"));
        if (type.isEmpty() || code.isEmpty()) {
            return new Verdict.Refused(Refusal.UNREADABLE);
        }
        String id = token.issuedAt() + ":" + HexFormat.of().formatHex(token.bodyHash());
        return new Verdict.Verified(
                List.of(
                        new WebhookEvent(
                                "plaid",
                                id,
                                EventJson.text(tree.get(), "item_id"),
                                type.get() + "." + code.get(),
                                Optional.of(Instant.ofEpochSecond(token.issuedAt())),
                                body)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A JWT, taken apart and not believed; {@code alg} is ES256. */
    private record Token(
            String keyId, long issuedAt, byte[] bodyHash, byte[] signedText, byte[] signature) {

        static Optional<Token> read(String text) {
            Matcher form = JWT.matcher(text);
            if (text.length() > MOST_CHARACTERS || !form.matches()) {
                return Optional.empty();
            }
            Optional<JsonNode> head = json(form.group(1));
            Optional<JsonNode> claims = json(form.group(2));
            Optional<byte[]> signature = PlaidKey.base64Url(form.group(3));
            // Before anything else the algorithm: a JWT must not choose how it is verified.
            if (head.isEmpty()
                    || claims.isEmpty()
                    || signature.isEmpty()
                    || !EventJson.text(head.get(), "alg").equals(Optional.of("ES256"))) {
                return Optional.empty();
            }
            Optional<String> keyId =
                    EventJson.text(head.get(), "kid").filter(id -> KEY_ID.matcher(id).matches());
            Optional<byte[]> hash =
                    EventJson.text(claims.get(), "request_body_sha256").flatMap(Token::hash);
            JsonNode issued = claims.get().path("iat");
            if (keyId.isEmpty() || hash.isEmpty() || !issued.canConvertToLong()) {
                return Optional.empty();
            }
            byte[] signed =
                    text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
            return Optional.of(
                    new Token(
                            keyId.get(), issued.longValue(), hash.get(), signed, signature.get()));
        }

        private static Optional<JsonNode> json(String part) {
            return PlaidKey.base64Url(part).flatMap(EventJson::read);
        }

        private static Optional<byte[]> hash(String hex) {
            return hex.length() == 64 && hex.chars().allMatch(HexFormat::isHexDigit)
                    ? Optional.of(HexFormat.of().parseHex(hex))
                    : Optional.empty();
        }
    }
}
