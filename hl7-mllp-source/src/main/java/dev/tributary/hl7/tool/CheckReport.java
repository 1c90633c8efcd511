package dev.tributary.hl7.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.RecordJson;
import dev.tributary.hl7.map.Interpreted;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a check finds and prints it, for people or as one line of JSON. */
final class CheckReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PLACES_PER_CODE = 5;

    private final boolean json;
    private final boolean records;
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private final Map<String, Long> byCode = new TreeMap<>();
    private final Map<String, Map<String, Long>> places = new TreeMap<>();
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
        byCode.merge(issue.code().name(), 1L, Long::sum);
        places.computeIfAbsent(issue.code().name(), code -> new TreeMap<>())
                .merge(issue.location(), 1L, Long::sum);
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
        line.put("issues", byCode);
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
        places.forEach(
                (code, counts) -> {
                    out.printf("%8d  %s%n", byCode.get(code), code);
                    counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .limit(PLACES_PER_CODE)
                            .filter(place -> !place.getKey().isEmpty())
                            .forEach(
                                    place ->
                                            out.printf(
                                                    "          %6d at %s%n",
                                                    place.getValue(), place.getKey()));
                });
    }
}
