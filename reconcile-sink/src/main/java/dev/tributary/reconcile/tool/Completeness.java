package dev.tributary.reconcile.tool;

import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.entry.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each source is complete. Files are whole: without a word of the source itself, up to its
 * latest entry. Of several streams of a source the slowest counts.
 */
final class Completeness {

    private static final String X12 = "x12";

    private final Map<String, Map<String, LocalDate>> told = new TreeMap<>();
    private final Map<String, Map<String, LocalDate>> latest = new TreeMap<>();

    /** A word of the source itself. */
    void told(String source, String stream, Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        later(told, source, stream, day);
    }

    /** An entry came. */
    void seen(Entry entry) {
        if (entry.date() != null) {
            String source = entry.key().source();
            later(latest, source, source, entry.date());
            if (source.startsWith(X12 + "_")) {
                later(latest, X12, source, entry.date());
            }
        }
    }

    private static void later(
            Map<String, Map<String, LocalDate>> days, String source, String stream, LocalDate day) {
        days.computeIfAbsent(source, s -> new HashMap<>())
                .merge(stream, day, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Whether a finding holds: now, or because what it awaits can no longer come in time. */
    boolean holds(Finding finding) {
        if (finding.dueOn() == null) {
            return true;
        }
        LocalDate until = until(finding.expectedIn());
        return until != null && until.isAfter(finding.dueOn());
    }

    private LocalDate until(String source) {
        Map<String, LocalDate> streams =
                told.containsKey(source) ? told.get(source) : latest.get(source);
        return streams == null
                ? null
                : streams.values().stream().min(LocalDate::compareTo).orElse(null);
    }
}
