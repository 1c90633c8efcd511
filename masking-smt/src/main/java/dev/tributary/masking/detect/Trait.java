package dev.tributary.masking.detect;

/**
 * What a word tells of itself or of the text around it; each is a section of the word lists.
 *
 * <p>The sections say in their comments what they hold.
 */
enum Trait {
    GIVEN,
    FAMILY,
    WORD,
    MEDICAL,
    EPONYM,
    EPONYM_NOUN,
    TITLE,
    PERSON,
    KIN,
    SOMEBODY,
    PARTICLE,
    SUFFIX,
    CITY,
    CITY_FIRST,
    CITY_SECOND,
    STATE,
    STATE_CODE,
    FACILITY,
    FACILITY_NOUN,
    FACILITY_WORD,
    NATIONAL,
    AT,
    PLACE_VERB,
    RESIDE,
    VISIT,
    STREET,
    UNIT,
    DIRECTION,
    MONTH,
    DATE_LEAD,
    MONTH_LEAD,
    HOLIDAY,
    BIRTH,
    PHONE,
    FAX,
    SSN,
    CARD,
    ZIP,
    ID_MRN,
    ID_RECORD,
    ID_MEMBER,
    ID_ACCOUNT,
    ID_LICENSE,
    ID_VEHICLE,
    ID_DEVICE,
    ID_OTHER,
    ID_LABEL,
    ID_WORD,
    CODE_SYSTEM,
    UNIT_OF_MEASURE,
    OLD,
    NINETY;

    @SuppressWarnings("EnumOrdinal") // The sets live in memory only.
    private final long bit = 1L << ordinal();

    /** The set that holds this trait alone. */
    long bit() {
        return bit;
    }

    /** The set of some traits. */
    static long bits(Trait... traits) {
        long bits = 0;
        for (Trait trait : traits) {
            bits |= trait.bit;
        }
        return bits;
    }
}
