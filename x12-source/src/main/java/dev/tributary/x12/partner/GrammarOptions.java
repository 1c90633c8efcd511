package dev.tributary.x12.partner;

import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import dev.tributary.x12.grammar.CodeLists;
import dev.tributary.x12.grammar.GrammarException;
import dev.tributary.x12.grammar.Grammars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * What sets are read by besides the tables that come with the plugin.
 *
 * @param overlays files of overlays, which partners name
 * @param codeLists a directory of code lists; empty for none
 */
public record GrammarOptions(List<String> overlays, Optional<String> codeLists) {

    public static final String GRAMMAR_OVERLAYS = "grammar.overlays";

    public static final String CODE_LISTS = "code.lists";

    /** The plugin's own tables alone. */
    public static final GrammarOptions DEFAULTS = new GrammarOptions(List.of(), Optional.empty());

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Trading partners")
                .option(GRAMMAR_OVERLAYS)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(Valid.notBlank()))
                .doc(
                        "Files that say what a partner does otherwise than the guide, mounted on"
                                + " every worker and read when a task starts. A partner names the one"
                                + " that holds for it by `overlay`.")
                .option(CODE_LISTS)
                .validator(Valid.notBlank())
                .doc(
                        "A directory of code lists, mounted on every worker and read when a task"
                                + " starts: one file for each list, one code in a line. A code that"
                                + " is not in its list is an error; a list that is not there allows"
                                + " any.");
    }

    public static GrammarOptions from(AbstractConfig config) {
        return new GrammarOptions(
                config.getList(GRAMMAR_OVERLAYS),
                Optional.ofNullable(config.getString(CODE_LISTS)));
    }

    /**
     * Reads them.
     *
     * @throws ConfigException when a file cannot be used: with its line
     */
    public Grammars grammars() {
        return grammars(lists());
    }

    private Grammars grammars(CodeLists lists) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : overlays) {
            texts.put(file, text(file));
        }
        try {
            return Grammars.with(lists, texts);
        } catch (GrammarException refused) {
            throw because(GRAMMAR_OVERLAYS, refused.getMessage(), refused);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (InvalidPathException | IOException e) {
            throw because(
                    GRAMMAR_OVERLAYS,
                    "a file cannot be read on this worker ("
                            + e.getClass().getSimpleName()
                            + "); mount it on every worker",
                    e);
        }
    }

    private CodeLists lists() {
        if (codeLists.isEmpty()) {
            return CodeLists.none();
        }
        try {
            return CodeLists.in(Path.of(codeLists.get()));
        } catch (InvalidPathException | UncheckedIOException e) {
            throw because(
                    CODE_LISTS,
                    "the directory cannot be read on this worker; mount it on every worker",
                    e);
        }
    }

    private static ConfigException because(String key, String message, Exception cause) {
        ConfigException refused = new ConfigException(key + ": " + message);
        refused.initCause(cause);
        return refused;
    }

    /**
     * Refuses files that cannot be used, and partners whose overlay is in none of them, before a
     * task is started with them.
     *
     * @param config the connector's configuration, whose options passed by themselves
     */
    public static void check(AbstractConfig config, ConfigFindings findings) {
        GrammarOptions options = from(config);
        try {
            options.lists();
        } catch (ConfigException refused) {
            findings.error(CODE_LISTS, refused.getMessage());
        }
        try {
            TradingPartners.of(PartnerOptions.from(config))
                    .refuseUnknownOverlays(options.grammars(CodeLists.none()).overlays());
        } catch (ConfigException refused) {
            findings.error(GRAMMAR_OVERLAYS, refused.getMessage());
        }
    }
}
