package dev.tributary.x12.map;

import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.parse.X12Event.TransactionSet;

/** Which mapper makes the records of a set. */
final class UnitMappers {

    private static final UnitMapper PROFESSIONAL = new ClaimMapper("professional");
    private static final UnitMapper INSTITUTIONAL = new ClaimMapper("institutional");
    private static final UnitMapper DENTAL = new ClaimMapper("dental");
    private static final UnitMapper REMITTANCE = new RemittanceMapper();
    private static final UnitMapper ELIGIBILITY = new EligibilityMapper();
    private static final UnitMapper ENROLLMENT = new EnrollmentMapper();
    private static final UnitMapper STATUS = new ClaimStatusMapper();
    private static final UnitMapper AUTHORIZATION = new AuthorizationMapper();
    private static final UnitMapper PREMIUM = new PremiumMapper();
    private static final UnitMapper ACKNOWLEDGMENT = new AcknowledgmentMapper();

    private UnitMappers() {}

    /**
     * By ST-01, for 837 by its guide.
     *
     * @throws IllegalArgumentException when there is none
     */
    static UnitMapper of(TransactionSet set) {
        Grammar grammar = set.grammar();
        return switch (grammar.set()) {
            case "837" -> claims(grammar.name());
            case "835" -> REMITTANCE;
            case "270", "271" -> ELIGIBILITY;
            case "834" -> ENROLLMENT;
            case "276", "277" -> STATUS;
            case "278" -> AUTHORIZATION;
            case "820" -> PREMIUM;
            case "997", "999" -> ACKNOWLEDGMENT;
            default ->
                    throw new IllegalArgumentException(
                            "no record is made of the units of " + grammar.name());
        };
    }

    private static UnitMapper claims(String guide) {
        if (guide.startsWith("837I")) {
            return INSTITUTIONAL;
        }
        return guide.startsWith("837D") ? DENTAL : PROFESSIONAL;
    }
}
