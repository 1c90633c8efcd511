package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/** Whether canaries went every way that a message or a connection can go. */
final class Hl7CanaryCoverage {
    /** Codes that no message from outside brings about. */
    private static final Set<String> UNREACHABLE =
            Set.of("PROCESSING_FAILED", "STRUCTURE_NOT_CHECKED");

    /**
     * What counts the faults of frames and the refusals that are planted, and in which connector.
     */
    private static final Map<String, String> FAULTS =
            Map.ofEntries(
                    Map.entry("fault-junk-before-start-total", "lenient"),
                    Map.entry("fault-missing-end-cr-total", "lenient"),
                    Map.entry("fault-nested-start-total", "lenient"),
                    Map.entry("fault-partial-at-close-total", "lenient"),
                    Map.entry("fault-oversize-total", "small"),
                    Map.entry("fault-frame-timeout-total", "secure"),
                    Map.entry("refused-proxy-header-total", "strict"),
                    Map.entry("refused-client-name-total", "secure"),
                    Map.entry("refused-tls-client-certificate-total", "secure"),
                    Map.entry("refused-tls-clear-text-total", "secure"),
                    Map.entry("repetitions-total", "lenient"),
                    Map.entry("dropped-total", "lenient"));

    private static final List<String> TOPICS =
            List.of(
                    "lenient.messages",
                    "lenient.fragments",
                    "lenient.deadletters",
                    "lenient.status",
                    "lenient.audit",
                    "small.attachments",
                    "small.attachments.masked",
                    "small.messages.oru.masked",
                    "masked.messages.masked",
                    "masked.fragments.masked",
                    "pseudonymised.messages.masked",
                    "pseudonymised.fragments.masked",
                    "quarantined.messages.masked.quarantine");

    private static final Path ISSUES = Build.ROOT.resolve("docs/reference/hl7-issues.md");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

    private final CanaryWorker worker;

    Hl7CanaryCoverage(CanaryWorker worker) {
        this.worker = worker;
    }

    /** Fails where an issue that is documented was found in no message. */
    void assertEveryIssue() throws IOException {
        Set<String> seen = new TreeSet<>(UNREACHABLE);
        List<String> topics =
                worker.reader().topics().stream()
                        .filter(topic -> topic.startsWith(Hl7CanaryConnectors.PREFIX))
                        .toList();
        MessageRecords.json(worker.reader().all(topics)).forEach(one -> codes(one, seen));
        Set<String> documented = new TreeSet<>();
        Matcher code = CODE.matcher(Files.readString(ISSUES));
        while (code.find()) {
            documented.add(code.group(1));
        }
        assertThat(documented).isNotEmpty();
        assertThat(seen).containsAll(documented);
    }

    private static void codes(JsonNode record, Set<String> seen) {
        for (String list : List.of("errors", "warnings", "issues")) {
            record.path(list).forEach(issue -> seen.add(issue.path("code").asText()));
        }
    }

    /** Fails where a topic holds nothing that canaries could have come to. */
    void assertEveryTopic() {
        for (String topic : TOPICS) {
            assertThat(worker.reader().all(Hl7CanaryConnectors.PREFIX + topic))
                    .as(topic)
                    .isNotEmpty();
        }
    }

    /** Fails where a fault of frames or a refusal was not counted. */
    void assertEveryFault() throws IOException, JMException {
        try (WorkerBeans beans = WorkerBeans.connect(worker.jmxPort())) {
            for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
                String bean =
                        "dev.tributary:type=hl7-mllp-source,connector="
                                + Hl7CanaryConnectors.PREFIX
                                + fault.getValue()
                                + ",task=0";
                assertThat(beans.number(bean, fault.getKey())).as(fault.getKey()).isPositive();
            }
        }
    }
}
