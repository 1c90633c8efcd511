package dev.tributary.reconcile.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReconcileTest {

    private static final String BANK =
            "{\"source\":\"plaid\",\"id\":\"b1\",\"account_id\":\"a\",\"date\":\"2026-03-02\","
                    + "\"amount\":100.00,\"currency\":\"USD\","
                    + "\"references\":[{\"kind\":\"check_number\",\"value\":\"1077\"}]}";
    private static final String LEDGER =
            "{\"source\":\"quickbooks\",\"id\":\"l1\",\"account_id\":\"35\","
                    + "\"date\":\"2026-03-03\",\"amount\":100,\"currency\":\"USD\","
                    + "\"references\":[{\"kind\":\"check_number\",\"value\":\"01077\"}]}";
    private static final String ALONE =
            "{\"source\":\"plaid\",\"id\":\"b2\",\"account_id\":\"a\",\"date\":\"2026-01-02\","
                    + "\"amount\":5,\"currency\":\"USD\"}";

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new RunReconcile().run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void writesALineForEachMatchAndEachException() throws IOException {
        Path input = file("in.jsonl", BANK, ALONE);
        Path more = file("more.jsonl", LEDGER);
        Path output = folder.resolve("matches.jsonl");
        assertThat(run("--input", input.toString(), more.toString(), "--output", output.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).hasSize(1);
        JsonNode match = new ObjectMapper().readTree(lines.get(0));
        assertThat(match.path("kind").textValue()).isEqualTo("bank-ledger");
        assertThat(match.path("status").textValue()).isEqualTo("AUTO");
        assertThat(match.path("match_id").textValue()).hasSize(32);
        assertThat(match.path("score").isNull()).isTrue();
        assertThat(match.path("members").get(0).path("role").textValue()).isEqualTo("bank");
        assertThat(match.path("members").get(1).path("id").textValue()).isEqualTo("l1");
        assertThat(Files.readString(folder.resolve("matches-exceptions.jsonl")))
                .contains("MISSING_IN_LEDGER", "\"id\":\"b2\"")
                .hasLineCount(1);
        assertThat(out.toString()).contains("matches: 1", "bank-ledger AUTO 1", "exceptions: 1");
    }

    @Test
    void aLineThatCannotBeReadIsToldAndTheRestGoesOn() throws IOException {
        Path input = file("in.jsonl", BANK, "{secret", LEDGER);
        Path output = folder.resolve("m.jsonl");
        assertThat(run("--input", input.toString(), "--output", output.toString())).isEqualTo(1);
        assertThat(Files.readAllLines(output)).hasSize(1);
        assertThat(err.toString()).contains("in.jsonl line 2: NOT_JSON").doesNotContain("secret");
    }

    @Test
    void otherSourcesAreWhatTheyAreSaidToBe() throws IOException {
        Path input = file("in.jsonl", BANK, LEDGER.replace("quickbooks", "xero"));
        String output = folder.resolve("m.jsonl").toString();
        assertThat(run("--input", input.toString(), "--output", output)).isEqualTo(1);
        assertThat(err.toString()).contains("in.jsonl line 2: UNKNOWN_SOURCE at source");

        assertThat(
                        run(
                                "--input",
                                input.toString(),
                                "--output",
                                output,
                                "--source-kinds",
                                "xero:ledger"))
                .isZero();
        assertThat(Files.readAllLines(Path.of(output))).singleElement().asString().contains("xero");
        assertThat(run("--input", "x", "--output", "y", "--source-kinds", "xero")).isEqualTo(2);
        assertThat(err.toString()).contains("--source-kinds: must be source:kind");
    }

    @Test
    void readsCommaSeparatedValuesByAMapping() throws IOException {
        Path mapping =
                file(
                        "m.yaml",
                        "records:",
                        "  - when: {_file: a.csv}",
                        "    kind: bank",
                        "    source: {text: x}",
                        "    id: {path: id}",
                        "    date: {path: day}",
                        "    amount: {path: amount}",
                        "    currency: {text: USD}");
        Path input = file("a.csv", "id,day,memo,amount", "1,2026-03-02,\"a, \"\"b\"\"\",7.50");
        Path output = folder.resolve("m.jsonl");
        assertThat(
                        run(
                                "--mapping",
                                mapping.toString(),
                                "--input",
                                input.toString(),
                                "--output",
                                output.toString()))
                .isZero();
        assertThat(out.toString()).contains("1 entries, 0 lines");
        assertThat(InputFiles.cells("1,\"a, \"\"b\"\"\",7")).containsExactly("1", "a, \"b\"", "7");
    }

    @Test
    void rulesGroupsAndRatesAreRead() throws IOException {
        Path rules =
                file("r.yaml", "version: mine-2", "days: {to_ledger: 90}", "expected: {bank: b}");
        Path groups = file("g.yaml", "groups:", "  - {name: g, accounts: ['plaid:a']}");
        Path rates = file("x.csv", "date,from,to,rate", "2026-03-01,EUR,USD,1.08");
        Path input = file("in.jsonl", BANK, LEDGER, ALONE);
        Path output = folder.resolve("m.jsonl");
        int code =
                run(
                        "--rules",
                        rules.toString(),
                        "--groups",
                        groups.toString(),
                        "--rates",
                        rates.toString(),
                        "--input",
                        input.toString(),
                        "--output",
                        output.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("rules mine-2", "UNMAPPED_ACCOUNT bank-ledger 1");
        assertThat(Files.readAllLines(output)).isEmpty();
    }

    @Test
    void whatItDoesNotUnderstandEndsWithTwoAndTheRemedy() throws IOException {
        assertThat(run("--input", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("needs --output");
        assertThat(run("--input", "/nowhere.jsonl", "--output", folder + "/o")).isEqualTo(2);
        assertThat(run("--speed")).isEqualTo(2);
        assertThat(err.toString()).contains("--help");
        Path rules = file("r.yaml", "version: a", "dayz: {}");
        assertThat(run("--rules", rules.toString(), "--input", "x", "--output", "y")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean 'days'?");
        assertThat(run("--help")).isZero();
    }
}
