package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.events;
import static dev.tributary.api.webhook.Signing.intuit;
import static dev.tributary.api.webhook.Signing.refused;
import static dev.tributary.api.webhook.Signing.request;
import static dev.tributary.api.webhook.Signing.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntuitVerifierTest {

    private static final String TOKEN = "verifier-tökén";

    private static final String CLOUD =
            "[{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"intuit\","
                    + "\"type\":\"qbo.account.created.v1\",\"time\":\"2026-07-31T10:00:00Z\","
                    + "\"intuitentityid\":\"1234\",\"intuitaccountid\":\"310687\",\"data\":{}},"
                    + "{\"specversion\":\"1.0\",\"id\":\"e2\",\"type\":\"qbo.invoice.updated.v1\","
                    + "\"intuitaccountid\":\"310688\",\"data\":{\"n\":100.10,\"name\":\"Müller\"}}]";

    private static final String LEGACY =
            "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":["
                    + "{\"name\":\"Customer\",\"id\":\"7\",\"operation\":\"Create\","
                    + "\"lastUpdated\":\"2015-10-05T14:42:19-07:00\"}]}},"
                    + "{\"realmId\":\"2\",\"dataChangeEvent\":{\"entities\":["
                    + "{\"name\":\"Vendor\",\"id\":\"8\",\"operation\":\"Update\"}]}}]}";

    private final IntuitVerifier verifier =
            new IntuitVerifier(secrets(new SettableClock(), "another", TOKEN));

    @Test
    void splitsCloudEventsByRealm() {
        assertThat(events(verify(CLOUD)))
                .extracting(e -> e.id() + " " + e.account().orElseThrow() + " " + e.type())
                .containsExactly(
                        "e1 310687 qbo.account.created.v1", "e2 310688 qbo.invoice.updated.v1");
        assertThat(events(verify(CLOUD)).get(1).body()).asString().contains("100.10", "Müller");
    }

    @Test
    void splitsTheBodyBeforeByRealm() {
        assertThat(events(verify(LEGACY)))
                .extracting(WebhookEvent::id)
                .containsExactly(
                        "1:Customer:7:Create:2015-10-05T14:42:19-07:00", "2:Vendor:8:Update:");
        assertThat(events(verify(LEGACY)).get(0).at())
                .contains(Instant.parse("2015-10-05T21:42:19Z"));
    }

    @Test
    void refusesWhatIsNotSigned() {
        byte[] body = bytes(CLOUD);
        assertThat(verifier.verify(request(body))).isEqualTo(refused(Refusal.UNSIGNED));
        assertThat(verifier.verify(request(body, "intuit-signature", "%%")))
                .isEqualTo(refused(Refusal.MALFORMED));
        assertThat(verifier.verify(request(body, "intuit-signature", "")))
                .isEqualTo(refused(Refusal.FORGED));
        assertThat(verifier.verify(request(body, "intuit-signature", intuit("x", body))))
                .isEqualTo(refused(Refusal.FORGED));
    }

    @Test
    void takesNoPartOfABodyThatItCannotRead() {
        assertThat(verify(CLOUD.replace("\"id\":\"e2\",", "")))
                .isEqualTo(refused(Refusal.UNREADABLE));
        assertThat(verify(LEGACY.replace("\"realmId\":\"2\",", "")))
                .isEqualTo(refused(Refusal.UNREADABLE));
        assertThat(verify("{\"eventNotifications\":1}")).isEqualTo(refused(Refusal.UNREADABLE));
        assertThat(verify("{}")).isEqualTo(refused(Refusal.UNREADABLE));
        assertThat(events(verify("[]"))).isEmpty();
    }

    private Verdict verify(String body) {
        return verifier.verify(
                request(bytes(body), "Intuit-Signature", intuit(TOKEN, bytes(body))));
    }
}
