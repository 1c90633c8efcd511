package dev.tributary.commons.policy;

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

    private CardSecrets() {}

    /** Whether a field of that name holds a security code, a track or a PIN. */
    public static boolean isNeverStored(String fieldName) {
        return NEVER_STORED.contains(plain(fieldName));
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
