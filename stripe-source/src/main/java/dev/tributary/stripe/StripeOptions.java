package dev.tributary.stripe;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.stripe.feed.FeedTerms;
import dev.tributary.stripe.feed.TieRule.ReadAgain;
import dev.tributary.stripe.front.Resource;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Which accounts of Stripe are read, what of them, and how often.
 *
 * @param base where the API is
 * @param accounts as they were given: own, discover, acct_…
 * @param terms what is read, and how often
 */
record StripeOptions(URI base, List<String> accounts, ReadingTerms terms) {

    static final String API_KEY = "api.key";
    static final String API_BASE = "api.base";
    static final String API_VERSION = "api.version";
    static final String ACCOUNTS = "accounts";
    static final String RESOURCES = "resources";
    static final String BACKFILL_START = "backfill.start";
    static final String FEED_INTERVAL_MS = "feed.interval.ms";
    static final String FEED_HOLDBACK_MS = "feed.holdback.ms";
    static final String FEED_OVERLAP_MS = "feed.overlap.ms";
    static final String FEED_READ_AGAIN = "feed.read.again";
    static final String RELIST_INTERVAL_MS = "relist.interval.ms";
    static final String RELIST_RESOURCES = "relist.resources";
    static final String PENDING_INTERVAL_MS = "pending.interval.ms";

    /** The account that the key belongs to. */
    static final String OWN = "own";

    /** Every account that is connected to it. */
    static final String DISCOVER = "discover";

    /** Events of objects that none of the lists has. */
    static final String OTHERS = "others";

    /** The version that stripe-java 33.3.0, with which this source was tested, was made for. */
    static final String PINNED_VERSION = "2026-07-29.dahlia";

