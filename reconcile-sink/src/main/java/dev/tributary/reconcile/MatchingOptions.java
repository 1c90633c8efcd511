package dev.tributary.reconcile;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.rule.ExchangeRates;
import dev.tributary.reconcile.rule.RuleSets;
import dev.tributary.reconcile.rule.RulesInForce;
import dev.tributary.reconcile.rule.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * By what entries are matched, and how often.
 *
 * @param groups which accounts belong together
 * @param rules the rules, with deadlines and the exchange rates of the moment
 * @param recordsTell sources that say by their records alone how far they have come
 * @param threads how many groups of accounts a task matches at a time; none = it only writes
 * @param batch how many changed entries a run takes at most
 * @param interval how often to look for what changed without records
 */
public record MatchingOptions(
        AccountGroups groups,
        Supplier<RuleSet> rules,
        List<String> recordsTell,
        int threads,
        int batch,
        Duration interval) {

    public static final String ACCOUNT_GROUPS = "account.groups";
    public static final String RULES_FILE = "match.rules.file";
    public static final String EXCHANGE_RATES = "exchange.rates.file";
    public static final String WATERMARK_FROM_RECORDS = "watermark.from.records";
    public static final String ENABLED = "match.enabled";
    public static final String THREADS = "match.threads";
    public static final String BATCH = "match.batch";
    public static final String INTERVAL_MS = "match.interval.ms";

    public MatchingOptions {
        recordsTell = List.copyOf(recordsTell);
    }

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Matching")
                .option(ACCOUNT_GROUPS)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "A YAML file on each worker that says which Stripe, bank and ledger accounts"
                                + " belong together: only entries of one group are matched, and"
                                + " groups are matched in parallel. Without it all accounts are one"
                                + " group.")
                .option(RULES_FILE)
                .validator(Valid.notBlank())
                .doc(
                        "A YAML file on each worker with deadlines, tolerances and the sources that"
                                + " are expected to tell of a movement; the rules that come with"
                                + " the connector when left out. Changing it matches everything"
                                + " anew.")
                .option(EXCHANGE_RATES)
                .validator(Valid.notBlank())
                .doc(
                        "A file on each worker with dated exchange rates, for records that have none"
                                + " of their own. When it is written anew it is read again within"
                                + " seconds, and what it can change is matched again; it has to be"
                                + " the same on all workers.")
                .option(WATERMARK_FROM_RECORDS)
                .type(LIST)
                .defaultsTo("x12")
                .importance(LOW)
                .doc(
                        "Sources that may send no status records with a watermark: such a source is"
                                + " taken to be complete up to the latest date of its entries, until"
                                + " it tells a watermark of its own.")
                .option(ENABLED)
                .type(BOOLEAN)
                .defaultsTo(true)
                .importance(LOW)
                .doc(
                        "Whether the tasks of this connector match too; with `false` they only write,"
                                + " and what is due waits for a connector on the same database that"
                                + " matches.")
                .option(THREADS)
                .type(INT)
                .defaultsTo(2)
                .validator(Valid.between(1, 64))
                .importance(LOW)
                .doc(
                        "How many groups of accounts each task matches at the same time. Each takes"
                                + " a connection to the database, besides three for other work.")
                .option(BATCH)
                .type(INT)
                .defaultsTo(2_000)
                .validator(Valid.between(1, 100_000))
                .importance(LOW)
                .doc("How many changed entries are matched in one transaction at most.")
                .option(INTERVAL_MS)
                .type(LONG)
                .defaultsTo(1_000L)
                .validator(Valid.between(10, 600_000))
                .importance(LOW)
                .doc(
                        "How many milliseconds pass between two looks for what is to be matched"
                                + " although no record came, as after a person's decision.");
    }

    /**
     * Reads them, and the files.
     *
     * @throws ConfigException where a file cannot be read or is wrong: with the remedy
     */
    public static MatchingOptions from(AbstractConfig config) {
        AccountGroups groups =
                read(config, ACCOUNT_GROUPS, AccountGroups::read, AccountGroups.none());
        Settings settings = read(config, RULES_FILE, Settings::read, Settings.DEFAULTS);
        RuleSet withoutRates = RuleSets.exact(settings, ExchangeRates.none());
        Supplier<RuleSet> rules =
                MatchingOptions.<Supplier<RuleSet>>read(
                        config,
                        EXCHANGE_RATES,
                        file -> RulesInForce.of(settings, file),
                        () -> withoutRates);
        return new MatchingOptions(
                groups,
                rules,
                config.getList(WATERMARK_FROM_RECORDS),
                config.getBoolean(ENABLED) ? config.getInt(THREADS) : 0,
                config.getInt(BATCH),
                Duration.ofMillis(config.getLong(INTERVAL_MS)));
    }

    private static <T> T read(
            AbstractConfig config, String option, Function<Path, T> reader, T otherwise) {
        String file = config.getString(option);
        if (file == null) {
            return otherwise;
        }
        try {
            return reader.apply(Path.of(file));
        } catch (OptionMisfit told) {
            throw told;
        } catch (ConfigException wrong) {
            throw new OptionMisfit(option, wrong.getMessage());
        }
    }
}
