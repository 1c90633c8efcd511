package dev.tributary.stripe.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import com.stripe.net.ApiResource;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every object of Stripe's own fixtures and every type of event that its command-line tool triggers
 * becomes a record; stripe-java reads the same JSON independently and agrees.
 *
 * <p>The trigger files hold the requests that lead to an event and not the event, so an event of
 * that type is made here with the fixture of its object; each is told in several API versions.
 */
class FixturesTest {

    private static final String[] VERSIONS = {
        null, "2014-01-31", "2017-12-14", "2020-08-27", "2023-08-16", "2026-07-29.dahlia"
    };

    private static JsonNode resources;
    private static List<String> eventTypes;

    @BeforeAll
    static void read() throws IOException {
        Path folder = SampleFiles.folder("stripe");
        resources =
                Reads.exactly(
                                Files.readString(
                                        folder.resolve("stripe+openapi/openapi/fixtures3.json")))
                        .get("resources");
        try (Stream<Path> files =
                Files.list(folder.resolve("stripe+stripe-cli/pkg/fixtures/triggers"))) {
            eventTypes =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .sorted()
                            .toList();
        }
    }

    @Test
    void everyObjectBecomesARecordThatKeepsIt() {
        int objects = 0;
        for (var entry : resources.properties()) {
            JsonNode object = entry.getValue();
            if (!object.path("object").isTextual()) {
                assertThat(Reads.refused(Reads.read(object, Channel.BACKFILL)))
                        .as(entry.getKey())
                        .hasSize(1);
                continue;
            }
            MappedRecord record = event(Reads.read(object, Channel.BACKFILL));
            if (entry.getKey().equals("event")) {
                assertThat(record.value().getString("object_type")).isEqualTo("plan");
                continue;
            }

            assertThat(record.value().getString("raw"))
                    .as(entry.getKey())
                    .isEqualTo(object.toString());
            assertThat(record.value().getString("object_type"))
                    .isEqualTo(object.get("object").textValue());
            String id = object.path("id").asText("");
            assertThat(record.key()).isEqualTo(id.isEmpty() ? Reads.ACCOUNT : id);
            assertThat(record.value().getString("operation"))
                    .isEqualTo(object.path("deleted").asBoolean() ? "deleted" : "snapshot");
            assertThat(record.issues()).as(entry.getKey()).isEmpty();
            record.value().validate();
            objects++;
        }
        assertThat(objects).isGreaterThanOrEqualTo(150);
    }

    @Test
    void everyTypeOfEventBecomesARecordInEveryVersion() {
        assertThat(eventTypes).hasSize(121);
        int withTheirObject = 0;
        for (String type : eventTypes) {
            JsonNode object = objectOf(type);
            withTheirObject += object.has("object") ? 1 : 0;
            for (String version : VERSIONS) {
                ObjectNode json = Reads.event(type, object);
                json.put("api_version", version);
                Event read = ApiResource.GSON.fromJson(json.toString(), Event.class);
                MappedRecord record = event(Reads.read(json, Channel.FEED));

                Struct value = record.value();
                assertThat(value.getString("id")).as(type).isEqualTo(read.getId());
                assertThat(value.getString("type")).isEqualTo(read.getType()).isEqualTo(type);
                assertThat(value.getString("api_version")).isEqualTo(read.getApiVersion());
                assertThat(Instant.parse(value.getString("occurred_at")).getEpochSecond())
                        .isEqualTo(read.getCreated());
                assertThat(value.getString("raw")).isEqualTo(json.toString());
                assertThat(record.issues()).as(type).isEmpty();
                value.validate();
            }
        }
        assertThat(withTheirObject).isGreaterThanOrEqualTo(119);
    }

