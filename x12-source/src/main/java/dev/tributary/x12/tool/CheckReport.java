package dev.tributary.x12.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.issue.FindingCounts;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.record.RecordJson;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts what a check finds and prints it, for people or as one line of JSON. */
final class CheckReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ORDINAL = Pattern.compile("\\[[0-9.]+\\]");

    /** Of one kind of set, in a file or in all. */
    private static final class SetCounts {
        private long sets;
        private long records;
        private long letters;

        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("sets", sets);
            map.put("records", records);
            map.put("dead_letters", letters);
            return map;
        }
    }

    private final boolean json;
    private final boolean printsRecords;
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private final FindingCounts findings = new FindingCounts();
    private final Map<String, Long> partners = new TreeMap<>();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, Map<String, Long>> answers = new TreeMap<>();
    private final Map<String, SetCounts> sets = new TreeMap<>();
    private long files;
    private long interchanges;
    private long records;
    private long withFindings;
    private long letters;

    // Of the file.
    private Path file;
    private final Map<String, SetCounts> setsOfFile = new TreeMap<>();
    private final Map<String, Long> answersOfFile = new TreeMap<>();
    private long interchangesOfFile;
    private long lettersOfFile;
    private String set = ""; // its kind

    CheckReport(boolean json, boolean printsRecords, PrintWriter out) {
        this.json = json;
        this.printsRecords = printsRecords;
        this.out = out;
    }

    /** Another file. */
    void begin(Path begun) {
        file = begun;
        files++;
        setsOfFile.clear();
        answersOfFile.clear();
        interchangesOfFile = 0;
        lettersOfFile = 0;
    }

    /** Whether something of the file would become a dead letter. */
    boolean hasLetters() {
        return lettersOfFile > 0;
    }

    void interchange(String partner) {
        interchanges++;
        interchangesOfFile++;
        partners.merge(partner, 1L, Long::sum);
    }

    void set(TransactionSet begun) {
        String version = begun.version();
        set = known(begun.identifier()) + (version == null ? "" : " " + version);
        counts(setsOfFile).sets++;
        counts(sets).sets++;
    }

    /** An id of a set is no value, unless it is none: then it is not shown. */
    private static String known(String identifier) {
        return identifier != null && identifier.matches("[0-9]{3}") ? identifier : "???";
    }

    private SetCounts counts(Map<String, SetCounts> of) {
        return of.computeIfAbsent(set, kind -> new SetCounts());
    }

    /** The record of a unit, whose findings were told. */
    void record(MappedRecord record, boolean refused) {
        if (refused) {
            counts(setsOfFile).letters++;
            counts(sets).letters++;
        } else {
            counts(setsOfFile).records++;
            counts(sets).records++;
        }
        wholeRecord(record, refused);
    }

    /** A set that nobody can read would become a dead letter as a whole. */
    void setLetter() {
        counts(setsOfFile).letters++;
        counts(sets).letters++;
        letter();
    }

    /** The record of a set as a whole, whose findings were told. */
    void wholeRecord(MappedRecord record, boolean refused) {
        if (refused) {
            letter();
            return;
        }
        records++;
        kinds.merge(record.kind().topic(), 1L, Long::sum);
        if (!record.issues().isEmpty()) {
            withFindings++;
        }
        if (printsRecords) {
            out.println(RecordJson.write(record.value()));
        }
    }

    void issue(Issue issue) {
        issue(issue.code(), issue.location());
    }

    /** A finding; places are counted without the number of the segment in its set. */
    void issue(IssueCode code, String location) {
        findings.count(code, ORDINAL.matcher(location).replaceAll(""));
    }

    /** Something would become a dead letter, whose findings were told. */
    void letter() {
        letters++;
        lettersOfFile++;
    }

    /** Bytes or a file would become a dead letter. */
    void letter(IssueCode code, String location) {
        issue(code, location);
        letter();
    }

    void answer(Acknowledgment answer) {
        String type = answer.type().set();
        String verdict = String.valueOf(answer.verdict());
        answers.computeIfAbsent(type, of -> new TreeMap<>()).merge(verdict, 1L, Long::sum);
        answersOfFile.merge(type + " " + verdict, 1L, Long::sum);
    }

    long deadLetters() {
        return letters;
    }

    /** The file has been read. */
    void end() {
        if (json) {
            return;
        }
        out.printf("%s: %s", file, counted(interchangesOfFile, "interchange"));
        if (lettersOfFile > 0) {
            out.printf(", %s", counted(lettersOfFile, "dead letter"));
        }
        if (!answersOfFile.isEmpty()) {
            out.printf("; answered by %s", answersText());
        }
        out.println();
        setsOfFile.forEach(
                (kind, count) ->
                        out.printf(
                                "  %-20s %s, %s, %s%n",
                                kind,
                                counted(count.sets, "set"),
                                counted(count.records, "record"),
                                counted(count.letters, "dead letter")));
    }

    private String answersText() {
        StringBuilder text = new StringBuilder();
        answersOfFile.forEach(
                (answer, count) ->
                        text.append(text.isEmpty() ? "" : ", ")
                                .append(answer)
                                .append(count == 1 ? "" : " (" + count + ")"));
        return text.toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
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
        line.put("interchanges", interchanges);
        line.put("partners", partners);
        Map<String, Object> bySet = new LinkedHashMap<>();
        sets.forEach((kind, count) -> bySet.put(kind, count.asMap()));
        line.put("sets", bySet);
        line.put("records", records);
        line.put("kinds", kinds);
        line.put("with_findings", withFindings);
        line.put("dead_letters", letters);
        line.put("issues", findings.byCode());
        line.put("places", findings.byPlace());
        line.put("acknowledgements", answers);
        line.put("seconds", Math.round(seconds * 1000) / 1000.0);
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names are always JSON", e);
        }
    }

    private void printText(double seconds) {
        out.printf(
                "%s in %s: %s (%d of them with findings), %s; %.1f s%n",
                counted(interchanges, "interchange"),
                counted(files, "file"),
                counted(records, "record"),
                withFindings,
                counted(letters, "dead letter"),
                seconds);
        findings.print(out);
    }
}
