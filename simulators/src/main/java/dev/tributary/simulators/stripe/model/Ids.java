package dev.tributary.simulators.stripe.model;

import java.util.SplittableRandom;

/** Ids in the form of Stripe's, the same for the same seed. Not for several threads at once. */
public final class Ids {

    private static final String LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom random;

    public Ids(SplittableRandom random) {
        this.random = random;
    }

    /** An id after a prefix: 24 letters, or 14 for customers, products and subscription items. */
    public String next(String prefix) {
        boolean small = prefix.equals("cus_") || prefix.equals("prod_") || prefix.equals("si_");
        return prefix + letters(prefix.equals("acct_") ? 16 : small ? 14 : 24);
    }

    /** Some letters and digits. */
    public String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
