package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether canaries went every way that an interchange can go. */
final class X12CanaryCoverage {
    /** Codes that nothing which is planted brings about: their words are ours like the others'. */
    private static final Set<String> UNSEEN = Set.of();

    private static final Path ISSUES = Build.ROOT.resolve("docs/reference/x12-issues.md");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

    private final CanaryWorker worker;

    X12CanaryCoverage(CanaryWorker worker) {
        this.worker = worker;
    }

    /** Fails where a topic is empty, or where an issue that is documented was found nowhere. */
    void assertAll() throws IOException {
        for (String kind : X12CanaryConnectors.kinds()) {
            for (String topic : List.of("lenient." + kind, "masked." + kind + ".masked")) {
                assertThat(worker.reader().all(X12CanaryConnectors.PREFIX + topic))
                        .as(topic)
                        .isNotEmpty();
            }
        }
        for (String topic :
                List.of(
                        "strict.claims",
                        "strict.deadletters",
                        "partners.deadletters",
                        "lenient.acknowledgments",
                        "masked.acknowledgments.masked",
                        "lenient.status")) {
            assertThat(worker.reader().all(X12CanaryConnectors.PREFIX + topic))
                    .as(topic)
                    .isNotEmpty();
        }
        Set<String> documented = new TreeSet<>();
        Matcher code = CODE.matcher(Files.readString(ISSUES));
        while (code.find()) {
            documented.add(code.group(1));
        }
        documented.removeAll(UNSEEN);
        assertThat(seen()).containsAll(documented);
    }

    private Set<String> seen() {
        List<String> topics =
                worker.reader().topics().stream()
                        .filter(topic -> topic.startsWith(X12CanaryConnectors.PREFIX))
                        .toList();
        Set<String> seen = new TreeSet<>();
        for (JsonNode record : MessageRecords.json(worker.reader().all(topics))) {
            for (String list : List.of("errors", "warnings", "issues")) {
                record.path(list).forEach(issue -> seen.add(issue.path("code").asText()));
            }
        }
        return seen;
    }
}
