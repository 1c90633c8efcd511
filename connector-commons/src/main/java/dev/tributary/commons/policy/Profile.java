package dev.tributary.commons.policy;

import java.util.Locale;

/** A set of rules that is known by name, and what it forbids further rules to do. */
public enum Profile {
    /** 45 CFR 164.514(b)(2): the identifiers A to R go, and nothing is derived from them. */
    HIPAA_SAFE_HARBOR,
    /** 45 CFR 164.514(e): dates, cities and ZIP codes stay. */
    LIMITED_DATASET,
    /** Keyed tokens, dates shifted by patient, encryption: for whoever holds the key. */
    PSEUDONYMISED,
    /** PCI DSS 4.0: of a card number at most the first six and last four digits. */
    PCI,
    /** For people's eyes: the last digits of numbers stay. */
    DISPLAY;

    /** The name in configurations, as {@code hipaa-safe-harbor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing that it lets through identifies a person, nor is derived from what does. */
    public boolean deidentifies() {
        return this == HIPAA_SAFE_HARBOR || this == LIMITED_DATASET || this == PSEUDONYMISED;
    }
}
