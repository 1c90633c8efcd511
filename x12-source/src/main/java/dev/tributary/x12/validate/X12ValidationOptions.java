package dev.tributary.x12.validate;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.parse.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * How transaction sets are judged.
 *
 * @param modes what a unit with an error of a level becomes, where its partner says nothing else
 * @param partnerRules rules between segments besides those of the guides
 * @param common what every source has
 */
public record X12ValidationOptions(
        Map<Level, ValidationMode> modes,
        Optional<Situations> partnerRules,
        ValidationOptions common) {

    public static final String PARTNER_RULES_FILE = "partner.rules.file";

    /** What stands before a level in the option of its mode. */
    private static final String MODE = "validation.";

    private static final long MAX_BYTES = 1024 * 1024;

    /** What holds where nothing is configured, for tools that have no connector. */
    public static final X12ValidationOptions DEFAULTS = defaults();

    public X12ValidationOptions {
        modes = Map.copyOf(modes);
    }

    private static X12ValidationOptions defaults() {
        Map<Level, ValidationMode> modes = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            modes.put(level, ValidationMode.LENIENT);
        }
        return new X12ValidationOptions(
                modes,
                Optional.empty(),
                new ValidationOptions(ValidationMode.LENIENT, Optional.empty()));
    }

    public static void define(ConfigDef def) {
        ValidationOptions.define(def);
        ConfigGroup group = ConfigGroup.in(def, "Validation");
        for (Level level : Level.values()) {
            group =
                    group.option(key(level))
                            .oneOf(ValidationMode.class)
                            .dependsOn(ValidationOptions.VALIDATION_MODE)
                            .doc(doc(level));
        }
        group.option(PARTNER_RULES_FILE)
                .validator(Valid.notBlank())
                .doc(
                        "A file of rules between segments that your partners ask for besides those"
                                + " of the guides (level 7), one to a line, as `partner=payer_a"
                                + " 837P 2300: if CLM-05-3 = 7 then REF[01=F8]`; mounted on every"
                                + " worker and read when a task starts.");
    }

    private static String key(Level level) {
        return MODE + level.name().toLowerCase(Locale.ROOT);
    }

    private static String doc(Level level) {
        String what =
                switch (level) {
                    case SYNTAX -> "the standard's syntax: elements, lengths, types (level 1)";
                    case STRUCTURE -> "the guide's structure: loops, usage, codes (level 2)";
                    case BALANCE -> "amounts that must add up (level 3)";
                    case SITUATION -> "rules between segments (level 4)";
                    case PARTNER -> "the partner's own rules and `rules.file` (level 7)";
                };
        return "What becomes of a claim, a member, … with an error against "
                + what
                + ", where it is not as `validation.mode` says; a trading partner may say"
                + " otherwise.";
    }

    /**
     * Reads the options, and the file of partners' rules.
     *
     * @throws ConfigException when that file cannot be used: with line and reason
     */
    public static X12ValidationOptions from(AbstractConfig config) {
        ValidationOptions common = ValidationOptions.from(config);
        Map<Level, ValidationMode> modes = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            modes.put(
                    level,
                    config.getString(key(level)) == null
                            ? common.mode()
                            : OneOf.get(config, key(level), ValidationMode.class));
        }
        return new X12ValidationOptions(
                modes,
                Optional.ofNullable(config.getString(PARTNER_RULES_FILE))
                        .map(X12ValidationOptions::situations),
                common);
    }

    private static Situations situations(String file) {
        try {
            Path path = Path.of(file.trim());
            if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
                throw new ConfigException(
                        PARTNER_RULES_FILE
                                + " is no file of at most 1 MiB on this worker; mount it on every"
                                + " worker");
            }
            return Situations.ofPartners(Files.readString(path));
        } catch (InvalidPathException notAPath) {
            throw new ConfigException(PARTNER_RULES_FILE + " is no path of a file");
        } catch (IOException unreadable) {
            throw new ConfigException(
                    PARTNER_RULES_FILE
                            + " cannot be read: "
                            + unreadable.getClass().getSimpleName());
        } catch (SituationException refused) {
            throw new ConfigException(PARTNER_RULES_FILE + ": " + refused.getMessage());
        }
    }

    /**
     * Refuses rules of partners that could never find anything.
     *
     * @param grammars all that sets can be read by
     * @param partners the names of partners
     * @throws ConfigException naming the line, what is not known, and the nearest that is
     */
    public void refuseUnknownNames(Grammars grammars, Collection<String> partners) {
        if (partnerRules.isEmpty()) {
            return;
        }
        try {
            partnerRules.get().refuseUnknown(grammars, partners);
        } catch (SituationException refused) {
            throw new ConfigException(PARTNER_RULES_FILE + ": " + refused.getMessage());
        }
    }

    /** The checks of levels 3, 4 and 7 for one reader. */
    public Checks checks() {
        List<Checks> all = new ArrayList<>();
        all.add(new Balances());
        all.add(Situations.ofGuides());
        partnerRules.map(Situations::forReader).ifPresent(all::add);
        return new AllChecks(List.copyOf(all));
    }
}
