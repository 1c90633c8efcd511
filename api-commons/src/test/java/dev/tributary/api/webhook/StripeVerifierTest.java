package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.events;
import static dev.tributary.api.webhook.Signing.refused;
import static dev.tributary.api.webhook.Signing.request;
import static dev.tributary.api.webhook.Signing.secrets;
import static dev.tributary.api.webhook.Signing.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.oauth.Secret;
import dev.tributary.commons.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeVerifierTest {

    private static final String OLD = "whsec_old";
    private static final String NEW = "whsec_new";
    private static final byte[] BODY =
            bytes(
                    "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"charge.succeeded\","
                            + "\"account\":\"acct_9\",\"created\":1764158400,"
                            + "\"data\":{\"object\":{\"description\":\"Zürich ₣ 東京\"}}}");

    private final SettableClock time = new SettableClock();
    private final StripeVerifier verifier =
            new StripeVerifier(secrets(time, NEW, OLD), StripeVerifier.TOLERANCE, time);

    @Test
    void readsASignedEvent() {
        WebhookEvent event =
                events(verify(stripe(NEW, time.instant().getEpochSecond(), BODY))).get(0);
        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.account()).contains("acct_9");
        assertThat(event.type()).isEqualTo("charge.succeeded");
        assertThat(event.at()).contains(Instant.ofEpochSecond(1764158400));
        assertThat(event.body()).isSameAs(BODY);
        assertThat(event.toString()).doesNotContain("acct", "evt_1");
    }

    @Test
    void readsAThinEvent() {
        byte[] thin =
                bytes(
                        "{\"id\":\"evt_2\",\"object\":\"v2.core.event\",\"type\":\"v1.x\","
                                + "\"context\":\"acct_8\",\"created\":\"2026-11-26T12:00:00Z\"}");
        WebhookEvent event =
                events(
                                verifier.verify(
                                        signed(
                                                thin,
                                                stripe(
                                                        NEW,
                                                        time.instant().getEpochSecond(),
                                                        thin))))
                        .get(0);
        assertThat(event.account()).contains("acct_8");
        assertThat(event.at()).isEqualTo(Optional.of(time.instant()));
    }

    @Test
    void takesTwoSecretsAndAnyOfTheSignatures() {
        assertThat(verify(stripe(OLD, time.instant().getEpochSecond(), BODY)))
                .isInstanceOf(Verdict.Verified.class);
        String wrong = "v1=" + "0".repeat(64);
        String both =
                stripe(OLD, time.instant().getEpochSecond(), BODY)
                        .replace(",v1", "," + wrong + ",v1");
        assertThat(verify(both + ",v0=zz")).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void refusesAnotherSecretAndAnotherBody() {
        assertThat(verify(stripe("whsec_x", time.instant().getEpochSecond(), BODY)))
                .isEqualTo(refused(Refusal.FORGED));
        byte[] other = BODY.clone();
        other[other.length - 5] ^= 1;
        assertThat(
                        verifier.verify(
                                signed(other, stripe(NEW, time.instant().getEpochSecond(), BODY))))
                .isEqualTo(refused(Refusal.FORGED));
    }

    @Test
    void allowsFiveMinutesBothWaysAndNoMore() {
        assertThat(verify(stripe(NEW, time.instant().getEpochSecond() - 300, BODY)))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(verify(stripe(NEW, time.instant().getEpochSecond() + 300, BODY)))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(verify(stripe(NEW, time.instant().getEpochSecond() - 301, BODY)))
                .isEqualTo(refused(Refusal.STALE));
        assertThat(verify(stripe(NEW, time.instant().getEpochSecond() + 301, BODY)))
                .isEqualTo(refused(Refusal.FUTURE));
        assertThat(verify(stripe(NEW, 999_999_999_999_999_999L, BODY)))
                .isEqualTo(refused(Refusal.FUTURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t",
                "t=",
                "t=abc",
                "t=-1,v1=00",
                "t=1",
                "v1=00",
                "t=1,v1=zz",
                "t=1,t=2",
                "t=99999999999999999999,v1=00",
                "t=١٢,v1=00",
                "=",
                "t=1,v1",
                "t=1;v1=00"
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(verify(header)).isEqualTo(refused(Refusal.MALFORMED));
    }

    @Test
    void neverThrowsAtRandomHeaders() {
        Random random = new Random(7);
        String letters = "tv10=,.a \u00e9-";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                header.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(verify(header.toString())).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void refusesNoHeaderAndTwo() {
        String good = stripe(NEW, time.instant().getEpochSecond(), BODY);
        assertThat(verifier.verify(request(BODY))).isEqualTo(refused(Refusal.UNSIGNED));
        assertThat(
                        verifier.verify(
                                request(BODY, "Stripe-Signature", good, "stripe-signature", good)))
                .isEqualTo(refused(Refusal.UNSIGNED));
    }

    @Test
    void refusesASignedBodyThatIsNoEvent() {
        for (String text : List.of("", "no", "[]", "{}", "{\"id\":1,\"type\":\"x\"}", "{} {}")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(
                            verifier.verify(
                                    signed(
                                            body,
                                            stripe(NEW, time.instant().getEpochSecond(), body))))
                    .isEqualTo(refused(Refusal.UNREADABLE));
        }
    }

    @Test
    void readsAnExchangedSecretAgainButNotAtEachForgery() {
        Map<String, String> configs = new HashMap<>(Map.of("webhook.secret", OLD));
        int[] readings = {0};
        Secret secret =
                Secret.ofTask(
                        "webhook.secret",
                        () -> {
                            readings[0]++;
                            return configs;
                        });
        StripeVerifier exchanged =
                new StripeVerifier(
                        new WebhookSecrets(List.of(secret), time), StripeVerifier.TOLERANCE, time);
        configs.put("webhook.secret", NEW);
        time.forward(Duration.ofSeconds(61));
        WebhookRequest good = signed(BODY, stripe(NEW, time.instant().getEpochSecond(), BODY));
        WebhookRequest forged = signed(BODY, stripe("x", time.instant().getEpochSecond(), BODY));
        assertThat(exchanged.verify(good)).isInstanceOf(Verdict.Verified.class);
        for (int i = 0; i < 100; i++) {
            assertThat(exchanged.verify(forged)).isEqualTo(refused(Refusal.FORGED));
        }
        assertThat(readings[0]).isEqualTo(2);
    }

    private Verdict verify(String header) {
        return verifier.verify(signed(BODY, header));
    }

    private static WebhookRequest signed(byte[] body, String header) {
        return request(body, "Stripe-Signature", header);
    }
}
