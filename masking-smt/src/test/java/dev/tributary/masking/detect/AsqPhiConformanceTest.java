package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The detector on the ASQ-PHI corpus (Weatherhead, Golovko, McCaffrey, 2026; synthetic clinical
 * queries).
 *
 * <p>The corpus is cut in two by the CRC-32 of each query's index: the detector was tuned on one
 * half, and the other is reported on. What counts as found, {@link LabelMatch} says. A hard
 * negative, a query without any label, counts as over-redacted when anything at all is found in it.
 * No value of the corpus stands in a message of this test.
 */
class AsqPhiConformanceTest {

    private static final TextDetector DETECTOR = TextDetector.of(EnumSet.allOf(PiiClass.class));
    private static List<LabelledQuery> queries = List.of();

    /** Counts of labels: all, found, found whole. */
    private record Recall(Map<String, int[]> byCategory) {

        static Recall of(List<LabelledQuery> queries) {
            Map<String, int[]> counts = new TreeMap<>();
            for (LabelledQuery query : queries) {
                LabelMatch match = new LabelMatch(query, DETECTOR.find(query.text()));
                for (LabelledQuery.Label label : query.labels()) {
                    int[] count = counts.computeIfAbsent(label.category(), name -> new int[3]);
                    count[0]++;
                    count[1] += match.isFound(label) ? 1 : 0;
                    count[2] += match.isFoundWhole(label) ? 1 : 0;
                }
            }
            return new Recall(counts);
        }

        int sum(int column) {
            return byCategory.values().stream().mapToInt(count -> count[column]).sum();
        }

        double percent() {
            return 100.0 * sum(1) / sum(0);
        }
    }

    @BeforeAll
    static void readCorpus() throws IOException {
        queries = LabelledQuery.read(SampleFiles.file("masking/asq-phi/queries.txt"));
    }

    @Test
    void findsNineteenOfTwentyLabelledValues() {
        Recall recall = Recall.of(half(true));
        print(recall);

        assertThat(recall.percent()).as("recall in percent").isGreaterThanOrEqualTo(95);
    }

    @Test
    void leavesNineteenOfTwentyHardNegativesAlone() {
        List<LabelledQuery> negatives = negatives(half(true));
        long redacted = redacted(negatives);
        double percent = 100.0 * redacted / negatives.size();
        System.out.printf(
                "hard negatives with a finding: %d of %d (%.1f %%), in the tuned half %d of %d%n",
                redacted,
                negatives.size(),
                percent,
                redacted(negatives(half(false))),
                negatives(half(false)).size());

        assertThat(percent).as("over-redaction in percent").isLessThanOrEqualTo(5);
    }

    /** What a span touches that nobody labelled, in the queries that have labels. */
    @Test
    void findsLittleThatNobodyLabelled() {
        int spans = 0;
        int beside = 0;
        for (LabelledQuery query : half(true)) {
            if (!query.labels().isEmpty()) {
                for (Span span : DETECTOR.find(query.text())) {
                    spans++;
                    beside += touchesLabel(query, span) ? 0 : 1;
                }
            }
        }
        System.out.printf("findings beside every label: %d of %d%n", beside, spans);

        assertThat(beside * 20).as("findings beside labels, times 20").isLessThanOrEqualTo(spans);
    }

    private static boolean touchesLabel(LabelledQuery query, Span span) {
        for (LabelledQuery.Label label : query.labels()) {
            int at = query.text().indexOf(label.value());
            while (at >= 0) {
                if (at < span.end() && at + label.value().length() > span.start()) {
                    return true;
                }
                at = query.text().indexOf(label.value(), at + 1);
            }
        }
        return false;
    }

    private static List<LabelledQuery> half(boolean reported) {
        return queries.stream().filter(query -> query.isReported() == reported).toList();
    }

    private static List<LabelledQuery> negatives(List<LabelledQuery> queries) {
        return queries.stream().filter(query -> query.labels().isEmpty()).toList();
    }

    private static long redacted(List<LabelledQuery> queries) {
        return queries.stream().filter(query -> !DETECTOR.find(query.text()).isEmpty()).count();
    }

    private static void print(Recall recall) {
        System.out.printf("%-32s %8s %6s %6s%n", "reported half", "labelled", "found", "whole");
        recall.byCategory()
                .forEach((category, count) -> printRow(category, count[0], count[1], count[2]));
        printRow("all", recall.sum(0), recall.sum(1), recall.sum(2));
        System.out.printf("tuned half: %.1f %%%n", Recall.of(half(false)).percent());
    }

    private static void printRow(String name, int all, int found, int whole) {
        System.out.printf(
                "%-32s %8d %5.1f%% %5.1f%%%n", name, all, 100.0 * found / all, 100.0 * whole / all);
    }
}
