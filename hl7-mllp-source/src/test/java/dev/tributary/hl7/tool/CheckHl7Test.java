package dev.tributary.hl7.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHl7Test {

    private static final String BORN_AFTER =
            """
            MSH|^~\\&|ADT|HOSP|EHR|HOSP|20260102100000+0000||ADT^A01^ADT_A01|42|P|2.5.1
            PID|1||4711^^^HOSP^MR||Doe^Jane||20270115|F
            """;

    @TempDir private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void message() throws Exception {
        Files.writeString(dir.resolve("a.hl7"), BORN_AFTER);
    }

    @Test
    void judgesByFieldsWhereNothingIsSaid() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("DATES_REVERSED", "at PID-7");
    }

    @Test
    void judgesAtTheLevelAskedFor() {
        assertThat(run("--level", "none")).isZero();
        assertThat(out.toString()).doesNotContain("DATES_REVERSED");
        assertThat(run("--level", "structure")).isZero();
        assertThat(out.toString()).contains("SEGMENT_MISSING", "at PV1");
    }

    @Test
    void endsWithOneWhereStrictWouldRefuse() {
        assertThat(run("--strict")).isEqualTo(1);
        assertThat(out.toString()).contains("refused, DATES_REVERSED");
        assertThat(run("--strict", "--level", "none")).isZero();
    }

    @Test
    void judgesByAFileOfRules() throws Exception {
        Path rules =
                Files.writeString(
                        dir.resolveSibling(dir.getFileName() + ".json"),
                        "{\"rules\":[{\"code\":\"NO_VISIT\",\"severity\":\"error\","
                                + "\"path\":\"encounter.id\",\"required\":true}]}");
        assertThat(run("--rules", rules.toString(), "--strict", "--level", "none")).isEqualTo(1);
        assertThat(out.toString()).contains("NO_VISIT", "at encounter.id");
        Files.delete(rules);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(run("--level", "deep")).isEqualTo(2);
        assertThat(run("--level")).isEqualTo(2);
        assertThat(run("--rules", "/nowhere")).isEqualTo(2);
        assertThat(run("--what")).isEqualTo(2);
        assertThat(new CheckHl7().run(new PrintWriter(out), new PrintWriter(err))).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--level is one of none, fields, structure",
                        "--level needs a value",
                        "rules.file: there is no such file",
                        "unknown option --what",
                        "name at least one file");
    }

    @Test
    void explainsItself() {
        assertThat(new CheckHl7().run(new PrintWriter(out), new PrintWriter(err), "--help"))
                .isZero();
        assertThat(out.toString()).contains("--level", "--rules", "--strict", "--json");
    }

    private int run(String... options) {
        String[] args =
                Stream.concat(Stream.of(dir.toString()), Stream.of(options)).toArray(String[]::new);
        return new CheckHl7().run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
