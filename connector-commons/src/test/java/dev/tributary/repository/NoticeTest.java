package dev.tributary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** NOTICE names every library that a ZIP bundles, and none that no ZIP does. */
class NoticeTest {

    /** How NOTICE calls the library of a jar, by the beginning of the jar's name. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("HikariCP", "HikariCP"),
                    Map.entry("automaton", "dk.brics.automaton"),
                    Map.entry("bcprov", "Bouncy Castle"),
                    Map.entry("commons-lang3", "Apache Commons Lang"),
                    Map.entry("error_prone_annotations", "Error Prone's annotations"),
                    Map.entry("gson", "Gson"),
                    Map.entry("hapi", "HAPI HL7v2"),
                    Map.entry("jackson", "Jackson"),
                    Map.entry("jetty", "Eclipse Jetty"),
                    Map.entry("joda-time", "Joda-Time"),
                    Map.entry("jsr305", "JSR 305"),
                    Map.entry("netty", "Netty"),
                    Map.entry("postgresql", "PostgreSQL JDBC driver"),
                    Map.entry("protobuf", "Protocol Buffers"),
                    Map.entry("snakeyaml", "SnakeYAML"),
                    Map.entry("sshd", "Apache MINA SSHD"),
                    Map.entry("stripe-java", "stripe-java"),
                    Map.entry("tink", "Tink"));

    private static final List<String> OURS =
            List.of("api-commons-", "connector-commons-", "masking-smt-");

    @Test
    void namesWhatIsBundledAndNothingElse() {
        String notice = RepositoryFiles.text(RepositoryFiles.ROOT.resolve("NOTICE"));
        TreeSet<String> unnamed = new TreeSet<>();
        TreeSet<String> bundled = new TreeSet<>();
        for (String jar : jars()) {
            Optional<String> name =
                    NAMES.entrySet().stream()
                            .filter(library -> jar.startsWith(library.getKey()))
                            .map(Map.Entry::getValue)
                            .findAny();
            if (name.isEmpty() || !notice.contains(name.get())) {
                unnamed.add(jar);
            }
            name.ifPresent(bundled::add);
        }
        assertThat(unnamed).as("bundled, and not in NOTICE or not in this test").isEmpty();
        assertThat(bundled).containsExactlyInAnyOrderElementsOf(NAMES.values());
    }

    private static List<String> jars() {
        return RepositoryFiles.all().stream()
                .filter(file -> file.getFileName().toString().equals("runtime-deps.txt"))
                .flatMap(list -> foreign(list).stream())
                .toList();
    }

    private static List<String> foreign(Path list) {
        String own = list.getParent().getFileName() + "-";
        return RepositoryFiles.text(list)
                .lines()
                .filter(jar -> !jar.isBlank() && !jar.startsWith(own))
                .filter(jar -> OURS.stream().noneMatch(jar::startsWith))
                .toList();
    }
}
