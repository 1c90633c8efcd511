package dev.tributary.x12.partner;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.issue.rules.RulesFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** The rules of each partner's own about records (level 7). Safe for use by several threads. */
public final class PartnerRules {

    /** No partner has any. */
    public static final PartnerRules NONE = new PartnerRules(Map.of());

    private final Map<String, Map<String, RuleSet>> byPartner;

    private PartnerRules(Map<String, Map<String, RuleSet>> byPartner) {
        this.byPartner = byPartner;
    }

    /**
     * Reads the files that partners name.
     *
     * @param schemas the schema of a kind of record, by its name in trading.partners, as {@code
     *     claims}
     * @throws ConfigException when a file cannot be used: with the partner, the line and the reason
     */
    public static PartnerRules of(TradingPartners partners, Function<String, Schema> schemas) {
        Map<String, Map<String, RuleSet>> byPartner = new HashMap<>();
        for (String partner : partners.names()) {
            Map<String, RuleSet> own = new HashMap<>();
            partners.rules(partner)
                    .forEach(
                            (kind, file) ->
                                    own.put(kind, load(partner, kind, file, schemas.apply(kind))));
            byPartner.put(partner, own);
        }
        return new PartnerRules(byPartner);
    }

    private static RuleSet load(String partner, String kind, Path file, Schema schema) {
        try {
            return RuleSet.load(file, schema);
        } catch (RulesFileException refused) {
            ConfigException told =
                    new ConfigException(
                            PartnerOptions.TRADING_PARTNERS
                                    + ": rules of partner '"
                                    + partner
                                    + "' for "
                                    + kind
                                    + ": "
                                    + refused.getMessage());
            told.initCause(refused);
            throw told;
        }
    }

    /**
     * Holds a partner's rules over a record.
     *
     * @param partner its name
     * @param kind the kind of record, as {@code claims}
     * @param issues what is broken is added to them
     */
    public void check(String partner, String kind, Struct record, List<Issue> issues) {
        Map<String, RuleSet> own = byPartner.get(partner);
        if (own != null && own.containsKey(kind)) {
            own.get(kind).check(record, issues);
        }
    }
}
