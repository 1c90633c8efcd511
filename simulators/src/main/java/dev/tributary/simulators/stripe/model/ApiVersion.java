package dev.tributary.simulators.stripe.model;

import java.util.Arrays;
import java.util.Optional;

/** The versions of Stripe's API that the simulator can render objects in, oldest first. */
public enum ApiVersion {
    V2020_08_27("2020-08-27"),
    V2022_11_15("2022-11-15"),
    V2023_08_16("2023-08-16"),
    V2024_06_20("2024-06-20"),
    V2025_03_31_BASIL("2025-03-31.basil"),
    V2026_07_29_DAHLIA("2026-07-29.dahlia");

    /** The version that objects are kept in. */
    public static final ApiVersion LATEST = V2026_07_29_DAHLIA;

    private final String text;

    ApiVersion(String text) {
        this.text = text;
    }

    /** As it stands in the header {@code Stripe-Version}. */
    public String text() {
        return text;
    }

    /** Whether it came before another. */
    public boolean before(ApiVersion other) {
        return compareTo(other) < 0;
    }

    /** The version of that text. */
    public static Optional<ApiVersion> of(String text) {
        return Arrays.stream(values()).filter(version -> version.text.equals(text)).findFirst();
    }
}
