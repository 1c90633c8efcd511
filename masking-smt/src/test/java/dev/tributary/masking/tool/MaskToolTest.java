package dev.tributary.masking.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.Keyset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskToolTest {

    private static final String MESSAGE =
            "MSH|^~\\&|A|F|B|G|20260102030405||ADT^A01|C1|P|2.5\r"
                    + "PID|1||PAT001^^^H^MR||Specimen^Sandra||19800115|F\r"
                    + "NTE|1||Ms Specimen was called\r";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void masksEachMessageOfAFile() {
        int exit = run(MESSAGE + MESSAGE, "--profile", "hipaa-safe-harbor", "--format", "hl7");

        assertThat(exit).isZero();
        assertThat(written().split("MSH", -1)).hasSize(3);
        assertThat(written())
                .contains("ADT^A01", "PID|1|")
                .doesNotContain("Specimen", "Sandra", "PAT001", "19800115");
    }

    @Test
    void findsPersonalDataInALineOfTextAndKeepsTheRest() {
        int exit =
                run(
                        "call 000-00-0000 or jane@example.org\nnothing here\n",
                        "--profile",
                        "hipaa-safe-harbor",
                        "--format",
                        "text");

        assertThat(exit).isZero();
        assertThat(written().lines()).hasSize(2).last().isEqualTo("nothing here");
        assertThat(written()).startsWith("call ").doesNotContain("jane@example.org");
    }

    @Test
    void tellsWhatEachRuleDidWithoutValues() {
        run(MESSAGE, "--profile", "hipaa-safe-harbor", "--format", "hl7", "--report");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("1 records masked, 0 refused", "NAME: ", "by the profile")
                .doesNotContain("Specimen", "PAT001");
    }

    @Test
    void tellsWhatEachRuleByPathDid(@TempDir Path folder) throws IOException {
        Path policy =
                Files.writeString(
                        folder.resolve("policy.json"),
                        """
                        {"id": "p", "rules": [
                          {"path": "$.who", "action": "redact"},
                          {"path": "$.seen.~", "action": "drop"},
                          {"path": "$.never", "action": "drop"}]}""");

        run(
                "{\"who\":\"Erika\",\"seen\":{\"4711\":1}}\n{\"who\":\"Max\"}\n",
                "--policy",
                policy.toString(),
                "--format",
                "json",
                "--report");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("2  $.who: redact, line 2", "1  $.seen.~: drop, line 3")
                .doesNotContain("$.never", "Erika", "4711");
    }

    @Test
    void pseudonymisesUnderAKey(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("keyset.json"), Keyset.generate());
        String[] args = {"--profile", "pseudonymised", "--key", key.toString(), "--format", "json"};

        int exit = run("{\"ssn\":\"000-00-0000\"}", args);

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(written()).startsWith("{").doesNotContain("000-00-0000");
    }

    @Test
    void movesTheDatesOfAMessageByDaysOfItsOwnPatient(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("keyset.json"), Keyset.generate());

        int exit =
                run(
                        MESSAGE,
                        "--profile",
                        "pseudonymised",
                        "--key",
                        key.toString(),
                        "--format",
                        "hl7");

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(written())
                .contains("tok1.")
                .containsPattern("\\|\\d{14}\\|\\|ADT")
                .doesNotContain("20260102030405", "PAT001", "Specimen", "19800115");
    }

    @Test
    void keepsTheCharacterSet() {
        Charset latin1 = StandardCharsets.ISO_8859_1;
        int exit =
                new MaskTool()
                        .run(
                                new ByteArrayInputStream("gr\u00fcn\n".getBytes(latin1)),
                                new PrintStream(out),
                                new PrintStream(err),
                                "--profile",
                                "display",
                                "--format",
                                "text",
                                "--charset",
                                "ISO-8859-1");

        assertThat(exit).isZero();
        assertThat(out.toByteArray()).isEqualTo("gr\u00fcn\n".getBytes(latin1));
    }

    @Test
    void refusesWhatItCannotFollowAndSaysWhat() {
        assertThat(run("", "--format", "hl7")).isEqualTo(2);
        assertThat(run("", "--profile", "display")).isEqualTo(2);
        assertThat(run("", "--profile", "hippa", "--format", "hl7")).isEqualTo(2);
        assertThat(run("", "--profile", "pseudonymised", "--format", "hl7")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--profile or a --policy", "--format is one of hl7, x12", "key");
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String input, String... args) {
        return new MaskTool()
                .run(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        args);
    }
}
