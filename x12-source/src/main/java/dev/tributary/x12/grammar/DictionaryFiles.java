package dev.tributary.x12.grammar;

import java.util.function.Function;

/** The files of a release's dictionary: {@code segments-R.x12s} and {@code segments2-R.x12s}. */
final class DictionaryFiles {

    private static final String BASE = "base segments-";

    private DictionaryFiles() {}

    static Dictionary read(Function<String, String> files, String release) {
        String first = "segments-" + release + ".x12s";
        String text = files.apply(first);
        if (text == null) {
            throw new GrammarException(first, 0, "there is no such file");
        }
        String base = base(text);
        Dictionary dictionary = new Dictionary(base == null ? null : read(files, base));
        dictionary.read(first, text);
        String second = "segments2-" + release + ".x12s";
        String more = files.apply(second);
        if (more != null) {
            dictionary.read(second, more);
        }
        dictionary.check(first);
        return dictionary;
    }

    private static String base(String text) {
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(BASE)) {
                return line.substring(BASE.length()).strip();
            }
        }
        return null;
    }
}
