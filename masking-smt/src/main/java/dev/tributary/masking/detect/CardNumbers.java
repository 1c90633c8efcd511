package dev.tributary.masking.detect;

/** Tells payment cards from other long numbers. */
final class CardNumbers {

    private CardNumbers() {}

    /**
     * Whether it is a card: its scheme issues this range in this length, and its check digit is
     * right.
     *
     * @param digits 13 to 19
     */
    static boolean isCard(String digits) {
        return isIssued(digits) && CheckDigits.luhn(digits);
    }

    private static boolean isIssued(String digits) {
        int length = digits.length();
        int two = Integer.parseInt(digits, 0, 2, 10);
        int four = Integer.parseInt(digits, 0, 4, 10);
        boolean visa = two / 10 == 4 && (length == 13 || length == 16 || length == 19);
        boolean mastercard =
                length == 16 && (isBetween(two, 51, 55) || isBetween(four, 2221, 2720));
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean diners = length >= 14 && (two == 30 || two == 36 || two == 38 || two == 39);
        boolean maestro = two == 50 || isBetween(two, 56, 58) || two == 67;
        boolean others =
                length >= 16
                        && (two == 60
                                || two == 62
                                || two == 64
                                || two == 65
                                || two == 81
                                || isBetween(four, 3528, 3589));
        return visa || mastercard || amex || diners || maestro || others;
    }

    private static boolean isBetween(int number, int low, int high) {
        return number >= low && number <= high;
    }
}
