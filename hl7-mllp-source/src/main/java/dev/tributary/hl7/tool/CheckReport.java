package dev.tributary.hl7.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.issue.FindingCounts;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.RecordJson;
import dev.tributary.hl7.map.Interpreted;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what a check finds and prints it, for people or as one line of JSON. */
final class CheckReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean json;
    private final boolean records;
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private final FindingCounts findings = new FindingCounts();
    private long files;
    private long messages;
    private long accepted;
    private long warned;
    private long deadLetters;

    CheckReport(boolean json, boolean records, PrintWriter out) {
        this.json = json;
        this.records = records;
        this.out = out;
    }

    void file() {
        files++;
    }

    void message(String where, Interpreted interpreted) {
        messages++;
        if (interpreted instanceof Interpreted.Accepted accept) {
            accepted++;
            if (!accept.issues().isEmpty()) {
                warned++;
            }
            if (records) {
                out.println(RecordJson.write(accept.value()));
            }
        } else {
            deadLetters++;
            if (!json) {
                out.println(where + ": refused, " + interpreted.issues().get(0).code().name());
            }
        }
        interpreted.issues().forEach(this::count);
    }

    private void count(Issue issue) {
        findings.count(issue.code(), issue.location());
    }

    long deadLetters() {
        return deadLetters;
    }

    void print() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        if (json) {
            printJson(seconds);
        } else {
            printText(seconds);
        }
        out.flush();
    }

    private void printJson(double seconds) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("files", files);
        line.put("messages", messages);
        line.put("accepted", accepted);
        line.put("warnings", warned);
        line.put("dead_letters", deadLetters);
        line.put("issues", findings.byCode());
        line.put("seconds", Math.round(seconds * 1000) / 1000.0);
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names are always JSON", e);
        }
    }

    private void printText(double seconds) {
        out.printf(
                "%d messages in %d files: %d accepted (%d of them with findings), %d refused;"
                        + " %.1f s%n",
                messages, files, accepted, warned, deadLetters, seconds);
        findings.print(out);
    }
}
