package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.hl7.parse.Hl7IssueCode;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class DocumentMapperTest {

    @Test
    void theTextOfADocumentIsGatheredUnderItsHeader() {
        Sample sample =
                Sample.of(
                        "MDM^T02",
                        "PID|1||P",
                        "TXA|1|DS^Summary|TX|20260102||20260103|||A1^Au^Thor|||DOC1|DOC0||||AU|R|AV",
                        "OBX|1|TX|T^Text||line one",
                        "OBX|2|TX|T^Text||line two~line three",
                        "OBX|3|NM|N||5");
        Struct document = sample.list("documents").get(0);
        assertThat(document.getString("id")).isEqualTo("DOC1");
        assertThat(document.getString("type")).isEqualTo("DS");
        assertThat(document.getString("type_text")).isEqualTo("Summary");
        assertThat(document.getString("content")).isEqualTo("line one\nline two\nline three");
        assertThat(document.getString("encoding")).isEqualTo("text");
        assertThat(document.getInt32("size")).isEqualTo(28);
        assertThat(document.getString("authored_at")).isEqualTo("2026-01-03");
        assertThat(document.getString("author_name")).isEqualTo("Thor Au");
        assertThat(document.getString("status")).isEqualTo("AU");
        assertThat(document.getString("parent_id")).isEqualTo("DOC0");
        assertThat(document.getString("availability")).isEqualTo("AV");
        List<Struct> lines = sample.list("observations");
        assertThat(lines.get(0).get("value")).isNull();
        assertThat(lines.get(0).getInt32("document_index")).isZero();
        assertThat(lines.get(2).getString("value")).isEqualTo("5");
    }

    @Test
    void encapsulatedDataFillTheOpenDocument() {
        Sample sample =
                Sample.of(
                        "MDM^T02",
                        "PID|1||P",
                        "TXA|1|DS",
                        "OBX|1|ED|T||APP^application^pdf^Base64^aGVs bG8=");
        Struct document = sample.list("documents").get(0);
        assertThat(document.getString("content")).isEqualTo("aGVsbG8=");
        assertThat(document.getString("mime_type")).isEqualTo("application/pdf");
        assertThat(document.getInt32("size")).isEqualTo(5);
    }

    @Test
    void encapsulatedDataOfAResultAreADocumentOfItsOwn() {
        Sample sample =
                Sample.of(
                        "ORU^R01",
                        "PID|1||P",
                        "OBR|1|||X",
                        "OBX|1|ED|PDF^Report||^IM^JPEG^Hex^68656c6c6f||||||F",
                        "OBX|2|RP|IMG||https://example.org/i^^image^png");
        List<Struct> documents = sample.list("documents");
        assertThat(documents.get(0).getString("content")).isEqualTo("aGVsbG8=");
        assertThat(documents.get(0).getString("mime_type")).isEqualTo("image/jpeg");
        assertThat(documents.get(0).getInt32("order_index")).isZero();
        assertThat(documents.get(0).getString("status")).isEqualTo("F");
        assertThat(documents.get(1).getString("reference")).isEqualTo("https://example.org/i");
        assertThat(sample.list("observations").get(1).getInt32("document_index")).isEqualTo(1);
    }

    @Test
    void aDocumentTooLargeForItsRecordBecomesAttachments() {
        byte[] pdf = new byte[40_000];
        new Random(1).nextBytes(pdf);
        Interpreted.Accepted accepted =
                Sample.of(
                                "MDM^T02",
                                "PID|1||P",
                                "TXA|1|DS",
                                "OBX|1|ED|T||^application^pdf^Base64^"
                                        + Base64.getEncoder().encodeToString(pdf))
                        .option("max.record.bytes", "20000")
                        .accepted();
        Struct document = accepted.value().<Struct>getArray("documents").get(0);
        assertThat(accepted.value().get("raw")).isNull();
        assertThat(accepted.issues())
                .extracting(issue -> issue.code())
                .contains(Hl7IssueCode.RAW_OMITTED);
        assertThat(document.get("content")).isNull();
        assertThat(document.getInt32("size")).isEqualTo(pdf.length);
        assertThat(joined(accepted.attachments())).isEqualTo(pdf);
        assertThat(accepted.attachments())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        piece -> {
                            piece.validate();
                            assertThat(piece.getString("id"))
                                    .isEqualTo(document.getString("attachment"))
                                    .isEqualTo(document.getString("sha256"));
                        });
    }

    private static byte[] joined(List<Struct> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(
                piece -> out.writeBytes(Base64.getDecoder().decode(piece.getString("content"))));
        return out.toByteArray();
    }

    @Test
    void aVeryLongValueIsAttachedToo() {
        Interpreted.Accepted accepted =
                Sample.of("ORU^R01", "PID|1||P", "OBX|1|TX|T||" + "x".repeat(50_000))
                        .option("max.record.bytes", "20000")
                        .accepted();
        assertThat(joined(accepted.attachments())).hasSize(50_000);
    }

    @Test
    void whatNothingMakesFitIsRefused() {
        String[] lines = new String[400];
        java.util.Arrays.fill(lines, "OBX|1|ST|T||x");
        Interpreted interpreted =
                Sample.of("ORU^R01", lines).option("max.record.bytes", "20000").interpreted();
        assertThat(interpreted).isInstanceOf(Interpreted.Refused.class);
        assertThat(interpreted.issues().get(0).code()).isEqualTo(Hl7IssueCode.MESSAGE_TOO_LARGE);
    }
}
