package dev.tributary.commons.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The nearest of the names, if it is near enough to be meant; the first of equally near. */
    public static Optional<String> find(String written, Collection<String> names) {
        String nearest = null;
        int least = 1 + Math.max(1, Math.min(3, written.length() / 3));
        for (String name : names) {
            int distance = distance(plain(written), plain(name));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** What to put behind a refusal: a question with the nearest of the names; else empty. */
    public static String hint(String written, Collection<String> names) {
        return find(written, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** {@code topicPrefix}, {@code topic-prefix} and {@code TOPIC_PREFIX} mean one thing. */
    private static String plain(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                .toLowerCase(Locale.ROOT)
                .replace('_', '.')
                .replace('-', '.');
    }

    /** Insertions, deletions, replacements, and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
                best = Math.min(best, d[i - 1][j - 1] + replaced);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, d[i - 2][j - 2] + 1);
                }
                d[i][j] = best;
            }
        }
        return d[a.length()][b.length()];
    }
}
