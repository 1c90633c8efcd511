package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Subscriptions of FHIR with a rest-hook: the server does not sign, it shows a header that the
 * subscription has told it (hl7.org/fhir/R4/subscription.html, {@code channel.header}), a client
 * certificate, or both. What is asked for must be shown.
 *
 * <p>Bodies: none (R4 without a payload), a resource (R4, with PUT below our path or POST), or a
 * bundle whose first entry is a SubscriptionStatus (R5, Subscriptions R5 Backport). A notification
 * with a number, and a resource with a version, are the same when they come again; others have no
 * name, so each counts.
 */
public final class FhirHookVerifier implements WebhookVerifier {

    private static final String PROVIDER = "fhir";

    /**
     * A header whose value is the secret.
     *
     * @param name as {@code Authorization} or {@code X-Hook-Secret}
     * @param secrets the whole value, as {@code Bearer …}
     */
    public record SecretHeader(String name, WebhookSecrets secrets) {}

    private final Optional<SecretHeader> header;
    private final boolean certificate;

    /**
     * What a sender has to show.
     *
     * @param header the header, if it must show one
     * @param certificate whether it must show a certificate; {@code tls.client.auth} says whose are
     *     trusted
     * @throws IllegalArgumentException when it would have to show nothing
     */
    public FhirHookVerifier(Optional<SecretHeader> header, boolean certificate) {
        if (header.isEmpty() && !certificate) {
            throw new IllegalArgumentException(
                    "set webhook.secret or tls.client.auth=require: without them anybody could send"
                            + " notifications");
        }
        this.header = header;
        this.certificate = certificate;
    }

    @Override
    public Set<String> methods() {
        return Set.of("POST", "PUT");
    }

    @Override
    public boolean takesPathsBelow() {
        return true;
    }

    @Override
    public Verdict verify(WebhookRequest request) {
        if (certificate && request.certificates().isEmpty()) {
            return new Verdict.Refused(Refusal.UNSIGNED);
        }
        if (header.isPresent()) {
            Optional<String> shown = request.header(header.get().name());
            if (shown.isEmpty()) {
                return new Verdict.Refused(Refusal.UNSIGNED);
            }
            if (!header.get().secrets().anyPasses(secret -> same(secret, shown.get()))) {
                return new Verdict.Refused(Refusal.FORGED);
            }
        }
        return events(request.body());
    }

    /** By their codes, which are equally long: the time tells nothing of the secret's length. */
    private static boolean same(String secret, String shown) {
        return Hmac.same(
                Hmac.of("compare", secret.getBytes(StandardCharsets.UTF_8)),
                Hmac.of("compare", shown.getBytes(StandardCharsets.UTF_8)));
    }

    private static Verdict events(byte[] body) {
        if (body.length == 0) {
            return verified(nameless("ping", body));
        }
        Optional<JsonNode> tree = EventJson.read(body);
        Optional<String> type = tree.flatMap(json -> EventJson.text(json, "resourceType"));
        if (type.isEmpty()) {
            return new Verdict.Refused(Refusal.UNREADABLE);
        }
        JsonNode status = tree.get().path("entry").path(0).path("resource");
        if (type.get().equals("Bundle")) {
            return new Verdict.Verified(notifications(status, body));
        }
        Optional<String> id =
                EventJson.text(tree.get(), "id")
                        .flatMap(
                                name ->
                                        EventJson.text(tree.get().path("meta"), "versionId")
                                                .map(v -> type.get() + "/" + name + "/" + v));
        return verified(
                id.map(name -> event(name, Optional.empty(), type.get(), body))
                        .orElseGet(() -> nameless(type.get(), body)));
    }

    private static Verdict verified(WebhookEvent event) {
        return new Verdict.Verified(List.of(event));
    }

    /** A bundle tells one or more numbered events of one subscription. */
    private static List<WebhookEvent> notifications(JsonNode status, byte[] body) {
        Optional<String> subscription = EventJson.text(status.path("subscription"), "reference");
        String type = "notification." + EventJson.text(status, "type").orElse("event-notification");
        List<String> numbers = new ArrayList<>();
        for (JsonNode event : status.path("notificationEvent")) {
            numbers.add(event.path("eventNumber").asText());
        }
        if (subscription.isEmpty() || numbers.isEmpty() || numbers.contains("")) {
            return List.of(nameless(type, body));
        }
        String id = subscription.get() + "#" + String.join(",", numbers);
        return List.of(event(id, subscription, type, body));
    }

    private static WebhookEvent nameless(String type, byte[] body) {
        return event(UUID.randomUUID().toString(), Optional.empty(), type, body);
    }

    private static WebhookEvent event(
            String id, Optional<String> account, String type, byte[] body) {
        return new WebhookEvent(PROVIDER, id, account, type, Optional.empty(), body);
    }
}
