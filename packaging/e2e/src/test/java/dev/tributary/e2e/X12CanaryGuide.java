package dev.tributary.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Transaction sets with a canary in every element that one of our guides uses, made of the guide's
 * table alone: each of its segments stands once, in its order, with the first of its codes.
 */
final class X12CanaryGuide {
    private static final Path TABLES =
            Build.ROOT.resolve("x12-source/src/main/resources/dev/tributary/x12/grammar");
    private static final Pattern WORD =
            Pattern.compile("(\\d\\d)(?:-(\\d\\d))?\\??(?:\\*\\d+)?(?:=(\\S+?)|\\((.*)\\))?");
    private static final int INDENT = 2;

    /** Of a segment whose elements its guide leaves to the dictionary. */
    private static final int ANY_ELEMENTS = 6;

    /** A definition may use itself. */
    private static final int MOST_NESTED = 4;

    /** Beyond what a guide uses. */
    private static final int MORE_ELEMENTS = 2;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String[]> rows = new ArrayList<>(); // depth, then the words
    private final Map<String, List<String[]>> definitions = new LinkedHashMap<>();

    private X12CanaryGuide(Path table) throws IOException {
        List<String[]> to = rows;
        for (String line : Files.readAllLines(table)) {
            String content = line.replaceFirst("#.*", "");
            if (content.isBlank()) {
                continue;
            }
            int depth = content.indexOf(content.strip()) / INDENT;
            String[] words = content.strip().split("\\s+", 2);
            if (depth == 0 && words[0].matches("guide|set|group|release|versions|units")) {
                headers.put(words[0], words[1]);
            } else if (words[0].equals("define")) {
                to = definitions.computeIfAbsent(words[1], name -> new ArrayList<>());
            } else {
                to = depth == 0 ? rows : to;
                to.add(new String[] {String.valueOf(depth), words[0], words[1]});
            }
        }
    }

    /** All guides that the plugin has. */
    static List<X12CanaryGuide> all() throws IOException {
        List<X12CanaryGuide> guides = new ArrayList<>();
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".x12g")).sorted().toList()) {
                guides.add(new X12CanaryGuide(file));
            }
        }
        return guides;
    }

    /** As {@code HC}. */
    String group() {
        return headers.get("group");
    }

    /** As {@code 837}. */
    String set() {
        return headers.get("set");
    }

    /** As {@code 005010X222A1}. */
    String version() {
        return headers.get("versions").split(" ", -1)[0];
    }

    boolean is5010() {
        return headers.get("release").equals("005010");
    }

    /** Whether it is about what we have sent: whoever answers may quote it. */
    boolean isAcknowledgement() {
        return group().equals("FA");
    }

    /**
     * The segments between ST and SE.
     *
     * @param turn which canary comes first; as many turns as there are bring each to each element
     * @param spoilt of which segments not even the codes are right: those whose number leaves this
     *     remainder when it is divided by 4; a negative one for none
     */
    List<String> segments(int turn, int spoilt) {
        Writing writing = new Writing(turn, spoilt);
        writing.rows(rows, 0, 0);
        return writing.segments;
    }

    /** One set on its way out. */
    private final class Writing {
        private final int turn;
        private final int spoilt;
        private final List<String> segments = new ArrayList<>();
        private final List<Integer> levels = new ArrayList<>(); // HL-01 by depth; null for none
        private int hierarchy;
        private int planted;

        Writing(int turn, int spoilt) {
            this.turn = turn;
            this.spoilt = spoilt;
        }

        private void rows(List<String[]> of, int deeper, int nested) {
            for (String[] row : of) {
                int depth = Integer.parseInt(row[0]) + deeper;
                if (row[1].equals("use")) {
                    String name = row[2].split("\\s+", -1)[0];
                    if (nested < MOST_NESTED) {
                        // What is defined is one deeper than its name, as it is in a loop.
                        rows(definitions.get(name), depth, nested + 1);
                    }
                } else if (!row[1].equals("loop") && !row[1].matches("ST|SE")) {
                    segment(row[1], row[2], depth);
                }
            }
        }

        private void segment(String id, String rest, int depth) {
            // A bar tells codes apart as well: only one between blanks ends what tells rows apart.
            int bar = (" " + rest + " ").indexOf(" | ");
            String telling = bar < 0 ? rest : rest.substring(0, bar);
            String used = bar < 0 ? "" : rest.substring(bar + 1);
            if (rest.startsWith("N ")) {
                return;
            }
            List<String> elements = new ArrayList<>();
            if (used.isBlank()) {
                for (int i = 0; i < ANY_ELEMENTS; i++) {
                    put(elements, i + 1, canary());
                }
            }
            for (String word : used.strip().split("\\s+", -1)) {
                element(elements, word);
            }
            for (String word : telling.strip().split("\\s+", -1)) {
                if (word.contains("=")) {
                    element(elements, word);
                }
            }
            if (id.equals("HL")) {
                level(elements, depth);
            } else if (spoilt >= 0 && segments.size() % 4 == spoilt) {
                spoil(elements);
            }
            segments.add(id + "*" + String.join("*", elements));
        }

        /** Its number, and that of the level around it. */
        private void level(List<String> elements, int depth) {
            while (levels.size() <= depth) {
                levels.add(null);
            }
            levels.subList(depth, levels.size()).replaceAll(level -> null);
            put(elements, 1, String.valueOf(++hierarchy));
            Integer parent = null;
            for (int i = 0; i < depth; i++) {
                parent = levels.get(i) == null ? parent : levels.get(i);
            }
            put(elements, 2, parent == null ? "" : parent.toString());
            levels.set(depth, hierarchy);
        }

        private void spoil(List<String> elements) {
            int count = elements.size() + MORE_ELEMENTS;
            for (int i = 1; i <= count; i++) {
                put(elements, i, canary() + ":" + canary() + ":" + canary() + "^" + canary());
            }
        }

        private void element(List<String> elements, String word) {
            Matcher matcher = WORD.matcher(word);
            if (!matcher.matches()) {
                return;
            }
            int number = Integer.parseInt(matcher.group(1));
            String codes = matcher.group(3);
            String value = codes == null || codes.startsWith("@") ? canary() : first(codes);
            if (matcher.group(4) != null) {
                value = composite(matcher.group(4));
            }
            if (matcher.group(2) != null) {
                List<String> components =
                        new ArrayList<>(
                                Arrays.asList(
                                        number > elements.size()
                                                ? new String[0]
                                                : elements.get(number - 1).split(":", -1)));
                put(components, Integer.parseInt(matcher.group(2)), value);
                value = String.join(":", components);
            }
            put(elements, number, value);
        }

        private String composite(String words) {
            List<String> components = new ArrayList<>();
            for (String word : words.split(",", -1)) {
                element(components, word);
            }
            return String.join(":", components);
        }

        private String first(String codes) {
            return codes.split("\\|", -1)[0];
        }

        private String canary() {
            return Canary.personal(turn + planted++);
        }

        private void put(List<String> to, int number, String value) {
            while (to.size() < number) {
                to.add("");
            }
            to.set(number - 1, value);
        }
    }
}