    @Test
    void theBalanceTransactionIsReadAsStripesOwnLibraryReadsIt() {
        for (String currency : List.of("usd", "jpy", "kwd", "isk", "mga", "huf")) {
            for (long amount : new long[] {100, -100, 0, 123_456_780}) {
                ObjectNode json = resources.get("balance_transaction").deepCopy();
                json.put("currency", currency).put("amount", amount).put("fee", 10);
                json.put("net", amount - 10);
                BalanceTransaction read =
                        ApiResource.GSON.fromJson(json.toString(), BalanceTransaction.class);
                Struct value = Reads.transaction(Reads.read(json, Channel.BACKFILL)).value();

                assertThat(value.getString("id")).isEqualTo(read.getId());
                assertThat(value.getString("currency"))
                        .isEqualTo(read.getCurrency().toUpperCase(Locale.ROOT));
                assertThat(units(value, "amount", currency)).isEqualTo(read.getAmount());
                assertThat(units(value, "fee", currency)).isEqualTo(read.getFee());
                assertThat(units(value, "net", currency)).isEqualTo(read.getNet());
                assertThat(value.getString("category")).isEqualTo(read.getReportingCategory());
                assertThat(value.getString("type")).isEqualTo(read.getType());
                assertThat(value.getString("status"))
                        .isEqualTo(read.getStatus().equals("available") ? "posted" : "pending");
                assertThat(Reads.references(value)).contains("charge=" + read.getSource());
                assertThat(Instant.parse(value.getString("occurred_at")).getEpochSecond())
                        .isEqualTo(read.getCreated());
            }
        }
    }

    @Test
    void whatFailedIsReadAsStripesOwnLibraryReadsIt() {
        Charge charge = ApiResource.GSON.fromJson(failed("charge").toString(), Charge.class);
        Refund refund = ApiResource.GSON.fromJson(failed("refund").toString(), Refund.class);
        Payout payout = ApiResource.GSON.fromJson(failed("payout").toString(), Payout.class);

        agree("charge", charge.getId(), charge.getAmount(), charge.getCurrency());
        agree("refund", refund.getId(), -refund.getAmount(), refund.getCurrency());
        agree("payout", payout.getId(), -payout.getAmount(), payout.getCurrency());
        assertThat(List.of(charge.getStatus(), refund.getStatus(), payout.getStatus()))
                .containsOnly("failed");
    }

    @Test
    void aChargeAsItWasToldYearsAgoIsNoMovementOfItsOwn() {
        ObjectNode old = resources.get("charge").deepCopy();
        old.remove("status");
        old.remove("captured");
        old.putArray("fee_details");
        old.putObject("refunds").put("object", "list").putArray("data");
        ObjectNode json = Reads.event("charge.succeeded", old);
        json.put("api_version", "2013-10-29");

        List<MappedRecord> records = Reads.map(Reads.read(json, Channel.FEED));

        assertThat(Reads.of("events", records)).hasSize(1);
        assertThat(Reads.of("transactions", records)).isEmpty();
    }

    private static void agree(String kind, String id, long amount, String currency) {
        Struct value = Reads.transaction(Reads.read(failed(kind), Channel.BACKFILL)).value();
        assertThat(value.getString("id")).isEqualTo(id);
        assertThat(value.getString("status")).isEqualTo("failed");
        assertThat((BigDecimal) value.get("amount")).isEqualByComparingTo("0");
        assertThat(units(value, "original_amount", currency)).isEqualTo(amount);
        assertThat(value.getString("original_currency"))
                .isEqualTo(currency.toUpperCase(Locale.ROOT));
    }

    private static ObjectNode failed(String kind) {
        ObjectNode object = resources.get(kind).deepCopy();
        return object.put("status", "failed");
    }

    private static long units(Struct value, String field, String currency) {
        return ((BigDecimal) value.get(field))
                .movePointRight(StripeCurrencies.MINOR_UNITS.of(currency).orElseThrow())
                .longValueExact();
    }

    private static MappedRecord event(StripeRead read) {
        List<MappedRecord> events = Reads.of("events", Reads.map(read));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** The fixture of what an event of a type is about: as much of the type as names one. */
    private static JsonNode objectOf(String type) {
        List<String> words = new ArrayList<>(List.of(type.split("\\.")));
        while (words.size() > 1) {
            words.remove(words.size() - 1);
            String whole = String.join(".", words);
            for (String name :
                    List.of(whole, words.get(words.size() - 1), whole.replaceFirst("_", "."))) {
                if (resources.has(name)) {
                    return resources.get(name);
                }
            }
        }
        return Reads.json("{'id': 'unknown_1'}");
    }
}
