package dev.tributary.commons.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of fields that hold what of a payment card may never be stored once a payment is authorised
 * (PCI DSS 4.0 requirement 3.3.1), or its number. A policy that lets the former through is refused,
 * and the transform drops such a field whatever its policy says.
 */
public final class CardSecrets {

    private static final Set<String> NEVER_STORED =
            Set.of(
                    "cvv",
                    "cvv2",
                    "cvc",
                    "cvc2",
                    "cvn",
                    "csc",
                    "cav",
                    "cav2",
                    "cardcode",
                    "securitycode",
                    "cardsecuritycode",
                    "verificationcode",
                    "verificationvalue",
                    "cardverificationcode",
                    "cardverificationvalue",
                    "cardverificationnumber",
                    "cvvcode",
                    "cvccode",
                    "cvvnumber",
                    "cardcvv",
                    "cardcvc",
                    "track",
                    "track1",
                    "track2",
                    "track3",
                    "trackdata",
                    "track1data",
                    "track2data",
                    "magstripe",
                    "magneticstripe",
                    "pin",
                    "pinblock",
                    "cardpin");

    /** Of a PIN; a number has eight digits at least (ISO/IEC 7812-1). */
    private static final int MOST_SECRET_DIGITS = 6;

    private static final Set<String> NUMBERS =
            Set.of(
                    "pan",
                    "cardnumber",
                    "cardno",
                    "cardnum",
                    "ccnumber",
                    "ccnum",
                    "creditcard",
                    "creditcardnumber",
                    "debitcardnumber",
                    "paymentcardnumber",
                    "primaryaccountnumber");

    /** Types of identifiers that are cards for payments (HL7 table 0203). */
    static final List<String> CARD_TYPES = List.of("AM", "BC", "CC", "DI", "DS", "MS", "VS");

    private CardSecrets() {}

    /** Whether a field of that name holds a security code, a track or a PIN. */
    public static boolean isNeverStored(String fieldName) {
        return NEVER_STORED.contains(plain(fieldName));
    }

    /**
     * Whether what stands where a card's number could is too short for one: then it is a security
     * code or a PIN.
     */
    public static boolean isTooShortForNumber(String text) {
        return text.chars().filter(Character::isDigit).count() <= MOST_SECRET_DIGITS;
    }

    /** Whether a field of that name holds a card's number. */
    static boolean isNumber(String fieldName) {
        return NUMBERS.contains(plain(fieldName));
    }

    /** {@code card_number}, {@code cardNumber} and {@code Card-Number} mean one thing. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
