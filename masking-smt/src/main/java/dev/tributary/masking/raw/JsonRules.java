package dev.tributary.masking.raw;

/** What stands at the places of a kind of JSON. */
interface JsonRules {

    /** What takes the place of a text; the text itself where it stays. */
    String text(JsonPlace place, String text, Leaves leaves);

    /** What takes the place of a number, as it is written; the same where it stays. */
    String number(JsonPlace place, String number, Leaves leaves);

    /** Whether the name of a member is structure, and no data. */
    boolean isStructure(String name);

    /** Whether a member without a value may not stand. */
    boolean dropsEmptyMembers();
}
