package dev.tributary.x12.grammar;

/**
 * What of a set's content tells which guide it follows, where its version does not.
 *
 * @param structure BHT-01; null where there is none
 * @param purpose BHT-02; null where there is none
 * @param service code of the first of SV1, SV2, SV3 of an 837; 0 where there is none
 */
public record SetTraits(String structure, String purpose, int service) {

    /** Nothing is known. */
    public static final SetTraits NONE = new SetTraits(null, null, 0);

    @Override
    public String toString() {
        return "SetTraits";
    }
}
