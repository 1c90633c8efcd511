package dev.tributary.api.money;

import java.util.List;
import java.util.Locale;

/**
 * Which accounts and transactions become records, by account type and category. A pattern is a word
 * in any case; with {@code *} at its end, the beginning of one.
 *
 * @param accountTypes those that do; all when empty
 * @param accountTypesOut those that do not, even so
 * @param categories those that do; all when empty
 * @param categoriesOut those that do not, even so
 */
public record MoneyFilter(
        List<String> accountTypes,
        List<String> accountTypesOut,
        List<String> categories,
        List<String> categoriesOut) {

    /** Lets all pass. */
    public static final MoneyFilter NONE =
            new MoneyFilter(List.of(), List.of(), List.of(), List.of());

    public MoneyFilter {
        accountTypes = List.copyOf(accountTypes);
        accountTypesOut = List.copyOf(accountTypesOut);
        categories = List.copyOf(categories);
        categoriesOut = List.copyOf(categoriesOut);
    }

    /**
     * Whether accounts of a type, and their transactions, become records.
     *
     * @param type may be null, which only an empty list of types takes
     */
    public boolean acceptsAccount(String type) {
        return accepts(accountTypes, accountTypesOut, type);
    }

    /**
     * Whether transactions of a category become records.
     *
     * @param category may be null, which only an empty list of categories takes
     */
    public boolean acceptsCategory(String category) {
        return accepts(categories, categoriesOut, category);
    }

    private static boolean accepts(List<String> in, List<String> out, String word) {
        return (in.isEmpty() || matches(in, word)) && !matches(out, word);
    }

    private static boolean matches(List<String> patterns, String word) {
        if (word == null) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        for (String written : patterns) {
            String pattern = written.strip().toLowerCase(Locale.ROOT);
            boolean open = pattern.endsWith("*");
            String text = open ? pattern.substring(0, pattern.length() - 1) : pattern;
            if (open ? lower.startsWith(text) : lower.equals(text)) {
                return true;
            }
        }
        return false;
    }
}
