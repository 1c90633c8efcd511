package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.events;
import static dev.tributary.api.webhook.Signing.refused;
import static dev.tributary.api.webhook.Signing.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.testing.SettableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FhirHookVerifierTest {

    private static final String SECRET = "Bearer s3cret";

    private final FhirHookVerifier verifier =
            new FhirHookVerifier(
                    Optional.of(
                            new FhirHookVerifier.SecretHeader(
                                    "Authorization", Signing.secrets(new SettableClock(), SECRET))),
                    false);

    @Test
    void refusesWithoutTheSecret() {
        byte[] none = new byte[0];
        assertThat(verifier.verify(request(none))).isEqualTo(refused(Refusal.UNSIGNED));
        assertThat(verifier.verify(request(none, "authorization", "Bearer other")))
                .isEqualTo(refused(Refusal.FORGED));
    }

    @Test
    void refusesWithoutACertificateWhereOneIsAskedFor() {
        FhirHookVerifier mutual = new FhirHookVerifier(Optional.empty(), true);
        assertThat(mutual.verify(request(new byte[0]))).isEqualTo(refused(Refusal.UNSIGNED));
        assertThatThrownBy(() -> new FhirHookVerifier(Optional.empty(), false))
                .hasMessageContaining("webhook.secret");
    }

    @Test
    void eachPingCounts() {
        assertThat(event("").id()).isNotEqualTo(event("").id());
        assertThat(event("").type()).isEqualTo("ping");
    }

    @Test
    void namesAVersionOfAResource() {
        String json = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"meta\":{\"versionId\":\"3\"}}";
        assertThat(event(json).id()).isEqualTo("Patient/1/3");
        String nameless = "{\"resourceType\":\"Patient\"}";
        assertThat(event(nameless).id()).isNotEqualTo(event(nameless).id());
    }

    @Test
    void namesANotificationByItsNumber() {
        WebhookEvent event =
                event(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{"
                                + "\"resourceType\":\"SubscriptionStatus\","
                                + "\"type\":\"event-notification\","
                                + "\"subscription\":{\"reference\":\"Subscription/a\"},"
                                + "\"notificationEvent\":[{\"eventNumber\":\"7\"},"
                                + "{\"eventNumber\":\"8\"}]}}]}");
        assertThat(event.id()).isEqualTo("Subscription/a#7,8");
        assertThat(event.account()).contains("Subscription/a");
    }

    @Test
    void refusesABodyThatIsNoResource() {
        assertThat(verify("no")).isEqualTo(refused(Refusal.UNREADABLE));
        assertThat(verify("{}")).isEqualTo(refused(Refusal.UNREADABLE));
    }

    private WebhookEvent event(String body) {
        return events(verify(body)).get(0);
    }

    private Verdict verify(String body) {
        return verifier.verify(request(bytes(body), "Authorization", SECRET));
    }
}
