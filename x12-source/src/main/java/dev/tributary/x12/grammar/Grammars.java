package dev.tributary.x12.grammar;

import dev.tributary.commons.x12.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All grammars that sets can be read by, as they come with the plugin and as partners' overlays
 * change them. They do not change once made; any thread may use them.
 */
public final class Grammars {

    private static final String INDEX = "guides.txt";
    private static final Pattern GUIDE_VERSION = Pattern.compile("(\\d{6}X\\d{3})([A-Z]\\d*)?");
    private static final int RELEASE_LENGTH = 6;
    private static final int BHT = Segment.code("BHT");

    /** By overlay; those without one under the empty name. */
    private final Map<String, List<Grammar>> grammars = new HashMap<>();

    private final List<String> overlays;

    private Grammars(Tables tables, CodeLists lists, List<Overlay> overlays) {
        List<Grammar> plain = new ArrayList<>();
        for (String guide : tables.guides()) {
            plain.add(tables.grammar(guide, lists, List.of()));
        }
        grammars.put("", List.copyOf(plain));
        Map<String, List<Overlay>> byName = new LinkedHashMap<>();
        for (Overlay overlay : overlays) {
            byName.computeIfAbsent(overlay.name(), name -> new ArrayList<>()).add(overlay);
            if (plain.stream().noneMatch(grammar -> grammar.name().equals(overlay.guide()))) {
                throw new GrammarException(
                        "overlay " + overlay.name(), 1, "there is no guide " + overlay.guide());
            }
        }
        byName.forEach(
                (name, changes) -> grammars.put(name, changed(tables, lists, plain, changes)));
        this.overlays = List.copyOf(byName.keySet());
    }

    private static List<Grammar> changed(
            Tables tables, CodeLists lists, List<Grammar> plain, List<Overlay> changes) {
        List<Grammar> all = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            String name = plain.get(i).name();
            List<Overlay> own = changes.stream().filter(c -> c.guide().equals(name)).toList();
            all.add(
                    own.isEmpty()
                            ? plain.get(i)
                            : tables.grammar(tables.guides().get(i), lists, own));
        }
        return all;
    }

    /** The tables that come with the plugin, and nothing else. */
    public static Grammars standard() {
        return with(CodeLists.none(), Map.of());
    }

    /**
     * The tables that come with the plugin.
     *
     * @param lists mounted code lists
     * @param overlays texts of overlay files, by file names for errors
     * @throws GrammarException when an overlay cannot be read
     */
    public static Grammars with(CodeLists lists, Map<String, String> overlays) {
        List<Overlay> read = new ArrayList<>();
        overlays.forEach((file, text) -> read.addAll(Overlay.read(file, text)));
        return new Grammars(Tables.of(Grammars::resource), lists, read);
    }

    /**
     * Tables from elsewhere.
     *
     * @param files text of a table by its file name, as {@code guides.txt}; null where there is
     *     none
     */
    static Grammars of(Function<String, String> files, CodeLists lists, List<Overlay> overlays) {
        return new Grammars(Tables.of(files), lists, overlays);
    }

    private static String resource(String file) {
        try (InputStream in = Grammars.class.getResourceAsStream(file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the overlays that partners may name. */
    public List<String> overlays() {
        return overlays;
    }

    /** All, without overlays. */
    public List<Grammar> all() {
        return grammars.get("");
    }

    /** Whether any grammar is for sets of that ST-01. */
    public boolean knowsSet(String set) {
        return all().stream().anyMatch(grammar -> grammar.set().equals(set));
    }

    /** Whether any grammar is for that release, by a version that starts with it. */
    public boolean knowsRelease(String version) {
        return version != null && all().stream().anyMatch(g -> version.startsWith(g.release()));
    }

    /**
     * The grammar of a set: by its implementation version, the one before or after an errata
     * included; by what it holds, where several are for that version, or the version names a
     * release and no guide.
     *
     * @param set ST-01
     * @param version ST-03, or else GS-08; may be null
     * @param overlay the partner's; null for none
     * @param traits what it holds
     */
    public Optional<Grammar> find(String set, String version, String overlay, SetTraits traits) {
        if (set == null || version == null) {
            return Optional.empty();
        }
        List<Grammar> known = grammars.getOrDefault(overlay == null ? "" : overlay, all());
        List<Grammar> ofSet = known.stream().filter(g -> g.set().equals(set)).toList();
        List<Grammar> found =
                ofSet.stream().filter(grammar -> grammar.versions().contains(version)).toList();
        if (found.isEmpty()) {
            found = ofSet.stream().filter(grammar -> isNear(grammar, version)).toList();
        }
        if (found.size() > 1) {
            found = byContent(found, traits);
        }
        return found.stream().findFirst();
    }

    private static boolean isNear(Grammar grammar, String version) {
        Matcher wanted = GUIDE_VERSION.matcher(version);
        if (!wanted.matches()) {
            return version.length() == RELEASE_LENGTH && version.equals(grammar.release());
        }
        for (String own : grammar.versions()) {
            Matcher guide = GUIDE_VERSION.matcher(own);
            if (guide.matches() && guide.group(1).equals(wanted.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static List<Grammar> byContent(List<Grammar> found, SetTraits traits) {
        List<Grammar> fitting = found.stream().filter(g -> fits(g, traits)).toList();
        return fitting.isEmpty() ? found : fitting;
    }

    private static boolean fits(Grammar grammar, SetTraits traits) {
        if (traits.service() != 0 && grammar.root().index().of(traits.service()) < 0) {
            return false;
        }
        for (SegmentRow row : grammar.root().heads) {
            if (row.code() == BHT) {
                return accepts(row, 0, traits.structure()) && accepts(row, 1, traits.purpose());
            }
        }
        return true;
    }

    private static boolean accepts(SegmentRow row, int element, String code) {
        CodeSet codes = row.elements().rows()[element].codes();
        return code == null || codes == null || codes.codes().contains(code);
    }

    /** The files that tables stand in. */
    private record Tables(
            Function<String, String> files,
            List<String> guides,
            Map<String, Dictionary> dictionaries) {

        static Tables of(Function<String, String> files) {
            List<String> guides = new ArrayList<>();
            for (String line : text(files, INDEX).split("\n", -1)) {
                String guide = TableText.withoutComment(line).strip();
                if (!guide.isEmpty()) {
                    guides.add(guide);
                }
            }
            return new Tables(files, guides, new HashMap<>());
        }

        private static String text(Function<String, String> files, String file) {
            String text = files.apply(file);
            if (text == null) {
                throw new GrammarException(file, 0, "there is no such file");
            }
            return text;
        }

        Grammar grammar(String guide, CodeLists lists, List<Overlay> overlays) {
            String file = guide + ".x12g";
            GuideTable table = GuideReader.read(file, text(files, file));
            overlays.forEach(overlay -> overlay.apply(table));
            return GrammarBuilder.build(table, dictionary(table.release), lists);
        }

        /** Its segments stand in one file, or in two for those that write them. */
        private Dictionary dictionary(String release) {
            Dictionary known = dictionaries.get(release);
            if (known == null) {
                known = DictionaryFiles.read(files, release);
                dictionaries.put(release, known);
            }
            return known;
        }
    }
}
