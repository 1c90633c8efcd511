package dev.tributary.api.money;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many decimals each currency has in a provider's API: a table of the provider's own, since
 * providers differ from ISO 4217 and so from {@link Currency}, which is asked only whether a code
 * exists.
 */
public final class MinorUnits {

    private static final Set<String> ISO =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Pattern THREE_LETTERS = Pattern.compile("[A-Z]{3}");

    private final int usual;
    private final Map<String, Integer> exact;
    private final Set<String> disputed;

    private MinorUnits(int usual, Map<String, Integer> exact, Set<String> disputed) {
        this.usual = usual;
        this.exact = Map.copyOf(exact);
        this.disputed = Set.copyOf(disputed);
    }

    /** A table in which every currency of ISO 4217 has as many. */
    public static MinorUnits usually(int digits) {
        return new MinorUnits(digits, Map.of(), Set.of());
    }

    /** The same table, but for these currencies. */
    public MinorUnits with(int digits, String... currencies) {
        Map<String, Integer> more = new HashMap<>(exact);
        for (String currency : currencies) {
            more.put(code(currency), digits);
        }
        return new MinorUnits(usual, more, disputed);
    }

    /** The same table, of which the provider's pages disagree about these currencies. */
    public MinorUnits disputed(String... currencies) {
        Set<String> more = new HashSet<>(disputed);
        for (String currency : currencies) {
            more.add(code(currency));
        }
        return new MinorUnits(usual, exact, more);
    }

    /** The same table, but for what the user says, which is disputed no more. */
    public MinorUnits overriddenBy(Map<String, Integer> user) {
        Map<String, Integer> all = new HashMap<>(exact);
        Set<String> open = new HashSet<>(disputed);
        user.forEach(
                (currency, digits) -> {
                    all.put(code(currency), digits);
                    open.remove(code(currency));
                });
        return new MinorUnits(usual, all, open);
    }

    /**
     * How many decimals a currency has.
     *
     * @param currency its code, in any case
     * @return empty for a code that is in no table and does not have the three letters of ISO 4217
     */
    public OptionalInt of(String currency) {
        String code = code(currency);
        Integer known = exact.get(code);
        if (known != null) {
            return OptionalInt.of(known);
        }
        return THREE_LETTERS.matcher(code).matches() ? OptionalInt.of(usual) : OptionalInt.empty();
    }

    /** Whether a currency is in the table or in ISO 4217. */
    public boolean knows(String currency) {
        String code = code(currency);
        return exact.containsKey(code) || ISO.contains(code);
    }

    /** Whether the provider's pages disagree about a currency, and the user has said nothing. */
    public boolean isDisputed(String currency) {
        return disputed.contains(code(currency));
    }

    private static String code(String currency) {
        return currency.strip().toUpperCase(Locale.ROOT);
    }
}
