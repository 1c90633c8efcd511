package dev.tributary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What a reader copies from a page into a configuration is an option. Those of ours stand in the
 * generated pages; not asked while these change.
 */
@DisabledIfSystemProperty(named = "reference.update", matches = "true")
class DocumentedOptionsTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^### `([^`]+)`$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(?:json|properties).*?^ *```");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*\"?([a-z][a-z0-9]*(?:\\.[a-z0-9]+)+)\"?\\s*[:=]");
    private static final Pattern INLINE =
            Pattern.compile("`([a-z][a-z0-9]*(?:\\.[a-z0-9]+)+)=[^`\\n]*`");

    /** Beginnings of settings of Kafka and of its Connect. */
    private static final List<String> KAFKA =
            List.of(
                    "add.partitions.",
                    "cleanup.policy",
                    "config.action.",
                    "config.providers",
                    "connector.class",
                    "consumer.override.",
                    "errors.",
                    "exactly.once.",
                    "isolation.level",
                    "key.converter",
                    "linger.ms",
                    "max.message.bytes",
                    "min.insync.replicas",
                    "offset.",
                    "offsets.storage.",
                    "plugin.",
                    "predicates.",
                    "producer.override.",
                    "scheduled.rebalance.",
                    "session.timeout.",
                    "tasks.max",
                    "topic.creation.",
                    "topics.regex",
                    "transaction.",
                    "transforms.",
                    "value.converter");

    /** Of what sources of APIs share; no connector that is here has them yet. */
    private static final List<String> PLANNED = List.of("oauth.", "token.");

    @Test
    void everySettingOfAPageIsAnOption() {
        Set<String> options =
                RepositoryFiles.pages().stream()
                        .filter(DocumentedOptionsTest::isGenerated)
                        .flatMap(page -> found(HEADING, RepositoryFiles.text(page)))
                        .collect(Collectors.toSet());
        assertThat(options).contains("topic.prefix");
        Set<String> unknown = new TreeSet<>();
        for (Path page :
                RepositoryFiles.pages().stream()
                        .filter(DocumentedOptionsTest::isWritten)
                        .toList()) {
            String text = RepositoryFiles.text(page);
            Stream.concat(
                            BLOCK.matcher(text)
                                    .results()
                                    .flatMap(block -> found(SETTING, block.group())),
                            found(INLINE, text))
                    .filter(setting -> !options.contains(setting))
                    .filter(setting -> KAFKA.stream().noneMatch(setting::startsWith))
                    .filter(setting -> PLANNED.stream().noneMatch(setting::startsWith))
                    .forEach(setting -> unknown.add(RepositoryFiles.name(page) + ": " + setting));
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isGenerated(Path page) {
        return RepositoryFiles.name(page).startsWith("docs/reference/");
    }

    /** Results of benchmarks speak of the settings of peers. */
    private static boolean isWritten(Path page) {
        return !isGenerated(page) && !RepositoryFiles.name(page).startsWith("benchmarks/");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
