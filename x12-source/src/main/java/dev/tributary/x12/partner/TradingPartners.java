package dev.tributary.x12.partner;

import dev.tributary.commons.config.NearestName;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.PartnerBook;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.partner.PartnerDefinition.Party;
import dev.tributary.x12.validate.Level;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The trading partners that are configured, and who of them a given envelope is of.
 *
 * <p>An interchange is its sender's (ISA-05, ISA-06). Where the sender is one of our own ids it is
 * the receiver's (ISA-07, ISA-08), and nothing of it is acknowledged: that is up to them. Of
 * several definitions with the same id the one that says more of a group holds. Safe for use by
 * several threads.
 */
public final class TradingPartners implements PartnerBook {

    private static final String UNKNOWN_NAME = "unknown";

    private final PartnerOptions options;
    private final Partner stranger;
    private final Map<String, List<PartnerDefinition>> byId = new LinkedHashMap<>();
    private final Map<String, PartnerDefinition> byName = new LinkedHashMap<>();

    private TradingPartners(
            PartnerOptions options,
            List<PartnerDefinition> definitions,
            Map<Level, ValidationMode> modes) {
        this.options = options;
        this.stranger = stranger(options, modes);
        for (PartnerDefinition definition : definitions) {
            byId.computeIfAbsent(definition.id(), id -> new ArrayList<>()).add(definition);
            byName.put(definition.partner().name(), definition);
        }
    }

    private static Partner stranger(PartnerOptions options, Map<Level, ValidationMode> modes) {
        Partner plain = Partner.unknown(UNKNOWN_NAME, modes);
        boolean silent = options.validateIsa() && options.unknown() == UnknownPartner.DEAD_LETTER;
        return new Partner(
                plain.name(),
                false,
                plain.charset(),
                options.strictOrder(),
                plain.modes(),
                silent ? Partner.AckPolicy.SILENT : plain.acknowledgements(),
                null);
    }

    /** As {@link #of(PartnerOptions, Map)}; where a partner says nothing, all is lenient. */
    public static TradingPartners of(PartnerOptions options) {
        return of(options, Partner.all(ValidationMode.LENIENT));
    }

    /**
     * Reads the definitions.
     *
     * @param modes how findings are taken where a partner says nothing: one for each level
     * @throws ConfigException when they cannot be used: with the line and the place
     */
    public static TradingPartners of(PartnerOptions options, Map<Level, ValidationMode> modes) {
        if (options.partners().isEmpty()) {
            return new TradingPartners(options, List.of(), modes);
        }
        try {
            List<PartnerDefinition> definitions =
                    new PartnerReader(modes, options.strictOrder())
                            .read(PartnersDocument.read(options.partners().get()));
            Ambiguity.refuse(definitions);
            return new TradingPartners(options, definitions, modes);
        } catch (PartnersException refused) {
            ConfigException told =
                    new ConfigException(
                            PartnerOptions.TRADING_PARTNERS + ": " + refused.getMessage());
            told.initCause(refused);
            throw told;
        }
    }

    /** The names of those that are configured, in their order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The names that a record's partner can have: those that are configured, and the stand-in's.
     */
    public List<String> namesAndStranger() {
        List<String> names = new ArrayList<>(byName.keySet());
        names.add(stranger.name());
        return names;
    }

    /** The files of a partner's own rules about records, by what they are about; or none. */
    public Map<String, Path> rules(String name) {
        PartnerDefinition definition = byName.get(name);
        return definition == null ? Map.of() : definition.rules();
    }

    /** The files of the rules of all partners. */
    public List<Path> rulesFiles() {
        return byName.values().stream().flatMap(of -> of.rules().values().stream()).toList();
    }

    /**
     * Refuses partners whose overlay is not there.
     *
     * @param known the names of those that are
     * @throws ConfigException naming the partner
     */
    public void refuseUnknownOverlays(Collection<String> known) {
        for (PartnerDefinition definition : byName.values()) {
            String overlay = definition.partner().overlay();
            if (overlay != null && !known.contains(overlay)) {
                throw new ConfigException(
                        PartnerOptions.TRADING_PARTNERS
                                + ": the overlay of partner '"
                                + definition.partner().name()
                                + "' is in none of the files of "
                                + GrammarOptions.GRAMMAR_OVERLAYS
                                + NearestName.find(overlay, known)
                                        .map(nearest -> "; did you mean '" + nearest + "'?")
                                        .orElse(""));
            }
        }
    }

    /** The stand-in of everybody who is not configured. */
    public Partner stranger() {
        return stranger;
    }

    /** What becomes of an interchange of nobody known. */
    public UnknownPartner unknown() {
        return options.unknown();
    }

    @Override
    public Partner of(StoredSegment isa) {
        Heading heading = Heading.of(isa, options.ownIds());
        return candidates(heading).stream()
                .min(Comparator.comparingInt(TradingPartners::narrowness))
                .map(definition -> told(definition, heading))
                .orElseGet(() -> unmatched(heading));
    }

