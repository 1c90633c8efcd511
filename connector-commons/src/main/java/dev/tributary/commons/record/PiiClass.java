package dev.tributary.commons.record;

import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * What kind of personal data a schema field can hold; masking policies speak of these classes.
 *
 * <p>A class travels as the schema parameter {@value #PARAMETER}, so it survives every converter
 * that keeps parameters and costs nothing per record.
 */
public enum PiiClass {
    NAME,
    BIRTH_DATE,
    EVENT_DATE,
    ADDRESS,
    ZIP,
    PHONE,
    FAX,
    EMAIL,
    SSN,
    MRN,
    MEMBER_ID,
    ACCOUNT_NUMBER,
    CARD_NUMBER,
    LICENSE,
    VEHICLE,
    DEVICE,
    URL,
    IP,
    BIOMETRIC,
    PHOTO,
    OTHER_ID,
    FREE_TEXT,
    RAW_PAYLOAD;

    /** The schema parameter that carries the class. */
    public static final String PARAMETER = "tributary.pii";

    /** Tags a schema that is being built. */
    public SchemaBuilder tag(SchemaBuilder schema) {
        return schema.parameter(PARAMETER, name());
    }

    /**
     * The class that a schema is tagged with.
     *
     * @return empty when the schema carries no tag
     * @throws IllegalArgumentException when it carries a class that this version does not know; a
     *     caller that masks must refuse such a field
     */
    public static Optional<PiiClass> of(Schema schema) {
        if (schema.parameters() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(schema.parameters().get(PARAMETER))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
