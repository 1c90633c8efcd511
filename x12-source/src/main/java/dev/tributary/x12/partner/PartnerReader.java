package dev.tributary.x12.partner;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.json.Located;
import dev.tributary.x12.validate.Level;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes definitions of a document; a mistake is refused with its line and its place. */
final class PartnerReader {

    private static final String PARTNERS = "partners";
    private static final String ANY_QUALIFIER = "00";
    private static final Pattern QUALIFIER = Pattern.compile("[A-Z0-9]{2}");
    private static final int LONGEST_ID = 15;
    private static final Map<String, String> RELEASES =
            Map.of(
                    "5010", "005010",
                    "005010", "005010",
                    "4010", "004010",
                    "004010", "004010");

    private static final List<String> KEYS =
            List.of(
                    "name",
                    "id",
                    "isa_id",
                    "gs_id",
                    "transaction_sets",
                    "version",
                    "charset",
                    "strict_segment_order",
                    "validation",
                    "acknowledgement",
                    "overlay",
                    "rules");
    private static final List<String> ACKNOWLEDGEMENT =
            List.of("functional", "ta1", "scope", "copy_bad_values");
    private static final List<String> KINDS =
            List.of(
                    "claims",
                    "remittances",
                    "remittance_payments",
                    "eligibility",
                    "enrollments",
                    "claimstatus",
                    "authorizations",
                    "premiums",
                    "acknowledgments");
    private static final List<String> LEVELS =
            List.of(Level.values()).stream().map(PartnerKeys::word).toList();

    private final Map<Level, ValidationMode> modes;
    private final boolean strictOrder;

    PartnerReader(Map<Level, ValidationMode> modes, boolean strictOrder) {
        this.modes = modes;
        this.strictOrder = strictOrder;
    }

    /** The definitions of a document, in its order. */
    List<PartnerDefinition> read(Located document) throws PartnersException {
        List<PartnerDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Located> items = items(document);
        for (int i = 0; i < items.size(); i++) {
            PartnerKeys keys = PartnerKeys.of(items.get(i), PARTNERS + "[" + i + "]", KEYS);
            PartnerDefinition definition = definition(keys);
            if (!names.add(definition.partner().name())) {
                throw keys.mistake("name", "names another partner too");
            }
            definitions.add(definition);
        }
        return definitions;
    }

    @SuppressWarnings("unchecked")
    private static List<Located> items(Located document) throws PartnersException {
        Located list = document;
        if (document.value() instanceof Map) {
            PartnerKeys keys = PartnerKeys.of(document, "the document", List.of(PARTNERS));
            list = keys.members().get(PARTNERS);
        }
        if (list == null || !(list.value() instanceof List<?> items) || items.isEmpty()) {
            throw PartnersException.at(
                    document, "is a list of partners, alone or under the key '" + PARTNERS + "'");
        }
        return (List<Located>) list.value();
    }

    private PartnerDefinition definition(PartnerKeys keys) throws PartnersException {
        String name = keys.needText("name");
        Optional<String> gsId = keys.text("gs_id");
        Optional<GroupCode> groupCode = gsId.flatMap(GroupCode::of);
        Partner partner =
                new Partner(
                        name,
                        true,
                        charset(keys),
                        keys.flag("strict_segment_order", strictOrder),
                        modes(keys),
                        acknowledgements(keys),
                        keys.text("overlay").orElse(null));
        return new PartnerDefinition(
                partner,
                id(keys),
                qualifier(keys),
                groupCode,
                groupCode.isPresent() ? Optional.empty() : gsId,
                sets(keys),
                releases(keys),
                rules(keys));
    }

    private static String id(PartnerKeys keys) throws PartnersException {
        String id = keys.needText("id");
        if (id.length() > LONGEST_ID) {
            throw keys.mistake("id", "is longer than the 15 characters of ISA-06");
        }
        return id;
    }

    private static Optional<String> qualifier(PartnerKeys keys) throws PartnersException {
        Optional<String> qualifier = keys.text("isa_id");
        if (qualifier.isPresent() && !QUALIFIER.matcher(qualifier.get()).matches()) {
            throw keys.mistake(
                    "isa_id", "is the qualifier of ISA-05, as \"ZZ\", or \"00\" for any");
        }
        return qualifier.filter(text -> !ANY_QUALIFIER.equals(text));
    }

    private static List<SetName> sets(PartnerKeys keys) throws PartnersException {
        Set<SetName> sets = new LinkedHashSet<>();
        for (Located text : keys.texts("transaction_sets")) {
            Optional<SetName> name = SetName.of((String) text.value());
            if (name.isEmpty()) {
                throw PartnersException.at(
                        text,
                        keys.path()
                                + ".transaction_sets names an unknown set; there are "
                                + String.join(", ", SetName.known()));
            }
            sets.add(name.get());
        }
        return List.copyOf(sets);
    }

    private static Set<String> releases(PartnerKeys keys) throws PartnersException {
        Set<String> releases = new LinkedHashSet<>();
        for (Located text : keys.texts("version")) {
            String release = RELEASES.get((String) text.value());
            if (release == null) {
                throw PartnersException.at(
                        text, keys.path() + ".version is \"5010\", \"4010\" or a list of both");
            }
            releases.add(release);
        }
        return releases;
    }

    private static Charset charset(PartnerKeys keys) throws PartnersException {
        Optional<String> name = keys.text("charset");
        try {
            return name.map(Charset::forName).orElse(StandardCharsets.ISO_8859_1);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            PartnersException mistake =
                    keys.mistake("charset", "is no character set that Java knows");
            mistake.initCause(unknown);
            throw mistake;
        }
    }

    private Map<Level, ValidationMode> modes(PartnerKeys keys) throws PartnersException {
        Located validation = keys.members().get("validation");
        if (validation == null) {
            return modes;
        }
        if (!(validation.value() instanceof Map)) {
            return Partner.all(
                    PartnerKeys.constant(
                            ValidationMode.class, validation, keys.path() + ".validation"));
        }
        PartnerKeys levels = keys.keys("validation", LEVELS).orElseThrow();
        Map<Level, ValidationMode> own = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            own.put(level, levels.oneOf(PartnerKeys.word(level), modes.get(level)));
        }
        return own;
    }

    private static Partner.AckPolicy acknowledgements(PartnerKeys keys) throws PartnersException {
        Optional<PartnerKeys> policy = keys.keys("acknowledgement", ACKNOWLEDGEMENT);
        if (policy.isEmpty()) {
            return Partner.AckPolicy.USUAL;
        }
        return new Partner.AckPolicy(
                policy.get().flag("functional", true),
                policy.get().oneOf("ta1", Partner.Ta1.REQUESTED),
                policy.get().oneOf("scope", Partner.Scope.UNIT),
                policy.get().flag("copy_bad_values", false));
    }

    private static Map<String, Path> rules(PartnerKeys keys) throws PartnersException {
        Map<String, Path> rules = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : keys.named("rules", KINDS).entrySet()) {
            rules.put(file.getKey(), path(keys, file.getValue()));
        }
        return rules;
    }

    private static Path path(PartnerKeys keys, String text) throws PartnersException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            PartnersException mistake = keys.mistake("rules", "names what is no path of a file");
            mistake.initCause(e);
            throw mistake;
        }
    }
}