    /** An interchange as a whole is rather of one that takes all of its groups. */
    private static int narrowness(PartnerDefinition definition) {
        return (definition.qualifier().isPresent() ? 0 : 4)
                + (definition.application().isPresent() ? 2 : 0)
                + (definition.groupCode().isPresent() ? 1 : 0);
    }

    @Override
    public Partner of(StoredSegment isa, StoredSegment gs) {
        Heading heading = Heading.of(isa, options.ownIds());
        Party party = heading.party(gs);
        return candidates(heading).stream()
                .filter(definition -> definition.isNamed(party))
                .max(Comparator.comparingInt(definition -> definition.score(party)))
                .map(definition -> told(definition, heading))
                .orElseGet(() -> of(isa));
    }

    private List<PartnerDefinition> candidates(Heading heading) {
        return byId.getOrDefault(heading.id(), List.of()).stream()
                .filter(definition -> definition.isNamed(heading.qualifier()))
                .toList();
    }

    private Partner unmatched(Heading heading) {
        return heading.ours() ? silent(stranger) : stranger;
    }

    private static Partner told(PartnerDefinition definition, Heading heading) {
        return heading.ours() ? silent(definition.partner()) : definition.partner();
    }

    private static Partner silent(Partner partner) {
        return new Partner(
                partner.name(),
                partner.known(),
                partner.charset(),
                partner.strictOrder(),
                partner.modes(),
                Partner.AckPolicy.SILENT,
                partner.overlay());
    }

    /** A 997 and a 999 answer what we sent: nobody need be asked for them. */
    @Override
    public boolean allows(Partner partner, String set, String version) {
        PartnerDefinition definition = byName.get(partner.name());
        return definition == null || GroupCode.acknowledges(set) || definition.allows(set, version);
    }

    @Override
    public List<EnvelopeFault> faults(StoredSegment isa) {
        if (!options.validateIsa()) {
            return List.of();
        }
        List<EnvelopeFault> faults = new ArrayList<>(2);
        Heading heading = Heading.of(isa, options.ownIds());
        if (candidates(heading).isEmpty() && options.unknown() != UnknownPartner.ACCEPT) {
            faults.add(unknown(heading));
        }
        receiver(heading).ifPresent(faults::add);
        return faults;
    }

    private EnvelopeFault unknown(Heading heading) {
        int element = heading.ours() ? 8 : 6;
        if (byId.containsKey(heading.id())) {
            return new EnvelopeFault(
                    heading.ours()
                            ? X12IssueCode.ISA_RECEIVER_QUALIFIER
                            : X12IssueCode.ISA_SENDER_QUALIFIER,
                    Heading.place(element - 1));
        }
        return new EnvelopeFault(
                heading.ours()
                        ? X12IssueCode.ISA_RECEIVER_UNKNOWN
                        : X12IssueCode.ISA_SENDER_UNKNOWN,
                Heading.place(element));
    }

    private Optional<EnvelopeFault> receiver(Heading heading) {
        boolean any = options.ownIds().isEmpty() || heading.ours();
        if (any || options.ownIds().stream().anyMatch(heading::isTo)) {
            return Optional.empty();
        }
        boolean otherQualifier =
                options.ownIds().stream().anyMatch(own -> own.id().equals(heading.receiver()));
        return Optional.of(
                otherQualifier
                        ? new EnvelopeFault(X12IssueCode.ISA_RECEIVER_QUALIFIER, Heading.place(7))
                        : new EnvelopeFault(X12IssueCode.ISA_RECEIVER_UNKNOWN, Heading.place(8)));
    }

    @Override
    public List<EnvelopeFault> faults(StoredSegment isa, StoredSegment gs) {
        Heading heading = Heading.of(isa, options.ownIds());
        List<PartnerDefinition> candidates = candidates(heading);
        Party party = heading.party(gs);
        boolean answer =
                GroupCode.of(party.groupCode()).filter(code -> code == GroupCode.FA).isPresent();
        if (!options.validateGs() || candidates.isEmpty() || answer) {
            return List.of();
        }
        if (candidates.stream().noneMatch(definition -> definition.isNamed(party))) {
            return List.of(
                    new EnvelopeFault(
                            X12IssueCode.GROUP_NOT_SUPPORTED, heading.ours() ? "-03" : "-02"));
        }
        PartnerDefinition definition = byName.get(of(isa, gs).name());
        if (!definition.allowsGroup(party.groupCode(), party.version())) {
            return List.of(new EnvelopeFault(X12IssueCode.GROUP_NOT_SUPPORTED, "-01"));
        }
        if (!definition.allowsRelease(party.version())) {
            return List.of(new EnvelopeFault(X12IssueCode.GROUP_VERSION_UNSUPPORTED, "-08"));
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "TradingPartners[" + byName.size() + "]";
    }
}
