package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.events;
import static dev.tributary.api.webhook.Signing.refused;
import static dev.tributary.api.webhook.Signing.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.commons.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaidVerifierTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BODY =
            bytes(
                    "{\n  \"webhook_type\": \"TRANSACTIONS\",\n  \"item_id\": \"itém\",\n"
                            + "  \"webhook_code\": \"SYNC_UPDATES_AVAILABLE\"\n}");

    private static KeyPair keys;

    private final SettableClock time = new SettableClock();
    private final Map<String, JsonNode> plaid = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private final PlaidVerifier verifier =
            new PlaidVerifier(
                    new PlaidKeys(
                            id -> {
                                asked.add(id);
                                if (down) {
                                    throw Failing.transientFault();
                                }
                                return Optional.ofNullable(plaid.get(id));
                            },
                            time),
                    PlaidVerifier.TOLERANCE,
                    time);

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    @Test
    void verifiesWhatPlaidHasReallySigned() throws Exception {
        Path folder = SampleFiles.folder("plaid/plaid-webhook-vector");
        JsonNode vector = JSON.readTree(Files.readAllBytes(folder.resolve("vector.json")));
        plaid.put(vector.at("/jwk/kid").asText(), vector.get("jwk"));
        byte[] body = bytes(vector.get("body").asText());
        String jwt = vector.get("jwt").asText();

        time.at(Instant.ofEpochSecond(vector.get("iat").asLong() + 299));
        WebhookEvent event =
                events(verifier.verify(request(body, "Plaid-Verification", jwt))).get(0);
        assertThat(event.type()).isEqualTo("TRANSACTIONS.HISTORICAL_UPDATE");
        assertThat(event.account()).contains("yxQbxDjnD8hr69pKbQpbcKeVn3GL9QuyA7NV3");

        byte[] compact = JSON.writeValueAsBytes(JSON.readTree(body));
        assertThat(verifier.verify(request(compact, "Plaid-Verification", jwt)))
                .isEqualTo(refused(Refusal.FORGED));
        time.forward(Duration.ofSeconds(2));
        assertThat(verifier.verify(request(body, "Plaid-Verification", jwt)))
                .isEqualTo(refused(Refusal.STALE));
    }

    @Test
    void asksForAKeyOnceAndReadsTheEvent() {
        plaid.put("k1", jwk("k1"));
        for (int i = 0; i < 3; i++) {
            WebhookEvent event = events(verify("k1", time.instant().getEpochSecond())).get(0);
            assertThat(event.account()).contains("itém");
            assertThat(event.id()).startsWith(time.instant().getEpochSecond() + ":");
        }
        assertThat(asked).containsExactly("k1");
    }

    @Test
    void refusesTheFutureAndThePast() {
        plaid.put("k1", jwk("k1"));
        assertThat(verify("k1", time.instant().getEpochSecond() + 301))
                .isEqualTo(refused(Refusal.FUTURE));
        assertThat(verify("k1", time.instant().getEpochSecond() - 301))
                .isEqualTo(refused(Refusal.STALE));
        assertThat(verify("k1", Long.MIN_VALUE)).isEqualTo(refused(Refusal.STALE));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesAnotherKeysSignature() {
        plaid.put("k1", jwk("k1"));
        String jwt = jwt("ES256", "k1", time.instant().getEpochSecond(), BODY);
        int dot = jwt.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(jwt.substring(dot + 1));
        signature[40] ^= 1;
        assertThat(verify(jwt.substring(0, dot + 1) + url(signature)))
                .isEqualTo(refused(Refusal.FORGED));
        assertThat(verify(jwt.substring(0, dot + 1) + url(new byte[64])))
                .isEqualTo(refused(Refusal.FORGED));
        assertThat(verify(jwt.substring(0, dot + 1) + url(new byte[7])))
                .isEqualTo(refused(Refusal.FORGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "es256", "ES384"})
    void letsNoJwtChooseItsAlgorithm(String algorithm) {
        assertThat(verify(jwt(algorithm, "k1", time.instant().getEpochSecond(), BODY)))
                .isEqualTo(refused(Refusal.MALFORMED));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "e30.e30.e30", "é.é.é"})
    void refusesWhatIsNoJwt(String text) {
        assertThat(verify(text)).isEqualTo(refused(Refusal.MALFORMED));
    }

    @Test
    void refusesAKeyIdThatIsNone() {
        assertThat(verify(jwt("ES256", "../x", time.instant().getEpochSecond(), BODY)))
                .isEqualTo(refused(Refusal.MALFORMED));
        assertThat(verify(jwt("ES256", "k".repeat(65), time.instant().getEpochSecond(), BODY)))
                .isEqualTo(refused(Refusal.MALFORMED));
    }

    @Test
    void refusesAWithdrawnKeyAndOneOfAnotherKind() {
        plaid.put("k1", jwk("k1").put("expired_at", 1));
        plaid.put("k2", jwk("k2").put("crv", "P-384"));
        plaid.put("k3", jwk("other"));
        for (String id : List.of("k1", "k2", "k3")) {
            assertThat(verify(id, time.instant().getEpochSecond()))
                    .isEqualTo(refused(Refusal.UNKNOWN_KEY));
        }
    }

    @Test
    void aFloodOfUnknownKeysAsksPlaidAFewTimes() {
        plaid.put("k1", jwk("k1"));
        verify("k1", time.instant().getEpochSecond());
        for (int i = 0; i < 2_000; i++) {
            assertThat(verify("x" + i, time.instant().getEpochSecond()))
                    .isNotInstanceOf(Verdict.Verified.class);
            verify("x0", time.instant().getEpochSecond());
        }
        assertThat(asked).hasSize(6).containsOnlyOnce("x0");
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
        time.forward(Duration.ofMinutes(1));
        plaid.put("k2", jwk("k2"));
        assertThat(verify("k2", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void looksAgainAtKeysWhenANewOneAppearsAndWhenTheyAreOld() {
        plaid.put("k1", jwk("k1"));
        verify("k1", time.instant().getEpochSecond());
        plaid.put("k1", jwk("k1").put("expired_at", 1));
        plaid.put("k2", jwk("k2"));
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
        verify("k2", time.instant().getEpochSecond());
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isEqualTo(refused(Refusal.UNKNOWN_KEY));
        plaid.put("k2", jwk("k2").put("expired_at", 1));
        time.forward(Duration.ofHours(1));
        assertThat(verify("k2", time.instant().getEpochSecond()))
                .isEqualTo(refused(Refusal.UNKNOWN_KEY));
    }

    @Test
    void believesAKeyOfTheLastDayWhilePlaidIsDown() {
        plaid.put("k1", jwk("k1"));
        verify("k1", time.instant().getEpochSecond());
        down = true;
        time.forward(Duration.ofHours(2));
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(asked).hasSize(2);
        assertThat(verify("k9", time.instant().getEpochSecond()))
                .isEqualTo(new Verdict.Unavailable());
        time.forward(Duration.ofHours(23));
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isEqualTo(new Verdict.Unavailable());
        down = false;
        time.forward(Duration.ofMinutes(1));
        assertThat(verify("k1", time.instant().getEpochSecond()))
                .isInstanceOf(Verdict.Verified.class);
    }

    private Verdict verify(String keyId, long issuedAt) {
        return verify(jwt("ES256", keyId, issuedAt, BODY));
    }

    private Verdict verify(String jwt) {
        return verifier.verify(request(BODY, "plaid-verification", jwt));
    }

    private static ObjectNode jwk(String id) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return JSON.createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("alg", "ES256")
                .put("kid", id)
                .put("x", url(fixed(key.getW().getAffineX().toByteArray())))
                .put("y", url(fixed(key.getW().getAffineY().toByteArray())))
                .putNull("expired_at");
    }

    private static byte[] fixed(byte[] number) {
        byte[] fixed = new byte[32];
        int n = Math.min(32, number.length);
        System.arraycopy(number, number.length - n, fixed, 32 - n, n);
        return fixed;
    }

    private static String jwt(String algorithm, String keyId, long issuedAt, byte[] body) {
        try {
            ObjectNode head = JSON.createObjectNode().put("alg", algorithm).put("kid", keyId);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            ObjectNode claims =
                    JSON.createObjectNode()
                            .put("iat", issuedAt)
                            .put("request_body_sha256", HexFormat.of().formatHex(hash));
            String text =
                    url(JSON.writeValueAsBytes(head)) + "." + url(JSON.writeValueAsBytes(claims));
            Signature signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(keys.getPrivate());
            signing.update(bytes(text));
            return text + "." + url(signing.sign());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(bytes, bytes.length));
    }
}