    static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Stripe");
        group.option(API_KEY)
                .type(PASSWORD)
                .required()
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "The API key: a restricted one (`rk_…`) that may read what `resources`"
                                + " names, and Events; best a reference to a config provider, from"
                                + " which it is read again when Stripe does not take it any more.")
                .option(ACCOUNTS)
                .type(LIST)
                .defaultsTo(OWN)
                .validator(
                        Valid.listOf(
                                Valid.readableBy(
                                        "own, discover or acct_…", StripeOptions::checkAccount)))
                .importance(HIGH)
                .doc(
                        "Which accounts are read: `own` for the account of the key, the ids of"
                                + " connected accounts (`acct_…`), `discover` for all accounts that"
                                + " are connected to it, those that come later too. They are spread"
                                + " over the tasks.")
                .option(RESOURCES)
                .type(LIST)
                .defaultsTo(String.join(",", Resource.words()) + "," + OTHERS)
                .validator(
                        Valid.listOf(
                                Valid.readableBy(
                                        "one of "
                                                + String.join(", ", Resource.words())
                                                + ", "
                                                + OTHERS,
                                        StripeOptions::checkResource)))
                .doc(
                        "What is read of each account; `others` stands for events of objects that"
                                + " have no list here, such as `radar.early_fraud_warning`.")
                .option(BACKFILL_START)
                .validator(
                        Valid.readableBy(
                                "a date such as 2024-01-01, in UTC", StripeOptions::second))
                .doc(
                        "Objects that were created before this day (UTC) are left out; all are read"
                                + " without it.");
        defineTimes(group);
        group.option(API_VERSION)
                .defaultsTo(PINNED_VERSION)
                .validator(
                        Valid.readableBy(
                                "a version such as 2026-07-29.dahlia", StripeOptions::checkVersion))
                .importance(LOW)
                .doc(
                        "The version of the API in which Stripe answers; events keep the version in"
                                + " which they were made. Another than the default is not tested.")
                .option(API_BASE)
                .defaultsTo("https://api.stripe.com")
                .validator(
                        Valid.readableBy(
                                "a URL such as https://api.stripe.com", StripeOptions::base))
                .importance(LOW)
                .doc("Where the API is; another only for tests.");
    }

    private static void defineTimes(ConfigGroup group) {
        group.option(FEED_INTERVAL_MS)
                .type(LONG)
                .defaultsTo(60_000L)
                .validator(Valid.between(100, 86_400_000))
                .doc("How many milliseconds pass between two looks at what has changed.")
                .option(FEED_HOLDBACK_MS)
                .type(LONG)
                .defaultsTo(60_000L)
                .validator(Valid.between(1_000, 3_600_000))
                .importance(LOW)
                .doc(
                        "What is younger than so many milliseconds is not read yet, since Stripe"
                                + " shows new events and transactions late. Below 60000 only for"
                                + " tests.")
                .option(FEED_OVERLAP_MS)
                .type(LONG)
                .defaultsTo(600_000L)
                .validator(Valid.between(1_000, 86_400_000))
                .importance(LOW)
                .doc(
                        "By how many milliseconds something may become visible late: so often the"
                                + " last twice as long is read again, and what is known is passed"
                                + " over.")
                .option(FEED_READ_AGAIN)
                .oneOf(ReadAgain.class)
                .defaultsTo(ReadAgain.DISORDER)
                .importance(LOW)
                .doc(
                        "When an object is read again behind its event, for one call more:"
                                + " `disorder` when nobody can say which of two events came last,"
                                + " `other-version` also when the event is written in another"
                                + " version of the API, `always`.")
                .option(PENDING_INTERVAL_MS)
                .type(LONG)
                .defaultsTo(900_000L)
                .validator(Valid.between(100, 86_400_000))
                .importance(LOW)
                .doc(
                        "How many milliseconds pass at least between two looks at pending balance"
                                + " transactions, once the first of them should be available.")
                .option(RELIST_INTERVAL_MS)
                .type(LONG)
                .defaultsTo(86_400_000L)
                .validator(Valid.between(1_000, 29L * 86_400_000))
                .importance(LOW)
                .doc(
                        "How many milliseconds pass between two readings of what events do not tell"
                                + " of: the account, its balance, the lists of `relist.resources`.")
                .option(RELIST_RESOURCES)
                .type(LIST)
                .defaultsTo(Resource.ACCOUNTS.word())
                .validator(
                        Valid.listOrNone(
                                Valid.readableBy(
                                        "one of " + String.join(", ", Resource.words()),
                                        StripeOptions::checkListed)))
                .importance(LOW)
                .doc("Which lists are read again each time, as a whole.");
    }

    private static void checkAccount(String text) {
        if (!text.equals(OWN) && !text.equals(DISCOVER) && !text.matches("acct_[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("must be own, discover or an id as acct_…");
        }
    }

    private static void checkResource(String text) {
        if (!text.equals(OTHERS)) {
            checkListed(text);
        }
    }

    private static void checkListed(String text) {
        if (!Resource.words().contains(text)) {
            throw new IllegalArgumentException(
                    "must be one of " + String.join(", ", Resource.words()));
        }
    }

    private static void checkVersion(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?")) {
            throw new IllegalArgumentException("must be a version as 2026-07-29.dahlia");
        }
    }

    /** The address of the API. */
    static URI base(String text) {
        URI base = URI.create(text);
        if (base.getHost() == null
                || !(base.getPath().isEmpty() || base.getPath().equals("/"))
                || base.getQuery() != null) {
            throw new IllegalArgumentException("must be a URL without a path");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static long second(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        } catch (DateTimeParseException noDate) {
            throw new IllegalArgumentException("must be a date as 2024-01-01", noDate);
        }
    }

    static StripeOptions from(AbstractConfig config) {
        List<String> words = config.getList(RESOURCES);
        Set<Resource> resources = EnumSet.noneOf(Resource.class);
        words.forEach(word -> Resource.ofWord(word).ifPresent(resources::add));
        if (resources.contains(Resource.PAYOUTS)
                && resources.contains(Resource.BALANCE_TRANSACTIONS)) {
            resources.add(Resource.PAYOUT_ITEMS);
        }
        String start = config.getString(BACKFILL_START);
        return new StripeOptions(
                base(config.getString(API_BASE)),
                config.getList(ACCOUNTS).stream().distinct().toList(),
                new ReadingTerms(
                        resources,
                        config.getList(RELIST_RESOURCES).stream()
                                .flatMap(word -> Resource.ofWord(word).stream())
                                .filter(resources::contains)
                                .toList(),
                        words.contains(OTHERS),
                        start == null ? 0 : second(start),
                        new FeedTerms(
                                seconds(config, FEED_HOLDBACK_MS),
                                seconds(config, FEED_OVERLAP_MS),
                                FeedTerms.STRIPE_KEEPS),
                        Duration.ofMillis(config.getLong(FEED_INTERVAL_MS)),
                        Duration.ofMillis(config.getLong(RELIST_INTERVAL_MS)),
                        Duration.ofMillis(config.getLong(PENDING_INTERVAL_MS)),
                        OneOf.get(config, FEED_READ_AGAIN, ReadAgain.class),
                        config.getString(API_VERSION)));
    }

    /** Whole seconds, as Stripe's times have no more; rounded up. */
    private static long seconds(AbstractConfig config, String key) {
        return (config.getLong(key) + 999) / 1_000;
    }

    /** Accounts alone are told by their number. */
    @Override
    public String toString() {
        return "StripeOptions[" + accounts.size() + " accounts]";
    }
}
