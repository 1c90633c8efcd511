package dev.tributary.masking.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words that the detectors know, looked up without making a string of the text.
 *
 * <p>A list is a file of words between white space under headings such as {@code [GIVEN]}; lines
 * that begin with {@code #} are comments.
 */
final class Lexicon {

    private static final Pattern SPACES = Pattern.compile("\\s+"); // before its first use

    /** The lists that come with the detectors. */
    static final Lexicon BUILT_IN = load(List.of("names.txt", "places.txt", "words.txt"));

    private final int mask;
    private final int[] hashes; // odd; 0 where a slot is empty
    private final char[][] words;
    private final long[] traits;

    private Lexicon(Map<String, Long> entries) {
        int size = Integer.highestOneBit(entries.size()) * 4;
        mask = size - 1;
        hashes = new int[size];
        words = new char[size][];
        traits = new long[size];
        entries.forEach(this::put);
    }

    private void put(String word, long bits) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        int slot = slot(hash);
        while (hashes[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash | 1;
        words[slot] = word.toCharArray();
        traits[slot] = bits;
    }

    /** The hash of a word and one more of its letters, folded by {@link Letters#base}. */
    static int hash(int soFar, char base) {
        return soFar * 31 + base;
    }

    /**
     * What is known of a word.
     *
     * @param text holds it
     * @param start its first letter
     * @param end behind its last letter
     * @param hash its hash by {@link #hash}
     * @return a set of {@link Trait#bit}s
     */
    long traits(char[] text, int start, int end, int hash) {
        int marked = hash | 1;
        for (int slot = slot(hash); hashes[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == marked && same(words[slot], text, start, end)) {
                return traits[slot];
            }
        }
        return 0;
    }

    /** What is known of a word that stands alone. */
    long traits(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, Letters.base(word.charAt(i)));
        }
        return traits(word.toCharArray(), 0, word.length(), hash);
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }

    /** Whether a word stands there, apostrophes apart. */
    private static boolean same(char[] word, char[] text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            if (text[i] != '\'') {
                if (letters == word.length || word[letters] != Letters.base(text[i])) {
                    return false;
                }
                letters++;
            }
        }
        return letters == word.length;
    }

    private static Lexicon load(List<String> files) {
        Map<String, Long> entries = new HashMap<>();
        for (String file : files) {
            try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the plugin's jar lacks its list " + file);
                }
                read(
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                        entries);
            } catch (IOException e) {
                throw new UncheckedIOException("the plugin's list cannot be read: " + file, e);
            }
        }
        return new Lexicon(entries);
    }

    private static void read(BufferedReader lines, Map<String, Long> entries) throws IOException {
        long section = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                section = Trait.valueOf(line.substring(1, line.indexOf(']'))).bit();
            } else if (!line.startsWith("#")) {
                add(line, section, entries);
            }
        }
    }

    private static void add(String line, long section, Map<String, Long> entries) {
        SPACES.splitAsStream(line.strip())
                .filter(word -> !word.isEmpty())
                .forEach(word -> entries.merge(word, section, (a, b) -> a | b));
    }
}
