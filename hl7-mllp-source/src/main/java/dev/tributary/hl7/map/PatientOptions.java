package dev.tributary.hl7.map;

import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import dev.tributary.hl7.parse.FieldPath;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * By what a patient, and so a record, is known.
 *
 * @param choice which identifier is the patient's id, and in which form
 * @param keyPath where the record's key stands, if it is not the patient's id
 */
public record PatientOptions(IdentifierChoice choice, Optional<FieldPath> keyPath) {

    public static final String PATIENT_ID_TYPES = "patient.id.types";
    public static final String PATIENT_ID_AUTHORITIES = "patient.id.authorities";
    public static final String IDENTIFIER_RULES = "identifier.rules";
    public static final String KEY_PATH = "key.path";

    static void define(ConfigDef def) {
        ConfigGroup.in(def, "Patients and keys")
                .option(PATIENT_ID_TYPES)
                .type(LIST)
                .defaultsTo("MR,PI,PT")
                .validator(Valid.listOf(Valid.notBlank()))
                .doc(
                        "Which kind of identifier (HL7 table 0203) is the patient's id: the first"
                                + " of these that a message has, else its first identifier that is"
                                + " no social security number.")
                .option(PATIENT_ID_AUTHORITIES)
                .type(LIST)
                .defaultsTo("")
                .doc(
                        "Whose identifier is the patient's id, by the assigning authority's name or"
                                + " universal id: the first of these that a message has; empty"
                                + " where any will do.")
                .option(IDENTIFIER_RULES)
                .defaultsTo("")
                .validator(
                        Valid.readableBy(
                                "rules separated by semicolons, each an authority (or *), a colon"
                                        + " and steps separated by commas: strip-zeros,"
                                        + " strip-spaces, upper, lower, prefix=…, strip-prefix=…,"
                                        + " pad=<width>",
                                IdentifierRules::parse))
                .doc(
                        "How the patient's id and the key are normalised, by assigning authority,"
                                + " so that one patient has one key: `HOSP_A: strip-zeros, upper;"
                                + " HOSP_B: prefix=B-; *: upper`. The forms received stay in"
                                + " `identifiers`.")
                .option(KEY_PATH)
                .validator(
                        Valid.readableBy(
                                "a place in a message, such as PID-3[2].1 or OBX[3]-5",
                                FieldPath::parse))
                .doc(
                        "Where a record's key stands, such as `PID-18.1`, if it is to be another"
                                + " than the patient's id; where nothing stands there, the key is"
                                + " the patient's id after all. Options `mapping.<name>` take such"
                                + " places too: `mapping.ward=ZPI-3.1` puts the value there into"
                                + " the record's `mapped` under `ward`.");
    }

    static PatientOptions from(AbstractConfig config) {
        return new PatientOptions(
                new IdentifierChoice(
                        config.getList(PATIENT_ID_TYPES),
                        config.getList(PATIENT_ID_AUTHORITIES),
                        IdentifierRules.parse(config.getString(IDENTIFIER_RULES))),
                Optional.ofNullable(config.getString(KEY_PATH)).map(FieldPath::parse));
    }
}
