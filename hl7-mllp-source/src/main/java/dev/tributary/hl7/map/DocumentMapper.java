package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;

/**
 * TXA and what follows it, and encapsulated data anywhere, to documents (HL7 v2.9 §9.6.1). The text
 * of a document stands in the document alone; its result lines say which document it is in.
 */
final class DocumentMapper {

    private static final String DOCUMENTS = "documents";
    private static final Set<String> PROSE = Set.of("TX", "FT", "ST");

    private final Assembly assembly;
    private Part open;
    private StringBuilder text;

    DocumentMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    /** TXA begins a document, to which the results that follow belong. */
    void header(Segment txa) {
        close();
        open =
                assembly.begin(DOCUMENTS, HealthcareRecord.DOCUMENT, txa)
                        .put("order_index", assembly.orderIndex())
                        .first("id", 12)
                        .pair("type", "type_text", 2)
                        .first("title", 25)
                        .orFirst("title", 16)
                        .time("authored_at", 6)
                        .orTime("authored_at", 4)
                        .time("activity_at", 4)
                        .time("transcribed_at", 7)
                        .person("author_id", "author_name", 9)
                        .first("parent_id", 13)
                        .first("status", 17)
                        .first("confidentiality", 18)
                        .first("availability", 19);
    }

    /** Whether prose belongs to a document, which then has it. */
    boolean takesText(Part line, String lines) {
        String type = line.struct().getString("value_type");
        if (open == null || (type != null && !PROSE.contains(type))) {
            return false;
        }
        if (open.struct().get("content") != null) {
            return false;
        }
        if (text == null) {
            text = new StringBuilder(lines);
        } else {
            text.append('\n').append(lines);
        }
        line.put("document_index", open.index());
        return true;
    }

    /** ED: HL7 v2.9 §2A.2.24: source^type^subtype^encoding^data. */
    void encapsulated(Part line) {
        Reading reading = line.reading();
        for (Slice ed : Repetitions.of(line.segment().field(5))) {
            String data = reading.verbatim(ed.component(5));
            if (data == null) {
                continue;
            }
            Part document = documentFor(line);
            Content.of(
                            reading.text(ed.component(2)),
                            reading.text(ed.component(3)),
                            reading.text(ed.component(4)),
                            data)
                    .into(document);
        }
    }

    /** RP: HL7 v2.9 §2A.2.65: pointer^application^type^subtype. */
    void reference(Part line) {
        Reading reading = line.reading();
        for (Slice rp : Repetitions.of(line.segment().field(5))) {
            String pointer = reading.verbatim(rp.component(1));
            if (pointer != null) {
                documentFor(line)
                        .put("reference", pointer.strip())
                        .put(
                                "mime_type",
                                MediaTypes.of(
                                        reading.text(rp.component(3)),
                                        reading.text(rp.component(4))));
            }
        }
    }

    /** The open document, if nothing is in it yet, else a new one of the line's own. */
    private Part documentFor(Part line) {
        Part document = open;
        if (open == null
                || text != null
                || open.struct().get("content") != null
                || open.struct().get("reference") != null) {
            document =
                    assembly.begin(DOCUMENTS, HealthcareRecord.DOCUMENT, line.segment())
                            .put("order_index", assembly.orderIndex())
                            .put("type", line.struct().get("code"))
                            .put("type_text", line.struct().get("code_text"))
                            .first("status", 11)
                            .time("authored_at", 14);
            assembly.noted(line.struct());
        }
        if (line.struct().get("document_index") == null) {
            line.put("document_index", document.index());
        }
        return document;
    }

    /** Ends the document that is open: its text is complete. */
    void close() {
        if (text != null) {
            Struct document = open.struct();
            String content = text.toString();
            document.put("content", content)
                    .put("encoding", "text")
                    .put("mime_type", "text/plain")
                    .put("size", content.getBytes(StandardCharsets.UTF_8).length);
            text = null;
        }
        open = null;
    }
}
