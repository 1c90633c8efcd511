package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that tells how to write a policy tells the truth. */
class PolicyPageTest {

    private static final Path PAGE = Path.of("..", "docs", "masking-policy.md");
    private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```");

    static List<String> examples() throws IOException {
        return JSON.matcher(page()).results().map(block -> block.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAPolicy(String json) {
        assertThat(PolicyParser.parse(json).id()).isNotEmpty();
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void everyActionIsExplainedWithItsParameters(ActionKind kind) throws IOException {
        String row = row(kind.word());

        assertThat(kind.parameters()).allMatch(name -> row.contains("`" + name + "`"));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileIsExplained(Profile profile) throws IOException {
        assertThat(page()).contains("**`" + profile.word() + "`**");
    }

    @Test
    void everyMemberIsExplained() throws IOException {
        for (String member : PolicyReader.MEMBERS) {
            assertThat(row(member)).isNotBlank();
        }
    }

    @Test
    void theRefusalIsTheOneThatItsPolicyGets() throws IOException {
        String policy =
                """
                {
                  "id": "p",
                  "rules": [
                    {"class": "SNN", "action": "drop"},
                    {"class": "MRN", "action": "token"},
                    {"class": "NAME", "action": "drop"},
                    {"class": "NAME", "action": "redact"}
                  ]
                }
                """;
        List<String> told =
                Pattern.compile("(?m)^line \\d+: .*$")
                        .matcher(page())
                        .results()
                        .map(MatchResult::group)
                        .toList();

        assertThat(told).hasSize(3);
        assertThatThrownBy(() -> PolicyParser.parse(policy))
                .hasMessage("the masking policy is refused\n" + String.join("\n", told));
    }

    /** The row of a table that begins with a word. */
    private static String row(String word) throws IOException {
        return Pattern.compile("(?m)^\\| `" + word + "` \\|.*$")
                .matcher(page())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + word))
                .group();
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
