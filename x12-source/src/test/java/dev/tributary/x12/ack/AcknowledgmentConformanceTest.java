package dev.tributary.x12.ack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.partner.Partner.AckPolicy;
import dev.tributary.x12.partner.Partner.Scope;
import dev.tributary.x12.partner.Partner.Ta1;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Our answers beside those that another program of this kind expects of itself, for 23
 * interchanges. Compared is what stands between the envelopes, in order; a TA1 is set before all
 * else in both, where X12.5 has it. {@code pairs.tsv} holds the reason of each difference; one that
 * it does not hold, or holds otherwise, fails.
 *
 * <p>Segments are shown by codes and positions, never by values.
 */
class AcknowledgmentConformanceTest {

    private static final Set<String> ENVELOPE = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA");
    private static final int PAIRS = 23;

    /** What one side alone has, and what it comes from. */
    private record Difference(String ours, String theirs, String reason) {
        boolean isSameAs(Difference other) {
            return ours.equals(other.ours) && theirs.equals(other.theirs);
        }
    }

    @Test
    void answersAsExpectedOrForAReason() throws IOException {
        Path folder = SampleFiles.folder("x12/azoner__pyx12");
        Map<String, Difference> reasons = reasons();
        Map<String, Difference> differences = new LinkedHashMap<>();
        int pairs = 0;
        for (String line : Files.readAllLines(folder.resolve("PAIRS.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[0].equals("source") || columns[1].endsWith("-")) {
                continue;
            }
            pairs++;
            String name = columns[0].replaceAll("^.*/|\\.source\\.x12$", "");
            Difference difference =
                    difference(
                            ours(Files.readAllBytes(folder.resolve(columns[0]))),
                            body(Files.readAllBytes(folder.resolve(columns[1]))));
            if (difference != null) {
                differences.put(name, difference);
            }
            print(name, difference, reasons.get(name));
        }
        System.out.println(
                (pairs - differences.size()) + " of " + pairs + " acknowledgements are the same");
        assertThat(pairs).isEqualTo(PAIRS);
        assertThat(differences.keySet()).isEqualTo(reasons.keySet());
        differences.forEach(
                (name, difference) ->
                        assertThat(difference.isSameAs(reasons.get(name)))
                                .as(
                                        "%s differs otherwise than pairs.tsv says: ours [%s], theirs"
                                                + " [%s]",
                                        name, difference.ours(), difference.theirs())
                                .isTrue());
    }

    private static void print(String name, Difference difference, Difference known) {
        System.out.printf(
                "%-22s %s%n",
                name,
                difference == null
                        ? "same"
                        : known == null ? "NO REASON IS GIVEN" : known.reason());
        if (difference != null) {
            System.out.printf(
                    "%22s   ours alone:   %s%n%22s   theirs alone: %s%n",
                    "", difference.ours(), "", difference.theirs());
        }
    }

    private static Map<String, Difference> reasons() throws IOException {
        Map<String, Difference> reasons = new LinkedHashMap<>();
        try (InputStream in =
                AcknowledgmentConformanceTest.class.getResourceAsStream("pairs.tsv")) {
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] columns = line.split("\t", -1);
                if (!line.startsWith("#")) {
                    reasons.put(
                            columns[0],
                            new Difference(columns[2], columns[3], columns[1] + ": " + columns[4]));
                }
            }
        }
        return reasons;
    }

    private static List<String> ours(byte[] source) throws IOException {
        Partner partner =
                new Partner(
                        "sender",
                        true,
                        StandardCharsets.ISO_8859_1,
                        true,
                        Partner.all(ValidationMode.STRICT),
                        new AckPolicy(true, Ta1.REQUESTED, Scope.SET, true),
                        null);
        List<String> ours = new ArrayList<>();
        for (Acknowledgment answer : new Answering(partner, AckOptions.DEFAULTS).answer(source)) {
            ours.addAll(body(answer.interchange()));
        }
        return ta1First(ours);
    }

    private static List<String> body(byte[] interchanges) {
        List<String> segments = new ArrayList<>();
        X12Tokens tokens = X12Tokens.of(interchanges);
        while (tokens.next()) {
            Segment segment = tokens.segment();
            if (tokens.kind() == X12Tokens.Kind.SEGMENT && !ENVELOPE.contains(segment.id())) {
                int length = segment.end() - segment.start();
                segments.add(
                        new String(
                                segment.bytes(),
                                segment.start(),
                                length,
                                StandardCharsets.ISO_8859_1));
            }
        }
        return ta1First(segments);
    }

    private static List<String> ta1First(List<String> segments) {
        return segments.stream()
                .sorted(Comparator.comparing(segment -> !segment.startsWith("TA1")))
                .toList();
    }

    /** Null where there is none. */
    private static Difference difference(List<String> ours, List<String> theirs) {
        if (ours.equals(theirs)) {
            return null;
        }
        return new Difference(alone(ours, theirs), alone(theirs, ours), "");
    }

    private static String alone(List<String> some, List<String> others) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        some.forEach(segment -> counts.merge(shown(segment), 1, Integer::sum));
        Map<String, Integer> inOthers = new TreeMap<>();
        others.forEach(segment -> inOthers.merge(shown(segment), 1, Integer::sum));
        List<String> alone = new ArrayList<>();
        counts.forEach(
                (segment, count) -> {
                    int more = count - inOthers.getOrDefault(segment, 0);
                    if (more > 0) {
                        alone.add(more == 1 ? segment : more + "x" + segment);
                    }
                });
        return alone.isEmpty() ? "-" : String.join(" ", alone);
    }

    /** Codes and positions; of what was copied, that it was. */
    private static String shown(String segment) {
        String[] elements = segment.split("\\*", -1);
        return switch (elements[0]) {
            case "TA1" -> "TA1*" + elements[4] + "*" + elements[5];
            case "AK1", "AK2" -> elements[0] + "*" + elements[1];
            case "CTX" -> "CTX";
            case "AK4", "IK4" ->
                    String.join("*", List.of(elements).subList(0, 4))
                            + (elements.length > 4 ? "*value" : "");
            default -> segment;
        };
    }
}
