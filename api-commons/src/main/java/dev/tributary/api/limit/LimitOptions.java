package dev.tributary.api.limit;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * How many calls the provider allows, and what waits when there are more.
 *
 * @param limits by second, minute, hour or day
 * @param month calls in a calendar month with each credential, where there is such a limit
 * @param zone where that month begins and ends
 */
public record LimitOptions(Limits limits, Optional<Long> month, ZoneId zone) {

    public static final String CREDENTIAL = "limit.credential";
    public static final String ACCOUNT = "limit.account";
    public static final String ENDPOINTS = "limit.endpoints";
    public static final String ACCOUNT_ENDPOINTS = "limit.account.endpoints";
    public static final String MONTH = "limit.month";
    public static final String MONTH_TIMEZONE = "limit.month.timezone";
    public static final String WAITING_MAX = "limit.waiting.max";
    public static final String AGEING_MS = "limit.ageing.ms";

    private static final Validator RATE =
            Valid.readableBy(
                    "calls/period with the units ms, s, m, h and d, as 500/1m", Rate::parse);
    private static final Validator ENDPOINT_RATES =
            Valid.listOrNone(
                    Valid.readableBy("endpoint=calls/period, as search=20/1s", Entry::parse));

    private record Entry(String endpoint, Rate rate) {

        static Entry parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "must be endpoint=calls/period, as in search=20/1s");
            }
            return new Entry(
                    text.substring(0, equals).strip(), Rate.parse(text.substring(equals + 1)));
        }
    }

    /** Defines the options with what the provider documents as their defaults. */
    public static void define(ConfigDef def, LimitDefaults defaults) {
        ConfigGroup group = ConfigGroup.in(def, "Limits");
        group.option(CREDENTIAL)
                .defaultsTo(defaults.credential())
                .validator(RATE)
                .doc(
                        "How many calls may be made with one credential in any period of a length,"
                                + " as `500/1m`; divided among the tasks. Others that use the same"
                                + " credential have the rest: leave them some.")
                .option(ACCOUNT)
                .defaultsTo(defaults.account())
                .validator(RATE)
                .doc("The same for the calls for one account.")
                .option(ENDPOINTS)
                .type(LIST)
                .defaultsTo(String.join(",", defaults.endpoints()))
                .validator(ENDPOINT_RATES)
                .importance(LOW)
                .doc("The same for the calls with one credential to an endpoint.")
                .option(ACCOUNT_ENDPOINTS)
                .type(LIST)
                .defaultsTo(String.join(",", defaults.accountEndpoints()))
                .validator(ENDPOINT_RATES)
                .importance(LOW)
                .doc("The same for the calls for one account to an endpoint.");
        defineMonth(group, defaults);
        defineQueue(group);
    }

    private static void defineMonth(ConfigGroup group, LimitDefaults defaults) {
        group.option(MONTH)
                .type(LONG)
                .defaultsTo(defaults.month())
                .validator(Valid.positive())
                .doc(
                        "How many calls may be made with one credential in a calendar month;"
                                + " divided among the tasks. When they are used up, the connector"
                                + " says so with a status record and waits for the next month.")
                .option(MONTH_TIMEZONE)
                .defaultsTo(defaults.zone())
                .validator(Valid.timezone())
                .importance(LOW)
                .dependsOn(MONTH)
                .doc("The time zone in which that month begins and ends.");
    }

    private static void defineQueue(ConfigGroup group) {
        group.option(WAITING_MAX)
                .type(INT)
                .defaultsTo(1_000)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many calls of one urgency may wait for their turn; beyond that calls"
                                + " are put off.")
                .option(AGEING_MS)
                .type(LONG)
                .defaultsTo(60_000L)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "Calls wait by their urgency: a webhook's before the regular look for"
                                + " changes, before a reconciliation, before a backfill. One that"
                                + " has waited so many milliseconds longer goes before one of the"
                                + " next higher urgency.");
    }

    public static LimitOptions from(AbstractConfig config) {
        return new LimitOptions(
                new Limits(
                        rate(config, CREDENTIAL),
                        rate(config, ACCOUNT),
                        rates(config.getList(ENDPOINTS)),
                        rates(config.getList(ACCOUNT_ENDPOINTS)),
                        config.getInt(WAITING_MAX),
                        Duration.ofMillis(config.getLong(AGEING_MS))),
                Optional.ofNullable(config.getLong(MONTH)),
                ZoneId.of(config.getString(MONTH_TIMEZONE).strip()));
    }

    /** What a credential has in a month, where that is limited. */
    public Optional<MonthlyBudget.Terms> terms(String credential) {
        return month.map(calls -> new MonthlyBudget.Terms(credential, calls, zone));
    }

    private static Optional<Rate> rate(AbstractConfig config, String key) {
        return Optional.ofNullable(config.getString(key)).map(Rate::parse);
    }

    private static Map<String, Rate> rates(List<String> entries) {
        Map<String, Rate> rates = new HashMap<>();
        entries.stream()
                .map(Entry::parse)
                .forEach(entry -> rates.put(entry.endpoint(), entry.rate()));
        return rates;
    }
}
