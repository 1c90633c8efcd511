package dev.tributary.masking.detect;

/** The arithmetic by which an identifier shows that it is one. */
final class CheckDigits {

    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private CheckDigits() {}

    /**
     * Whether the last digit is that of Luhn's sum (ISO/IEC 7812-1 annex B).
     *
     * @param digits nothing else
     */
    static boolean luhn(CharSequence digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (twice) {
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /**
     * Whether it is an account by its check digits (ISO 13616, ISO/IEC 7064 mod 97-10).
     *
     * @param iban capitals and digits, four at least
     */
    static boolean iban(CharSequence iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt((i + 4) % iban.length());
            rest =
                    Letters.isDigit(c)
                            ? (rest * 10 + c - '0') % 97
                            : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    /**
     * Whether it is a vehicle by its ninth character (49 CFR 565.15).
     *
     * @param vin 17 characters
     */
    static boolean vin(CharSequence vin) {
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            sum += vinValue(vin.charAt(i)) * VIN_WEIGHTS[i];
        }
        int rest = sum % 11;
        return vin.charAt(8) == (rest == 10 ? 'X' : (char) ('0' + rest));
    }

    /** Digits count as such; A to H, J to R and S to Z are numbered from 1, 1 and 2. */
    private static int vinValue(char c) {
        if (Letters.isDigit(c)) {
            return c - '0';
        }
        if (c <= 'H') {
            return c - 'A' + 1;
        }
        return c <= 'R' ? c - 'J' + 1 : c - 'S' + 2;
    }
}
