package dev.tributary.masking.action;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * US ZIP codes down to their first three digits, or to 000 where so few people live under these
 * that they would tell too much (45 CFR 164.514(b)(2)(i)(B)).
 */
public final class ZipCodes {

    private static final String LISTS = "zip3.tsv";
    private static final String TOO_FEW = "000";
    private static final int FIVE = 5;
    private static final int KEPT = 3;
    private static final int WITH_EXTENSION = 10;

    private final Set<String> tooFew;

    private ZipCodes(Set<String> tooFew) {
        this.tooFew = tooFew;
    }

    /** By all lists that ship with this version together. */
    public static ZipCodes standard() {
        return new ZipCodes(
                lists().values().stream().flatMap(List::stream).collect(Collectors.toSet()));
    }

    /** The lists by their names. */
    static Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        try (InputStream in = ZipCodes.class.getResourceAsStream(LISTS);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab > 0) {
                    lists.put(line.substring(0, tab), List.of(line.substring(tab + 1).split(" ")));
                }
            }
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this jar", e);
        }
    }

    /**
     * The first three digits of five, or of five with an extension behind a hyphen, whose beginning
     * says nothing more; 000 where few people live.
     *
     * @return empty for anything else: codes of other countries, and nine digits in a row, which
     *     may be another number altogether
     */
    public Optional<String> firstThree(String zip) {
        String code = zip.strip();
        boolean five = code.length() == FIVE && digits(code, 0, FIVE);
        boolean extended =
                code.length() == WITH_EXTENSION
                        && code.charAt(FIVE) == '-'
                        && digits(code, 0, FIVE)
                        && digits(code, FIVE + 1, WITH_EXTENSION);
        if (!five && !extended) {
            return Optional.empty();
        }
        String start = code.substring(0, KEPT);
        return Optional.of(tooFew.contains(start) ? TOO_FEW : start);
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
