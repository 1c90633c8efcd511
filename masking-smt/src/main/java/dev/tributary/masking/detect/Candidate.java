package dev.tributary.masking.detect;

/**
 * The shapes of what can be an identifier and begins with a digit, a letter or a sign before them;
 * whether it is one, a validator says.
 */
enum Candidate {
    /** Year, month and day, or month, day and year, or day, month and year; a time can follow. */
    DATE(
            "(([0-9]{1,2}[\\-/.][0-9]{1,2}[\\-/.]'?([0-9]{4}|[0-9]{2}))"
                    + "|([0-9]{4}[\\-/.][0-9]{1,2}[\\-/.][0-9]{1,2}))"
                    + "([T ,]{1,2}[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                    + "(Z|[+\\-][0-9]{2}:?[0-9]{2})?)?"),
    /** As HL7, X12 and others write it; a time can follow. */
    COMPACT_DATE("[0-9]{8}(T?[0-9]{4}([0-9]{2}(\\.[0-9]{1,9})?)?)?([+\\-][0-9]{4}|Z)?"),
    /** Day, month's letters and year in one, as 12MAR2021. */
    LETTERED_DATE("[0-9]{1,2}[A-Za-z]{3}([0-9]{4}|[0-9]{2})"),
    MONTH_AND_YEAR("([0-9]{1,2}[/\\-][0-9]{4})|([0-9]{4}[/\\-][0-9]{1,2})"),
    MONTH_AND_DAY("[0-9]{1,2}/[0-9]{1,2}"),
    SSN("([0-9]{3}[\\- .][0-9]{2}[\\- .][0-9]{4})|([0-9]{9})"),
    CARD("[0-9]([\\- ]?[0-9]){12,18}"),
    PHONE(
            "(1[\\-. ]?)?(\\([0-9]{3}\\)[\\- ]?|[0-9]{3}([\\-./ ]|( \\- ))?)"
                    + "[0-9]{3}([\\-. ]|( \\- ))?[0-9]{4}"
                    + "([ ,]{0,2}([Xx]|[Ee][Xx][Tt]\\.?|[Ee]xtension) ?[0-9]{1,6})?"),
    LOCAL_PHONE("[0-9]{3}[\\-. ][0-9]{4}"),
    INTERNATIONAL_PHONE("\\+[1-9][0-9]{0,2}([\\-. /]?\\(?[0-9]{1,5}\\)?){2,7}"),
    IPV4("([0-9]{1,3}\\.){3}[0-9]{1,3}((:[0-9]{1,5})|(/[0-9]{1,2}))?"),
    IPV6("[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){7}"),
    MAC_ADDRESS("[0-9A-Fa-f]{2}((:[0-9A-Fa-f]{2}){5}|(\\-[0-9A-Fa-f]{2}){5})"),
    UUID("[0-9A-Fa-f]{8}(\\-[0-9A-Fa-f]{4}){3}\\-[0-9A-Fa-f]{12}"),
    IBAN("[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?"),
    VIN("[A-HJ-NPR-Z0-9]{17}"),
    /** As Medicare numbers its members. */
    MBI(
            "[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]\\-?[AC-HJKMNP-RT-Y]"
                    + "[AC-HJKMNP-RT-Y0-9][0-9]\\-?[AC-HJKMNP-RT-Y]{2}[0-9]{2}"),
    /** Digits in a row or in groups. */
    DIGITS("[0-9]{3,}(\\-[0-9]{2,}){0,5}");

    private final String regExp;

    Candidate(String regExp) {
        this.regExp = regExp;
    }

    /** Its place in tables that are made anew whenever the class is loaded. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /** In the syntax of dk.brics.automaton. */
    String regExp() {
        return regExp;
    }
}
