package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.stripe.feed.TieRule.ReadAgain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRoundTest {

    private static final String VERSION = "2026-07-29.dahlia";

    private static JsonNode event(String id, long created, String type, String objectId) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", id).put("created", created).put("type", type).put("api_version", VERSION);
        event.putObject("data")
                .putObject("object")
                .put("object", type.substring(0, type.lastIndexOf('.')))
                .put("id", objectId);
        return event;
    }

    private static EventRound round(long coveredUntil, ReadAgain again, JsonNode... oldestFirst) {
        List<JsonNode> newestFirst = new ArrayList<>(Arrays.asList(oldestFirst));
        Collections.reverse(newestFirst);
        return new EventRound(
                new FeedMark.Window(0, 1_000, false),
                newestFirst,
                new TieRule(
                        newestFirst.stream().map(EventHead::of).toList(),
                        coveredUntil,
                        again,
                        VERSION));
    }

    private static List<String> ids(EventRound.Chunk chunk) {
        return chunk.events().stream().map(event -> event.path("id").asText()).toList();
    }

    private static EventRound.Chunk only(EventRound round) {
        EventRound.Chunk chunk = round.next(RecentIds.NONE, event -> false);
        assertThat(round.isOver()).isTrue();
        return chunk;
    }

    @Test
    void goesFromTheOldestToTheNewest() {
        EventRound.Chunk chunk =
                only(
                        round(
                                0,
                                ReadAgain.DISORDER,
                                event("evt_1", 10, "charge.succeeded", "ch_1"),
                                event("evt_2", 11, "charge.refunded", "ch_1")));

        assertThat(ids(chunk)).containsExactly("evt_1", "evt_2");
        assertThat(chunk.due()).isEmpty();
    }

    @Test
    void readsAnObjectAgainThatHasTwoEventsInASecond() {
        EventRound.Chunk chunk =
                only(
                        round(
                                0,
                                ReadAgain.DISORDER,
                                event("evt_1", 10, "customer.updated", "cus_1"),
                                event("evt_2", 10, "customer.updated", "cus_1"),
                                event("evt_3", 10, "customer.updated", "cus_2")));

        assertThat(ids(chunk)).hasSize(3);
        assertThat(chunk.due()).containsExactly(Due.object("customer", "cus_1"));
    }

    @Test
    void readsAnObjectAgainWhoseEventCameLate() {
        EventRound.Chunk chunk =
                only(
                        round(
                                10,
                                ReadAgain.DISORDER,
                                event("evt_1", 9, "customer.updated", "cus_1"),
                                event("evt_2", 11, "customer.updated", "cus_2")));

        assertThat(chunk.due()).containsExactly(Due.object("customer", "cus_1"));
    }

    @Test
    void putsADeletionLastInItsSecondAndReadsNothingOfIt() {
        EventRound.Chunk chunk =
                only(
                        round(
                                0,
                                ReadAgain.DISORDER,
                                event("evt_1", 10, "product.deleted", "prod_1"),
                                event("evt_2", 11, "product.created", "prod_2")));

        assertThat(ids(chunk)).containsExactly("evt_1", "evt_2");
        assertThat(chunk.due()).isEmpty();

        EventRound.Chunk tie =
                only(
                        round(
                                0,
                                ReadAgain.DISORDER,
                                event("evt_1", 10, "product.deleted", "prod_1"),
                                event("evt_2", 10, "product.updated", "prod_1")));
        assertThat(ids(tie)).containsExactly("evt_2", "evt_1");
    }

    @Test
    void passesOverWhatIsKnown() {
        EventRound round =
                round(
                        0,
                        ReadAgain.DISORDER,
                        event("evt_1", 10, "charge.succeeded", "ch_1"),
                        event("evt_2", 11, "charge.refunded", "ch_1"));

        EventRound.Chunk chunk =
                round.next(RecentIds.NONE.with(Map.of("evt_1", 10L)), event -> false);

        assertThat(ids(chunk)).containsExactly("evt_2");
        assertThat(chunk.created()).containsOnlyKeys("evt_2");
    }

    @Test
    void doesNotEmitWhatCameByWebhookButReadsItsObject() {
        EventRound round =
                round(0, ReadAgain.DISORDER, event("evt_1", 10, "charge.succeeded", "ch_1"));

        EventRound.Chunk chunk = round.next(RecentIds.NONE, event -> true);

        assertThat(chunk.events()).isEmpty();
        assertThat(chunk.created()).containsOnlyKeys("evt_1");
        assertThat(chunk.due()).containsExactly(Due.object("charge", "ch_1"));
    }

    @Test
    void listsWhatAnAutomaticPayoutConsistsOf() {
        JsonNode automatic = event("evt_1", 10, "payout.paid", "po_1");
        ((ObjectNode) automatic.path("data").path("object")).put("automatic", true);
        JsonNode manual = event("evt_2", 11, "payout.paid", "po_2");

        assertThat(only(round(0, ReadAgain.DISORDER, automatic, manual)).due())
                .containsExactly(Due.items("po_1"));
    }

    @Test
    void readsAChargeAgainThatIsDisputed() {
        JsonNode dispute = event("evt_1", 10, "dispute.created", "du_1");
        ((ObjectNode) dispute.path("data").path("object")).put("charge", "ch_1");

        assertThat(only(round(0, ReadAgain.DISORDER, dispute)).due())
                .containsExactly(Due.object("charge", "ch_1"));
    }

    /** What is to be read again stands in offsets. */
    @Test
    void readsNothingAgainUnderWhatIsNoId() {
        JsonNode dispute = event("evt_1", 10, "dispute.created", "du_1");
        ((ObjectNode) dispute.path("data").path("object")).put("charge", "Jane Doe");
        JsonNode payout = event("evt_2", 10, "payout.paid", "Jane Doe");
        ((ObjectNode) payout.path("data").path("object")).put("automatic", true);
        JsonNode product = event("evt_3", 10, "product.updated", "The gold plan");

        assertThat(only(round(0, ReadAgain.ALWAYS, dispute, payout, product)).due())
                .containsExactly(
                        Due.object("dispute", "du_1"), Due.object("product", "The gold plan"));
    }

    @Test
    void readsNothingAgainThatHasNoListOfItsOwn() {
        assertThat(
                        only(round(
                                        10,
                                        ReadAgain.ALWAYS,
                                        event("evt_1", 9, "checkout.session.expired", "cs")))
                                .due())
                .isEmpty();
    }

    @Test
    void readsAgainAsTheUserWants() {
        JsonNode own = event("evt_1", 10, "charge.updated", "ch_1");
        JsonNode old = event("evt_2", 11, "charge.updated", "ch_2");
        ((ObjectNode) old).put("api_version", "2020-08-27");

        assertThat(only(round(0, ReadAgain.DISORDER, own, old)).due()).isEmpty();
        assertThat(only(round(0, ReadAgain.OTHER_VERSION, own, old)).due())
                .containsExactly(Due.object("charge", "ch_2"));
        assertThat(only(round(0, ReadAgain.ALWAYS, own, old)).due()).hasSize(2);
    }

    @Test
    void goesOutInChunks() {
        JsonNode[] events = new JsonNode[EventRound.CHUNK + 1];
        for (int i = 0; i < events.length; i++) {
            events[i] = event("evt_" + i, 10 + i, "charge.updated", "ch_" + i);
        }
        EventRound round = round(0, ReadAgain.DISORDER, events);

        assertThat(round.next(RecentIds.NONE, event -> false).events()).hasSize(EventRound.CHUNK);
        assertThat(round.isOver()).isFalse();
        assertThat(round.next(RecentIds.NONE, event -> false).events()).hasSize(1);
        assertThat(round.isOver()).isTrue();
    }
}
