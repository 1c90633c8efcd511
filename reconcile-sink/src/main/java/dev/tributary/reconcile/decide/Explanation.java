package dev.tributary.reconcile.decide;

import dev.tributary.reconcile.decide.Evidence.Row;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells a person what is known of a match, an exception or an entry, and why. */
final class Explanation {

    private final Evidence evidence;
    private final PrintWriter out;

    Explanation(Evidence evidence, PrintWriter out) {
        this.evidence = evidence;
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param name an id or its beginning, or SOURCE:ID
     * @throws NothingFound where there is nothing of that name
     */
    void of(String name) throws SQLException {
        if (name.contains(":")) {
            entry(Member.of(name));
            return;
        }
        Row named = evidence.named(name);
        if (named.has("match_id")) {
            match(named.get("match_id"));
        } else {
            exception(named.get("exception_id"));
        }
    }

    private void match(String id) throws SQLException {
        Row match = evidence.match(id);
        String stands =
                match.has("known_to")
                        ? "ended " + match.get("known_to") + " (" + match.get("end_reason") + ")"
                        : "since " + match.get("known_from");
        out.printf(
                "Match %s: %s, %s, %s%n",
                match.get("match_id"), match.get("kind"), match.get("status"), stands);
        show("found by", match.get("rule") + ", rules " + match.get("rule_version"));
        for (Row line : evidence.evidence(id)) {
            show("because", line.get("text"));
        }
        if (match.has("score")) {
            show("score", match.get("score") + ", margin " + match.get("margin"));
        }
        if (!match.get("alternatives").isEmpty() && !match.get("alternatives").equals("0")) {
            show("as well", match.get("alternatives") + " other matches would do nearly so");
        }
        if (isMoney(match, "variance")) {
            show("left over", amount(match, "variance") + ", " + match.get("variance_reason"));
        }
        List<Row> members = evidence.members(id);
        out.println("  entries");
        for (Row member : members) {
            show("  " + member.get("role"), entryLine(member));
        }
        out.println("  history");
        for (Row period : evidence.history(id)) {
            show(
                    "  " + period.get("status"),
                    period.get("known_from")
                            + (period.has("known_to")
                                    ? " to "
                                            + period.get("known_to")
                                            + ", "
                                            + period.get("end_reason")
                                    : ""));
        }
        about(members);
    }

    private void exception(String id) throws SQLException {
        Optional<Row> exception = evidence.exception(id);
        if (exception.isEmpty()) {
            List<Row> awaited = evidence.awaited(id);
            if (awaited.isEmpty()) {
                out.printf("Exception %s: it was resolved before it was overdue.%n", id);
            }
            for (Row item : awaited) {
                out.printf("%s%n", awaitedLine(item));
                aboutOne(item);
            }
            return;
        }
        Row row = exception.get();
        describe(row);
        aboutOne(row);
    }

    private void aboutOne(Row row) throws SQLException {
        Optional<Row> entry = evidence.entry(row.get("source"), row.get("id"));
        if (entry.isPresent()) {
            show("about", entryLine(entry.get()));
            matches(row.get("source"), row.get("id"));
            about(List.of(row));
        }
    }

    private void entry(Member member) throws SQLException {
        Row entry =
                evidence.entry(member.source(), member.id())
                        .orElseThrow(
                                () ->
                                        new NothingFound(
                                                "no entry of that source and id is known; SELECT"
                                                        + " source, id FROM tributary.entries lists"
                                                        + " those that are"));
        out.printf("Entry %s%n", entryLine(entry));
        matches(member.source(), member.id());
        for (Row item : evidence.openItems(member.source(), member.id())) {
            show("waits", awaitedLine(item));
        }
        about(List.of(entry));
    }

    private void matches(String source, String id) throws SQLException {
        for (Row match : evidence.matchesOf(source, id)) {
            show(
                    "matched",
                    "%s as %s, %s (%s)"
                            .formatted(
                                    match.get("kind"),
                                    match.get("role"),
                                    match.get("status"),
                                    match.get("match_id")));
        }
    }

    /** Exceptions and decisions about these entries, each once. */
    private void about(List<Row> entries) throws SQLException {
        Map<String, Row> exceptions = new TreeMap<>();
        Map<String, Row> decisions = new TreeMap<>();
        for (Row entry : entries) {
            evidence.exceptionsAbout(entry.get("source"), entry.get("id"))
                    .forEach(row -> exceptions.put(row.get("exception_id"), row));
            evidence.decisionsAbout(entry.get("source"), entry.get("id"))
                    .forEach(
                            row ->
                                    decisions.put(
                                            row.get("decided_at") + row.get("decision_id"), row));
        }
        exceptions.values().forEach(this::describe);
        for (Row decision : decisions.values()) {
            out.printf(
                    "Decision %s: %s of %s by %s, %s%s%n",
                    decision.get("decision_id"),
                    decision.get("verb"),
                    decision.get("kind"),
                    decision.get("decided_by"),
                    decision.get("decided_at"),
                    decision.has("withdrawn_by")
                            ? ", withdrawn by " + decision.get("withdrawn_by")
                            : "");
            show("reason", decision.get("reason"));
        }
    }

    private void describe(Row exception) {
        List<String> facts = new ArrayList<>();
        facts.add(exception.get("state"));
        facts.add(exception.get("age_days") + " days");
        if (exception.has("amount")) {
            facts.add(amount(exception, "amount"));
        }
        if (exception.has("due_on")) {
            facts.add("due in " + exception.get("expected_in") + " by " + exception.get("due_on"));
        }
        if (exception.has("resolution")) {
            facts.add(exception.get("resolution") + " " + exception.get("resolved_by_match"));
        }
        out.printf(
                "Exception %s: %s, %s%n",
                exception.get("exception_id"), exception.get("kind"), String.join(", ", facts));
        show("says", exception.get("text"));
    }

    private static String awaitedLine(Row item) {
        return "%s for %s%s%s"
                .formatted(
                        item.get("state"),
                        item.has("match_kind") ? item.get("match_kind") : "anything that fits",
                        item.has("expected_in")
                                ? " in " + item.get("expected_in") + ", due " + item.get("due_on")
                                : "",
                        item.has("exception_id") ? " (" + item.get("exception_id") + ")" : "");
    }

    private static String entryLine(Row entry) {
        return "%s:%s  %s  %s  %s%s%s"
                .formatted(
                        entry.get("source"),
                        entry.get("id"),
                        entry.get("entry_kind").isEmpty()
                                ? entry.get("kind")
                                : entry.get("entry_kind"),
                        entry.get("date"),
                        amount(entry, "amount"),
                        entry.has("account") ? "  " + entry.get("account") : "",
                        entry.get("state").equals("OPEN") ? "" : "  " + entry.get("state"));
    }

    private static boolean isMoney(Row row, String column) {
        return row.has(column) && new BigDecimal(row.get(column)).signum() != 0;
    }

    private static String amount(Row row, String column) {
        if (!row.has(column)) {
            return "";
        }
        BigDecimal amount = new BigDecimal(row.get(column)).stripTrailingZeros();
        String text = amount.setScale(Math.max(2, amount.scale())).toPlainString();
        return row.has("currency") ? text + " " + row.get("currency") : text;
    }

    private void show(String label, String text) {
        out.printf("  %-12s %s%n", label, text);
    }
}
