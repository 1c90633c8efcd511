package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Intuit's signatures: {@code intuit-signature}, the base64 of an HMAC-SHA256 with the app's
 * verifier token over the body (developer.intuit.com, "Webhooks"). There is no time in it: against
 * replays stands only the id of each event. A body may hold events of several realms.
 *
 * <p>Two bodies are read: an array of CloudEvents (mandatory since 2026), and the one before,
 * {@code eventNotifications}, whose entities have no id, so that it is put together from what they
 * have.
 */
public final class IntuitVerifier implements WebhookVerifier {

    private static final String HEADER = "intuit-signature";
    private static final String PROVIDER = "quickbooks";

    private final WebhookSecrets secrets;

    /** A verifier with the verifier token of one app. */
    public IntuitVerifier(WebhookSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Verdict verify(WebhookRequest request) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty()) {
            return new Verdict.Refused(Refusal.UNSIGNED);
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(header.get().trim());
        } catch (IllegalArgumentException noBase64) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        if (!secrets.anyPasses(secret -> Hmac.same(Hmac.of(secret, request.body()), given))) {
            return new Verdict.Refused(Refusal.FORGED);
        }
        Optional<List<WebhookEvent>> events = EventJson.read(request.body()).flatMap(this::events);
        return events.isPresent()
                ? new Verdict.Verified(events.get())
                : new Verdict.Refused(Refusal.UNREADABLE);
    }

    /** Empty when any part is not as documented: then none is taken. */
    private Optional<List<WebhookEvent>> events(JsonNode body) {
        if (body.isArray()) {
            return all(body, this::cloudEvent);
        }
        JsonNode notifications = body.path("eventNotifications");
        return notifications.isArray() ? legacy(notifications) : Optional.empty();
    }

    private interface Reading {
        Optional<WebhookEvent> event(JsonNode node);
    }

    private static Optional<List<WebhookEvent>> all(JsonNode nodes, Reading reading) {
        List<WebhookEvent> events = new ArrayList<>();
        for (JsonNode node : nodes) {
            Optional<WebhookEvent> event = reading.event(node);
            if (event.isEmpty()) {
                return Optional.empty();
            }
            events.add(event.get());
        }
        return Optional.of(events);
    }

    private Optional<WebhookEvent> cloudEvent(JsonNode event) {
        Optional<String> id = EventJson.text(event, "id");
        Optional<String> type = EventJson.text(event, "type");
        Optional<String> realm = EventJson.text(event, "intuitaccountid");
        if (id.isEmpty() || type.isEmpty() || realm.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new WebhookEvent(
                        PROVIDER,
                        id.get(),
                        realm,
                        type.get(),
                        EventJson.moment(event, "time"),
                        EventJson.write(event)));
    }

    private Optional<List<WebhookEvent>> legacy(JsonNode notifications) {
        List<WebhookEvent> events = new ArrayList<>();
        for (JsonNode notification : notifications) {
            Optional<String> realm = EventJson.text(notification, "realmId");
            JsonNode entities = notification.path("dataChangeEvent").path("entities");
            if (realm.isEmpty() || !entities.isArray()) {
                return Optional.empty();
            }
            Optional<List<WebhookEvent>> ofRealm =
                    all(entities, entity -> change(realm.get(), entity));
            if (ofRealm.isEmpty()) {
                return Optional.empty();
            }
            events.addAll(ofRealm.get());
        }
        return Optional.of(events);
    }

    private static Optional<WebhookEvent> change(String realm, JsonNode entity) {
        Optional<String> name = EventJson.text(entity, "name");
        Optional<String> id = EventJson.text(entity, "id");
        Optional<String> operation = EventJson.text(entity, "operation");
        if (name.isEmpty() || id.isEmpty() || operation.isEmpty()) {
            return Optional.empty();
        }
        String changed = EventJson.text(entity, "lastUpdated").orElse("");
        return Optional.of(
                new WebhookEvent(
                        PROVIDER,
                        String.join(":", realm, name.get(), id.get(), operation.get(), changed),
                        Optional.of(realm),
                        name.get() + "." + operation.get(),
                        EventJson.moment(entity, "lastUpdated"),
                        EventJson.write(entity)));
    }
}
