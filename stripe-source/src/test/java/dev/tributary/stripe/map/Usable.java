package dev.tributary.stripe.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import dev.tributary.api.money.Findings;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.StringConverter;

/** What holds for everything that the mapper makes, whatever it was given. */
final class Usable {

    /** The only names that places may be made of: Stripe documents them. */
    private static final Set<String> NAMES =
            Set.of(
                    "$",
                    "data",
                    "object",
                    "related_object",
                    "source",
                    "charge",
                    "account",
                    "balance",
                    "id",
                    "type",
                    "created",
                    "api_version",
                    "livemode",
                    "amount",
                    "amount_captured",
                    "currency",
                    "fee",
                    "net",
                    "exchange_rate",
                    "available_on",
                    "arrival_date",
                    "status",
                    "captured",
                    "refunded",
                    "description",
                    "reporting_category",
                    "available",
                    "pending",
                    "settings",
                    "dashboard",
                    "display_name",
                    "business_profile",
                    "company",
                    "name",
                    "controller",
                    "requirements",
                    "disabled_reason",
                    "charges_enabled",
                    "payouts_enabled",
                    "billing_details",
                    "destination",
                    "bank_name",
                    "shipping",
                    "customer",
                    "trace_id",
                    "value",
                    "balance_transaction",
                    "failure_balance_transaction",
                    "source_transaction",
                    "destination_payment",
                    "payment_intent",
                    "invoice",
                    "dispute",
                    "transfer",
                    "source_transfer",
                    "transfer_reversal",
                    "application_fee",
                    "original_payout",
                    "reversed_by");

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z\\[\\], =]*");
    private static final long END = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final JsonConverter VALUES = new JsonConverter();
    private static final StringConverter KEYS = new StringConverter();

    static {
        VALUES.configure(Map.of("schemas.enable", "false", "decimal.format", "NUMERIC"), false);
        KEYS.configure(Map.of(), true);
    }

    private Usable() {}

    static void check(StripeRead read, MappedObject mapped) {
        // The kinds of records, and nothing that was read.
        assertThat(mapped.toString().replaceAll("Issue\\[[^]]*]", "")).matches(WORDS);
        if (mapped instanceof MappedObject.Refused refused) {
            assertThat(refused.issues()).isNotEmpty().anyMatch(Issue::isError);
            refused.issues().forEach(Usable::check);
            return;
        }
        List<MappedRecord> records = ((MappedObject.Records) mapped).records();
        assertThat(records.get(0).topic()).isEqualTo(StripeMapper.EVENTS);
        assertThat(records.get(0).value()).isNotNull();
        // As texts: 100e0 is the same number as 100, in another spelling.
        assertThat(again(records.get(0).value().getString("raw")).toString())
                .isEqualTo(Told.of(read, new Findings()).get().received().toString());
        records.forEach(Usable::check);
    }

    private static void check(MappedRecord record) {
        record.issues().forEach(Usable::check);
        assertThat(record.timestamp()).isBetween(0L, END);
        assertThat(record.key()).isNotBlank().hasSizeLessThan(300);
        assertThat(record.key().chars()).noneMatch(Character::isISOControl);
        byte[] key = KEYS.fromConnectData(record.topic(), null, record.key());
        assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo(record.key());
        assertThat(record.identity()).isNotEmpty();
        Struct value = record.value();
        if (value == null) {
            return;
        }
        value.put("validation_status", Issue.status(record.issues()))
                .put("errors", Issue.structs(record.issues(), Severity.ERROR))
                .put("warnings", Issue.structs(record.issues(), Severity.WARNING))
                .validate();
        assertThat(value.schema()).isSameAs(StripeMapper.RECORDS.get(record.topic()));
        byte[] written = VALUES.fromConnectData(record.topic(), value.schema(), value);
        assertThat(VALUES.toConnectData(record.topic(), written).value()).isNotNull();
        if (record.topic().equals(StripeMapper.TRANSACTIONS)
                && value.getString("sign_convention").equals(StripeMapper.UNSIGNED)) {
            // Only balance transactions count.
            assertThat((BigDecimal) value.get("amount")).isEqualByComparingTo("0");
        }
    }

    private static void check(Issue issue) {
        String names = INDEX.matcher(issue.location()).replaceAll("");
        assertThat(NAMES).containsAll(List.of(names.split("\\.")));
    }

    private static JsonNode again(String raw) {
        try {
            return ApiJson.read(
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)), "raw");
        } catch (ApiException | IOException noJson) {
            throw new AssertionError("raw is no JSON", noJson);
        }
    }
}
