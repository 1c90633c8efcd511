package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.file.YamlPart;
import dev.tributary.reconcile.map.MappedInput.Upsert;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How records of anybody's become entries: a list of rules, of which the first that fits a record
 * maps it.
 *
 * <pre>
 * records:
 *   - when: {source: bank-export}      # fields and what they hold; several: all
 *     kind: bank                       # bank, ledger, payout, balance_transaction, claim, …
 *     source: {text: mybank}           # a value: text, or path with else, values, pattern
 *     id: {path: id}
 *     date: {path: booked}
 *     amount: {path: cents, minor_units: 2, sign: -1}
 *     currency: {path: currency, else: USD}
 *     references:
 *       - {kind: check_number, path: memo, pattern: "CHK(\\d+)"}
 *     state: {path: pending, values: {"true": pending}, else: open}
 * </pre>
 */
public final class MappingFile {

    private final List<MappingRule> rules;

    private MappingFile(List<MappingRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads a mapping.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static MappingFile read(Path file) {
        return of(YamlPart.read(file));
    }

    /**
     * Reads a mapping.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static MappingFile parse(String yaml) {
        return of(YamlPart.of(yaml));
    }

    private static MappingFile of(YamlPart document) {
        List<YamlPart> items = document.onlyKeys(List.of("records")).at("records").items();
        if (items.isEmpty()) {
            throw document.at("records").mistake("has at least one rule");
        }
        return new MappingFile(items.stream().map(MappingRule::of).toList());
    }

    /** What the first rule that fits makes of a record; none where none fits. */
    Optional<MappedInput> map(Parts record, Origin origin, Long timestamp, Reading reading) {
        for (MappingRule rule : rules) {
            if (rule.fits(record)) {
                return Optional.of(new Upsert(rule.entry(record, origin, timestamp, reading)));
            }
        }
        return Optional.empty();
    }
}
