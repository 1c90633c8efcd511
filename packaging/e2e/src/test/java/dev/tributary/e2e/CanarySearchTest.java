package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search of the canary test, which passes only by finding nothing, finds what is there. */
class CanarySearchTest {
    private final CanarySearch search = new CanarySearch();

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void findsACanaryInEveryForm(Canary canary) {
        byte[] text = canary.text().getBytes(UTF_8);
        for (String hidden :
                List.of(
                        canary.text().toUpperCase(Locale.ROOT),
                        canary.text().toLowerCase(Locale.ROOT),
                        Base64.getEncoder().encodeToString(text),
                        Base64.getUrlEncoder()
                                .encodeToString(("x" + canary.text()).getBytes(UTF_8)),
                        Base64.getEncoder().encodeToString(("xy" + canary.text()).getBytes(UTF_8)),
                        HexFormat.of().withUpperCase().formatHex(text),
                        HexFormat.ofDelimiter(" ").formatHex(text),
                        Arrays.toString(text),
                        URLEncoder.encode(canary.text(), UTF_8))) {
            CanarySearch fresh = new CanarySearch();
            fresh.text("here", "some words, " + hidden + ", and more");
            assertThat(fresh.findings())
                    .as(hidden)
                    .extracting(finding -> finding.needle().canary())
                    .contains(canary);
        }
    }

    @Test
    void findsADateAsARecordSpellsItAndANumberAtItsBeginningOnly() {
        search.text("record", "{\"dob\":\"1937-04-19\"}");
        search.text("message", "|193704190815|");
        search.text("other number", "1119370419");
        assertThat(search.findings())
                .extracting(CanaryFinding::place)
                .containsExactly("record", "message");
    }

    @Test
    void tellsTheFieldOfARecordAndLooksAtKeyAndHeaders() {
        byte[] canary = Canary.MRN.text().getBytes(UTF_8);
        byte[] value = "{\"a\":[{\"b\":\"MRN7Q4X81K\"}]}".getBytes(UTF_8);
        search.record(new TopicRecord("t", 0, 0, canary, value, Map.of("h", canary)));
        search.record(new TopicRecord("u", 0, 0, null, canary, Map.of()));
        search.record(new TopicRecord("v", 0, 0, null, null, Map.of()));
        assertThat(search.findings())
                .extracting(CanaryFinding::place)
                .containsExactly(
                        "topic t key", "topic t header h", "topic t value a b", "topic u value");
    }

    @Test
    void tellsTheFieldOfANumberWithManyDigits() {
        byte[] value = "{\"rate\":4716005902748165.0000000000}".getBytes(UTF_8);
        search.record(new TopicRecord("t", 0, 0, null, value, Map.of()));
        assertThat(search.findings())
                .extracting(CanaryFinding::place)
                .containsExactly("topic t value rate");
    }

    @Test
    void holdsThousandsOfSecrets() {
        List<String> secrets =
                IntStream.range(0, 3_000).mapToObj(i -> "%064x".formatted(i * 7_919L)).toList();
        CanarySearch many = CanarySearch.of(Secret.of(secrets));
        many.text("log", "x" + secrets.get(2_999) + "x");
        assertThat(many.findings()).extracting(CanaryFinding::place).contains("log");
    }

    @Test
    void tellsTheLoggerOfALine() throws IOException {
        Path log = folder.resolve("connect.log");
        Files.writeString(log, "[now] INFO nothing (a.B)\n[now] INFO MRN7Q4X81K (a.C)\nMRN7Q4X81K");
        search.log(log);
        assertThat(search.findings())
                .extracting(CanaryFinding::place)
                .containsExactly("log connect.log, logger a.C", "log connect.log");
    }

    @Test
    void tellsTheLoggersOfEntriesThatTakeSeveralLines() throws IOException {
        Path log = folder.resolve("connect.log");
        Files.writeString(log, "MRN7Q4X81K\n> a.B words\nMRN7Q4X81K\n> a.C words\nmore\n");
        assertThat(CanarySearch.loggers(log, Pattern.compile("^> (\\S+)"))).containsExactly("a.B");
    }
}
