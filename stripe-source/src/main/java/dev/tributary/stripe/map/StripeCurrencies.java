package dev.tributary.stripe.map;

import dev.tributary.api.money.MinorUnits;

/**
 * How many decimals currencies have in Stripe's API.
 *
 * <p>It is Stripe's own table (docs.stripe.com/currencies, "Minor units in API amounts"), which is
 * not ISO 4217: the ariary has none here, and the króna keeps the two that it has no longer. The
 * forint and the Taiwan dollar have two in all amounts; that payouts of them are whole units
 * changes nothing in how an amount reads.
 */
public final class StripeCurrencies {

    /**
     * The table. On the Uganda shilling Stripe's pages contradict each other: it stands among those
     * without decimals, and as a special case that is written with two. It is read with two, with a
     * warning until the user has said which.
     */
    public static final MinorUnits MINOR_UNITS =
            MinorUnits.usually(2)
                    .with(
                            0, "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF",
                            "VND", "VUV", "XAF", "XOF", "XPF")
                    .with(2, "HUF", "ISK", "TWD", "UGX")
                    .with(3, "BHD", "JOD", "KWD", "OMR", "TND")
                    .disputed("UGX");

    private StripeCurrencies() {}
}
