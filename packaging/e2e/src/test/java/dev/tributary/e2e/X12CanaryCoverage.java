package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/** Whether canaries went every way that an interchange can go. */
final class X12CanaryCoverage {
    /**
     * Codes that answers alone tell, and those that nothing brings about which is planted: rules
     * between segments, sums, what a mounted list or a partner's own rule says.
     */
    private static final Set<String> UNSEEN =
            Set.of(
                    "CLAIM_PAYMENT_UNBALANCED",
                    "CODE_LIST",
                    "ELEMENT_SITUATION_MISSING",
                    "ELEMENT_SITUATION_UNUSED",
                    "GROUP_CONTROL_NUMBER_DIFFERS",
                    "GROUP_CONTROL_NUMBER_INVALID",
                    "GROUP_SET_COUNT",
                    "GROUP_TRAILER_MISSING",
                    "GROUP_VERSION_UNSUPPORTED",
                    "INTERCHANGE_CONTENT",
                    "ISA_DATE_INVALID",
                    "ISA_RECEIVER_QUALIFIER",
                    "ISA_SENDER_QUALIFIER",
                    "ISA_TIME_INVALID",
                    "ISA_VERSION_UNSUPPORTED",
                    "LOOP_TOO_OFTEN",
                    "PARTNER_RULE",
                    "PREMIUM_UNBALANCED",
                    "REFUSED_WITH_OTHERS",
                    "SEGMENT_DEPENDENT_UNUSED",
                    "SEGMENT_UNUSED",
                    "SERVICE_PAYMENT_UNBALANCED",
                    "SET_CONTROL_NUMBER_DIFFERS",
                    "SET_CONTROL_NUMBER_REPEATED",
                    "SET_NOT_WANTED",
                    "SET_SEGMENT_COUNT");

    /** Connect makes a topic when its first record comes. */
    private static final List<String> TOPICS =
            List.of(
                    "strict.claims",
                    "strict.deadletters",
                    "partners.deadletters",
                    "lenient.acknowledgments",
                    "masked.acknowledgments.masked",
                    "lenient.status");

    private static final Path ISSUES = Build.ROOT.resolve("docs/reference/x12-issues.md");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

    private static final Pattern COUNTED = Pattern.compile("type=x12-source.*issue=([A-Z0-9_]+)");

    private final CanaryWorker worker;

    X12CanaryCoverage(CanaryWorker worker) {
        this.worker = worker;
    }

    /** Fails where a topic is missing, or where an issue that is documented was found nowhere. */
    void assertAll() throws IOException, JMException {
        List<String> expected = new ArrayList<>(TOPICS);
        for (String kind : X12CanaryConnectors.kinds()) {
            expected.add("lenient." + kind);
            expected.add("masked." + kind + ".masked");
        }
        assertThat(worker.reader().topics())
                .containsAll(expected.stream().map(X12CanaryConnectors.PREFIX::concat).toList());
        Set<String> documented = new TreeSet<>();
        Matcher code = CODE.matcher(Files.readString(ISSUES));
        while (code.find()) {
            documented.add(code.group(1));
        }
        documented.removeAll(UNSEEN);
        assertThat(seen()).containsAll(documented);
    }

    /** Each code has a bean of its own. */
    private Set<String> seen() throws IOException, JMException {
        Set<String> seen = new TreeSet<>();
        try (WorkerBeans beans = WorkerBeans.connect(worker.jmxPort())) {
            beans.forEach(
                    (name, all) -> {
                        Matcher code = COUNTED.matcher(name);
                        if (code.find()) {
                            seen.add(code.group(1));
                        }
                    });
        }
        return seen;
    }
}
