package dev.tributary.api.money;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.issue.rules.RulesFileException;
import dev.tributary.commons.issue.rules.TagRules;
import dev.tributary.commons.record.FinancialTransactionRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * How money is read, and what of it becomes records: alike for every provider.
 *
 * @param units how many decimals currencies have
 * @param tags the user's tags
 * @param filter what becomes records
 * @param raw whether transactions and accounts also have the provider's object
 */
public record MoneyOptions(MinorUnits units, TagRules tags, MoneyFilter filter, boolean raw) {

    public static final String RAW_INCLUDE = "raw.include";
    public static final String CURRENCY_MINOR_UNITS = "currency.minor.units";
    public static final String TAG_RULES = "tag.rules";
    public static final String ACCOUNT_TYPES_INCLUDE = "account.types.include";
    public static final String ACCOUNT_TYPES_EXCLUDE = "account.types.exclude";
    public static final String CATEGORIES_INCLUDE = "categories.include";
    public static final String CATEGORIES_EXCLUDE = "categories.exclude";

    private static final Pattern UNITS =
            Pattern.compile("\\s*([A-Za-z0-9]{2,12})\\s*:\\s*(\\d)\\s*");
    private static final Validator WORDS = Valid.listOrNone(Valid.notBlank());

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Money");
        group.option(CURRENCY_MINOR_UNITS)
                .type(LIST)
                .defaultsTo("")
                .validator(
                        Valid.listOrNone(
                                Valid.readableBy(
                                        "currency:decimals, as UGX:2", MoneyOptions::entry)))
                .doc(
                        "How many decimals a currency has in the provider's API, where its own"
                                + " table (see the connector's page) is not right for you, as"
                                + " `UGX:0,USDC:6`.")
                .option(TAG_RULES)
                .validator(new TagRulesValidator())
                .doc(
                        "Rules that give tags to transactions by merchant, category, amount, type,"
                                + " account or any other field: JSON, or `file:` and the path of a"
                                + " file of it that is mounted on every worker; names of persons"
                                + " belong into a file, since this option can be read over REST.")
                .option(RAW_INCLUDE)
                .type(BOOLEAN)
                .defaultsTo(true)
                .doc(
                        "Whether transactions and accounts also have the provider's object, in"
                                + " `raw`; the records of the events topic always have it.");
        defineFilter(group);
    }

    private static void defineFilter(ConfigGroup group) {
        group.option(ACCOUNT_TYPES_INCLUDE)
                .type(LIST)
                .defaultsTo("")
                .validator(WORDS)
                .importance(LOW)
                .doc(
                        "Only accounts of these types, and their transactions, become records of"
                                + " `transactions` and `accounts`, as `depository,credit`; a word"
                                + " that ends with `*` stands for all that begin so. Empty: all.")
                .option(ACCOUNT_TYPES_EXCLUDE)
                .type(LIST)
                .defaultsTo("")
                .validator(WORDS)
                .importance(LOW)
                .doc("Accounts of these types, and their transactions, do not.")
                .option(CATEGORIES_INCLUDE)
                .type(LIST)
                .defaultsTo("")
                .validator(WORDS)
                .importance(LOW)
                .doc(
                        "Only transactions of these categories become records of `transactions`;"
                                + " written as above. What is left out is missing from every sum"
                                + " and from every reconciliation.")
                .option(CATEGORIES_EXCLUDE)
                .type(LIST)
                .defaultsTo("")
                .validator(WORDS)
                .importance(LOW)
                .doc("Transactions of these categories do not; the same holds.");
    }

    /**
     * Reads the options.
     *
     * @param provider how many decimals currencies have in the provider's API
     * @throws ConfigException when the rules cannot be read: with line and reason
     */
    public static MoneyOptions from(AbstractConfig config, MinorUnits provider) {
        Map<String, Integer> user = new HashMap<>();
        config.getList(CURRENCY_MINOR_UNITS)
                .forEach(
                        written -> {
                            Matcher entry = entry(written);
                            user.put(
                                    entry.group(1).toUpperCase(Locale.ROOT),
                                    Integer.parseInt(entry.group(2)));
                        });
        return new MoneyOptions(
                provider.overriddenBy(user),
                tags(config.getString(TAG_RULES)),
                new MoneyFilter(
                        config.getList(ACCOUNT_TYPES_INCLUDE),
                        config.getList(ACCOUNT_TYPES_EXCLUDE),
                        config.getList(CATEGORIES_INCLUDE),
                        config.getList(CATEGORIES_EXCLUDE)),
                config.getBoolean(RAW_INCLUDE));
    }

    /** What holds where nothing is configured. */
    public static MoneyOptions defaults(MinorUnits provider) {
        return new MoneyOptions(provider, TagRules.NONE, MoneyFilter.NONE, true);
    }

    private static Matcher entry(String written) {
        Matcher entry = UNITS.matcher(written);
        if (!entry.matches()) {
            throw new IllegalArgumentException("must be currency:decimals, as in UGX:2");
        }
        return entry;
    }

    private static TagRules tags(String written) {
        if (written == null) {
            return TagRules.NONE;
        }
        try {
            return TagRules.read(written, FinancialTransactionRecord.SCHEMA);
        } catch (RulesFileException refused) {
            throw new ConfigException(TAG_RULES + ": " + refused.getMessage());
        }
    }

    private static final class TagRulesValidator implements Validator {

        @Override
        public void ensureValid(String key, Object value) {
            tags((String) value);
        }

        @Override
        public String toString() {
            return "JSON as {\"tags\": [{\"tag\": …, \"when\": …}]}, or file: and the path of it";
        }
    }
}
