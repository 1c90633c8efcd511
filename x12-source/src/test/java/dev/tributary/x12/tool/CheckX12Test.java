package dev.tributary.x12.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckX12Test {

    private static final Path CLAIMS = Path.of("../packaging/examples/x12/1-claims.837");

    @TempDir private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void isFoundAsATool() {
        assertThat(ServiceLoader.load(ToolProvider.class).stream())
                .anyMatch(tool -> tool.type() == CheckX12.class);
    }

    @Test
    void countsWhatAFileWouldBecome() {
        assertThat(run(CLAIMS.toString())).isZero();
        assertThat(out.toString())
                .contains("1-claims.837: 1 interchange; answered by 999 A, TA1 A")
                .contains("837 005010X222A1     1 set, 2 records, 0 dead letters")
                .contains("1 interchange in 1 file: 2 records (0 of them with findings)");
    }

    @Test
    void readsFoldersAndWhatIsPacked() throws IOException {
        byte[] claims = Files.readAllBytes(CLAIMS);
        Files.write(dir.resolve("plain.edi"), claims);
        try (OutputStream gz =
                new GZIPOutputStream(Files.newOutputStream(dir.resolve("one.edi.gz")))) {
            gz.write(claims);
        }
        Path below = Files.createDirectory(dir.resolve("below"));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(below.resolve("two.zip")))) {
            for (String name : List.of("a", "b")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(claims);
            }
        }

        assertThat(run(dir.toString())).isZero();
        assertThat(out.toString()).contains("4 interchanges in 3 files: 8 records");
    }

    @Test
    void namesFindingsByCodeAndPlaceAndNoValue() throws IOException {
        Path bad = bad();

        assertThat(run(bad.toString())).isZero();
        assertThat(out.toString())
                .contains("answered by 999 E")
                .contains("ELEMENT_CODE")
                .contains("1 at 2300/CLM-07")
                .doesNotContain("*Q*");
    }

    @Test
    void endsWithOneWhereStrictWouldRefuse() throws IOException {
        Path bad = bad();

        assertThat(run("--strict", bad.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("1 set, 1 record, 1 dead letter")
                .contains("answered by 999 E");
    }

    @Test
    void refusesTheClaimsOfASubscriberWhoIsWrong() throws IOException {
        String claims = Files.readString(CLAIMS, StandardCharsets.ISO_8859_1);
        Path file =
                Files.writeString(
                        dir.resolve("bad.edi"),
                        claims.replaceFirst("DMG\\*D8\\*(\\d+)\\*M", "DMG*D8*$1*Q"));

        assertThat(run("--strict", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("1 set, 1 record, 1 dead letter")
                .contains("1 at 2010BA/DMG-03");
    }

    @Test
    void answersNoAcknowledgementsEvenWhereTheyAreRefused() throws IOException {
        String isa = Files.readString(CLAIMS, StandardCharsets.ISO_8859_1).substring(0, 106);
        String ta1 = "TA1*000000005*260101*1200*A*000~";
        String group =
                "GS*FA*A*B*20260102*1200*9*X*005010X231A1~ST*999*0001*005010X231A1~"
                        + "AK1*HC*5*005010X222A1~AK9*A*1*1*1~SE*4*0001~GE*1*9~";
        Path file =
                Files.writeString(
                        dir.resolve("answers.edi"),
                        isa
                                + ta1
                                + "IEA*0*000000999~"
                                + isa
                                + group
                                + "IEA*1*000000999~"
                                + isa
                                + ta1
                                + group.replace("GS*FA", "GS*HC")
                                + "IEA*1*000000999~");

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("3 interchanges, 3 dead letters; answered by TA1 R\n");
    }

    @Test
    void countsReceivedAcknowledgementsAsTheConnectorDoes() throws IOException {
        String isa = Files.readString(CLAIMS, StandardCharsets.ISO_8859_1).substring(0, 106);
        Path file =
                Files.writeString(
                        dir.resolve("ta1.edi"),
                        isa + "TA1*000000005*260101*1200*A*000~IEA*0*000000101~");

        assertThat(run(file.toString())).isZero();
        assertThat(out.toString()).contains("1 interchange in 1 file: 1 record (");
    }

    @Test
    void keepsASetWithoutClaimsAsADeadLetter() throws IOException {
        String claims = Files.readString(CLAIMS, StandardCharsets.ISO_8859_1);
        Path file =
                Files.writeString(
                        dir.resolve("none.edi"), claims.replaceFirst("(?s)BHT.*SE\\*39", "SE*2"));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("1 set, 0 records, 1 dead letter")
                .contains("SET_WITHOUT_UNITS")
                .contains("answered by 999 R");
    }

    @Test
    void printsOneLineOfJson() throws IOException {
        Path bad = bad();

        run("--json", "--strict", bad.toString());

        assertThat(out.toString().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.at("/files").asInt()).isEqualTo(1);
        assertThat(line.at("/interchanges").asInt()).isEqualTo(1);
        assertThat(line.at("/dead_letters").asInt()).isEqualTo(1);
        assertThat(line.at("/records").asInt()).isEqualTo(1);
        assertThat(line.at("/sets/837 005010X222A1/dead_letters").asInt()).isEqualTo(1);
        assertThat(line.at("/places/ELEMENT_CODE").get("2300/CLM-07").asInt()).isEqualTo(1);
        assertThat(line.at("/acknowledgements/999/E").asInt()).isEqualTo(1);
    }

    @Test
    void writesTheAnswers() throws IOException {
        Path answers = dir.resolve("answers");

        assertThat(run("--acks", answers.toString(), CLAIMS.toString())).isZero();

        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(answers)) {
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        assertThat(texts).hasSize(2);
        assertThat(texts.get(0)).contains("~ST*999*0001*005010X231A1~").contains("~IK5*A~");
        assertThat(texts.get(1)).contains("~TA1*").contains("*A*000~IEA*0*");
    }

    @Test
    void takesThePartnersOfAFile() throws IOException {
        Path partners =
                Files.writeString(
                        dir.resolve("partners.yaml"),
                        """
                        - name: payer
                          id: CLEARHOUSE
                          transaction_sets: [835]
                        """);

        assertThat(run("--partners", partners.toString(), "--json", withSender("CLEARHOUSE")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("\"partners\":{\"payer\":1}")
                .contains("\"GROUP_NOT_SUPPORTED\":{\"GS-01\":1}")
                .contains("\"999\":{\"R\":1}");
    }

    @Test
    void refusesANumberThatWasUsedBeforeOnDemand() throws IOException {
        Files.write(dir.resolve("a"), Files.readAllBytes(CLAIMS));
        Files.write(dir.resolve("b"), Files.readAllBytes(CLAIMS));

        assertThat(run("--duplicates", dir.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("INTERCHANGE_DUPLICATE", "at ISA-13", "TA1 R");
    }

    @Test
    void refusesASetWithItsUnitsWhereThePartnerWantsSo() throws IOException {
        Path bad = bad();

        assertThat(
                        run(
                                "--partners",
                                "[{\"name\":\"all\",\"id\":\"%s\",\"validation\":\"strict\","
                                                .formatted(sender())
                                        + "\"acknowledgement\":{\"scope\":\"set\"}}]",
                                bad.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("1 set, 0 records, 2 dead letters")
                .contains("answered by 999 R");
    }

    @Test
    void countsWhatIsNoInterchange() throws IOException {
        Files.writeString(dir.resolve("empty"), "");
        Files.writeString(dir.resolve("text"), "no interchange at all");
        Files.write(dir.resolve("torn"), torn());

        assertThat(run(dir.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("FILE_WITHOUT_INTERCHANGE", "BYTES_OUTSIDE", "INTERCHANGE_TORN")
                .contains("torn: 1 interchange, 1 dead letter; answered by TA1 R");
    }

    @Test
    void printsRecordsAndTheirTrees() {
        assertThat(run("--records", CLAIMS.toString())).isZero();
        assertThat(out.toString()).contains("{\"metadata\":{").doesNotContain("\"tree\":");
        out.getBuffer().setLength(0);
        assertThat(run("--tree", CLAIMS.toString())).isZero();
        assertThat(out.toString()).contains("\"tree\":");
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(run("--what", "x")).isEqualTo(2);
        assertThat(run("--acks")).isEqualTo(2);
        assertThat(run("--json")).isEqualTo(2);
        assertThat(run(dir.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("--partners", "[{}]", CLAIMS.toString())).isEqualTo(2);
        assertThat(run("--overlay", dir.resolve("none").toString(), CLAIMS.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("unknown option --what")
                .contains("--acks needs a value")
                .contains("name at least one file")
                .contains("nowhere")
                .contains("partners[0] needs 'name'")
                .contains("grammar.overlays: a file cannot be read");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--acks DIR");
    }

    /** The example with a code in its first claim that the guide does not have. */
    private Path bad() throws IOException {
        String claims = Files.readString(CLAIMS, StandardCharsets.ISO_8859_1);
        return Files.writeString(
                dir.resolve("bad.edi"),
                claims.replaceFirst("(CLM\\*[^~]*:1\\*Y)\\*A\\*", "$1*Q*")
                        .replace("*1*T*", "*0*T*"));
    }

    private static byte[] torn() throws IOException {
        byte[] claims = Files.readAllBytes(CLAIMS);
        return java.util.Arrays.copyOf(claims, claims.length / 2);
    }

    private static String sender() throws IOException {
        return Files.readString(CLAIMS).substring(35, 50).strip();
    }

    private String withSender(String sender) throws IOException {
        String claims = Files.readString(CLAIMS);
        String padded = (sender + " ".repeat(15)).substring(0, 15);
        return Files.writeString(
                        dir.resolve("other.edi"),
                        claims.substring(0, 35)
                                + padded
                                + claims.substring(50).replace("*1*T*", "*0*T*"))
                .toString();
    }

    private int run(String... args) {
        return new CheckX12().run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
