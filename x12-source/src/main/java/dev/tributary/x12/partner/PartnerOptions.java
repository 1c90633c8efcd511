package dev.tributary.x12.partner;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Whom interchanges come from, and what becomes of others'.
 *
 * @param partners the definitions: JSON, YAML or the path of a file; empty for none
 * @param validateIsa whether an interchange is refused for the ids in its ISA
 * @param validateGs whether a group is refused for what its GS says
 * @param unknown what becomes of an interchange of nobody known
 * @param ownIds by which ids we are addressed; none for any
 * @param strictOrder whether a segment out of order is an error where a partner says nothing of it
 */
public record PartnerOptions(
        Optional<String> partners,
        boolean validateIsa,
        boolean validateGs,
        UnknownPartner unknown,
        List<OwnId> ownIds,
        boolean strictOrder) {

    public static final String TRADING_PARTNERS = "trading.partners";

    public static final String VALIDATE_ISA = "validate.isa";

    public static final String VALIDATE_GS = "validate.gs";

    public static final String UNKNOWN_PARTNER = "unknown.partner";

    public static final String OWN_IDS = "own.ids";

    public static final String STRICT_SEGMENT_ORDER = "strict.segment.order";

    /** Nobody is known, and everybody is welcome. */
    public static final PartnerOptions DEFAULTS =
            new PartnerOptions(
                    Optional.empty(), true, true, UnknownPartner.ACCEPT, List.of(), false);

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Trading partners")
                .option(TRADING_PARTNERS)
                .validator(new PartnersValidator())
                .importance(HIGH)
                .doc(
                        "Whom interchanges come from: a list of partners in JSON or YAML, or the"
                                + " path of such a file, mounted on every worker and read when a"
                                + " task starts. Each has `name` and `id` (ISA-06), and may have"
                                + " `isa_id` (ISA-05; `\"00\"` for any), `gs_id` (GS-01 of its"
                                + " sets, or the sender's GS-02), `transaction_sets`, `version`,"
                                + " `charset`, `strict_segment_order`, `validation`,"
                                + " `acknowledgement`, `overlay` and `rules`. Where"
                                + " several match, the one that says more holds.")
                .option(UNKNOWN_PARTNER)
                .oneOf(UnknownPartner.class)
                .defaultsTo(UnknownPartner.ACCEPT)
                .dependsOn(TRADING_PARTNERS)
                .doc(
                        "What becomes of an interchange whose sender is none of"
                                + " `trading.partners`: `accept` reads it as the connector is"
                                + " configured; `reject` makes it a dead letter and answers with a"
                                + " TA1; `dead-letter` answers nothing.")
                .option(VALIDATE_ISA)
                .type(BOOLEAN)
                .defaultsTo(true)
                .dependsOn(TRADING_PARTNERS)
                .doc(
                        "Whether an interchange can be refused for the ids in its ISA: as"
                                + " `unknown.partner` says for its sender, and for a receiver that"
                                + " is none of `own.ids`.")
                .option(VALIDATE_GS)
                .type(BOOLEAN)
                .defaultsTo(true)
                .dependsOn(TRADING_PARTNERS)
                .doc(
                        "Whether a group can be refused for what its GS says: a group of none of"
                                + " the partner's `transaction_sets`, of none of its versions, or of"
                                + " an application (GS-02) that no definition names.")
                .option(OWN_IDS)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(OwnId.validator()))
                .doc(
                        "The interchange ids by which you are addressed (ISA-08), as `HOSPITAL` or,"
                                + " with the qualifier, `ZZ:HOSPITAL`. What one of them sent is"
                                + " taken as your own: its partner is the receiver, and it is not"
                                + " acknowledged.")
                .option(STRICT_SEGMENT_ORDER)
                .type(BOOLEAN)
                .defaultsTo(false)
                .doc(
                        "Whether a segment out of the guide's order is an error; otherwise it is a"
                                + " warning, and is read as if it stood where it belongs. A partner"
                                + " may say otherwise.");
    }

    public static PartnerOptions from(AbstractConfig config) {
        return new PartnerOptions(
                Optional.ofNullable(config.getString(TRADING_PARTNERS)),
                config.getBoolean(VALIDATE_ISA),
                config.getBoolean(VALIDATE_GS),
                OneOf.get(config, UNKNOWN_PARTNER, UnknownPartner.class),
                config.getList(OWN_IDS).stream().map(OwnId::parse).toList(),
                config.getBoolean(STRICT_SEGMENT_ORDER));
    }

    /** Refuses options that together would refuse everything. */
    public static void check(Map<String, String> props, ConfigFindings findings) {
        String policy = props.get(UNKNOWN_PARTNER);
        boolean refuses =
                OneOf.of(UnknownPartner.class)
                        .find(policy)
                        .map(word -> word != UnknownPartner.ACCEPT)
                        .orElse(false);
        if (refuses && props.get(TRADING_PARTNERS) == null) {
            findings.error(
                    UNKNOWN_PARTNER,
                    "nobody is known, so everything would be refused: set "
                            + TRADING_PARTNERS
                            + " too");
        }
    }

    @Override
    public String toString() {
        return "PartnerOptions[unknown=" + unknown + "]";
    }
}
