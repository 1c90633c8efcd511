package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import dev.tributary.commons.x12.X12Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Plants something at every element of every segment: each repetition and component of more
 * elements than X12 has, in known and unknown segments; empties what the mask is shown; and looks
 * at all that is left.
 */
class X12RecallTest {

    private static final int COMPONENTS = 10;
    private static final int ELEMENTS_BEYOND = 3;
    private static final List<String> UNKNOWN = List.of("BIG", "ZZ1", "Text", "");
    private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    /** Those that X12Tokens takes by what stands in them. */
    private static final Set<String> APART = Set.of("ISA", "IEA", "BIN", "BDS");

    static final List<String> IDENTITIES = Probes.IDENTITIES;
    static final List<String> CODES = Probes.CODES;

    private final AllowList allowed = new AllowList();
    private final X12Format format = new X12Format();

    @Test
    void noCanarySurvivesAtAnyElementAndTheStructureDoes() {
        int[] count = {0};
        String payload = interchange(() -> "Canary" + count[0]++);
        String left = left(payload);
        assertThat(left).doesNotContain("Canary");
        assertThat(structure(left)).isEqualTo(structure(payload));
        assertThat(count[0]).isGreaterThan(9_000);
    }

    @ParameterizedTest
    @FieldSource("IDENTITIES")
    void noIdentitySurvivesAtAnyElement(String identity) {
        assertThat(left(interchange(() -> identity))).doesNotContain(identity);
    }

    @ParameterizedTest
    @FieldSource("CODES")
    void whatReadsAsACodePassesOnlyWhereTheListSaysSo(String code) {
        List<String> unlisted = new ArrayList<>();
        X12Tokens tokens = tokens(left(interchange(() -> code)));
        while (tokens.next()) {
            unlisted.addAll(unlistedSurvivors(tokens.segment()));
        }
        assertThat(unlisted).isEmpty();
    }

    private List<String> unlistedSurvivors(Segment segment) {
        List<String> unlisted = new ArrayList<>();
        boolean header = segment.id().equals("ISA");
        for (int number = 1; number <= segment.elementCount(); number++) {
            Slice element = segment.element(number);
            boolean delimiter = header && (number == 11 || number == 16);
            for (int r = 1; r <= element.repetitionCount(); r++) {
                for (int c = 1; c <= element.repetition(r).componentCount(); c++) {
                    String text = element.repetition(r).component(c).latin1().strip();
                    if (!text.isEmpty()
                            && !delimiter
                            && !allowed.x12(segment.id(), number, c, text)) {
                        unlisted.add(segment.location(number) + "." + c + " " + text);
                    }
                }
            }
        }
        return unlisted;
    }

    private String left(String payload) {
        return format.rewrite(payload, Masks.BLANK).orElseThrow();
    }

    private String interchange(Supplier<String> plant) {
        Map<String, Integer> segments = allowed.x12Segments();
        StringBuilder text = new StringBuilder(header(plant));
        segments.forEach(
                (id, last) -> text.append(APART.contains(id) ? "" : segment(id, last, plant)));
        UNKNOWN.forEach(id -> text.append(segment(id, 5, plant)));
        String data = plant.get() + "~*";
        text.append("BIN*").append(data.length()).append('*').append(data).append('~');
        return text.append(segment("IEA", 2, plant)).toString();
    }

    /** Padded or cut to its widths, delimiters of its own among them. */
    private static String header(Supplier<String> plant) {
        StringBuilder text = new StringBuilder("ISA");
        for (int number = 1; number <= WIDTHS.length; number++) {
            int width = WIDTHS[number - 1];
            String planted =
                    switch (number) {
                        case 11 -> "^";
                        case 12 -> "00501";
                        case 16 -> ";";
                        default -> plant.get().replaceAll("[~*]", "");
                    };
            text.append('*').append((planted + " ".repeat(width)), 0, width);
        }
        return text.append('~').toString();
    }

    private static String segment(String id, int last, Supplier<String> plant) {
        StringBuilder text = new StringBuilder(id);
        for (int element = 1; element <= last + ELEMENTS_BEYOND; element++) {
            text.append('*').append(plant.get()).append('^');
            for (int component = 1; component <= COMPONENTS; component++) {
                text.append(component > 1 ? ";" : "").append(plant.get());
            }
        }
        return text.append('~').toString();
    }

    private static List<String> structure(String payload) {
        List<String> counts = new ArrayList<>();
        X12Tokens tokens = tokens(payload);
        while (tokens.next()) {
            counts.add(tokens.kind() + " " + tokens.segment().elementCount());
        }
        return counts;
    }

    private static X12Tokens tokens(String payload) {
        return X12Tokens.of(payload.getBytes(StandardCharsets.ISO_8859_1));
    }
}
