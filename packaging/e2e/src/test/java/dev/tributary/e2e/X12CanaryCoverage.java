package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/** Whether canaries went every way that an interchange can go. */
final class X12CanaryCoverage {
    /** Codes that nothing brings about which is planted, each with its reason. */
    private static final Map<String, String> UNSEEN =
            Map.of(
                    "ELEMENT_SITUATION_UNUSED", "no rule of the guides rules an element out",
                    "SEGMENT_DEPENDENT_UNUSED", "no rule of the guides rules a segment out",
                    "PREMIUM_UNBALANCED",
                            "an 820 gives no record of its set, so its answer alone tells of it, as"
                                    + " of any element that does not go with others");

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
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|.*$");

    /** Where the page of issues tells how a code of an envelope is answered. */
    private static final Pattern ANSWERED = Pattern.compile("\\| ((?:TA105|AK905|IK502) \\w+) \\|");

    private static final Pattern COUNTED = Pattern.compile("type=x12-source.*issue=([A-Z0-9_]+)");

    private final CanaryWorker worker;

    X12CanaryCoverage(CanaryWorker worker) {
        this.worker = worker;
    }

    /**
     * Fails where a topic is missing, or where an issue that is documented was found nowhere.
     *
     * @param answers the acknowledgements that were sent: what is noted of an envelope whose
     *     records are taken stands in them alone
     */
    void assertAll(List<String> answers) throws IOException, JMException {
        List<String> expected = new ArrayList<>(TOPICS);
        for (String kind : X12CanaryConnectors.kinds()) {
            expected.add("lenient." + kind);
            expected.add("masked." + kind + ".masked");
        }
        assertThat(worker.reader().topics())
                .containsAll(expected.stream().map(X12CanaryConnectors.PREFIX::concat).toList());
        Set<String> documented = new TreeSet<>();
        Set<String> seen = seen();
        Set<String> told = told(answers);
        Matcher code = CODE.matcher(Files.readString(ISSUES));
        while (code.find()) {
            documented.add(code.group(1));
            Matcher answered = ANSWERED.matcher(code.group());
            if (answered.find() && told.contains(answered.group(1))) {
                seen.add(code.group(1));
            }
        }
        assertThat(documented).containsAll(UNSEEN.keySet());
        documented.removeAll(UNSEEN.keySet());
        assertThat(seen).containsAll(documented);
    }

    /** What answers tell of envelopes, as {@code AK905 5}. */
    private static Set<String> told(List<String> answers) {
        Set<String> told = new TreeSet<>();
        for (String answer : answers) {
            for (String segment : answer.split("~", -1)) {
                String[] elements = segment.split("\\*", -1);
                switch (elements[0]) {
                    case "TA1" -> told.add("TA105 " + elements[5]);
                    // Of a set that is refused, or a group without any, there is a dead letter.
                    case "IK5" -> {
                        if (elements[1].equals("E")) {
                            add(told, "IK502 ", elements, 2);
                        }
                    }
                    case "AK9" -> {
                        if (!elements[3].equals("0")) {
                            add(told, "AK905 ", elements, 5);
                        }
                    }
                    default -> {
                        // Says nothing of an envelope.
                    }
                }
            }
        }
        return told;
    }

    private static void add(Set<String> told, String name, String[] elements, int first) {
        for (int at = first; at < elements.length; at++) {
            told.add(name + elements[at]);
        }
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
