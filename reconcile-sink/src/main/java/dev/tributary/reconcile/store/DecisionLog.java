package dev.tributary.reconcile.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The end of one chain of the decision log, to which rows are added; {@code
 * tributary.broken_decision_log()} computes the same hashes.
 */
final class DecisionLog {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final Statements statements;
    private final String chain;
    private final String actor;

    /**
     * A chain that this transaction alone extends: it locks its end.
     *
     * @param actor who decides
     */
    DecisionLog(Statements statements, String chain, String actor) {
        this.statements = statements;
        this.chain = chain;
        this.actor = actor;
    }

    /**
     * What is added.
     *
     * @param action matched, voided, found or resolved
     * @param subject id of the match or finding
     * @param body what was decided, as JSON
     */
    record Line(String action, String subject, String body) {}

    private record Head(long seq, byte[] hash, OffsetDateTime at) {}

    private record Row(long seq, Line line, byte[] previous, byte[] hash) {}

    void append(List<Line> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        Head head = head();
        List<Row> rows = new ArrayList<>();
        byte[] previous = head.hash();
        long seq = head.seq();
        for (Line line : lines) {
            seq++;
            byte[] hash = hash(previous, text(seq, head.at(), line));
            rows.add(new Row(seq, line, previous, hash));
            previous = hash;
        }
        insert(head.at(), rows);
        try (Statements.Binding update =
                statements.prepare("move_chain").value(seq).value(previous).value(chain)) {
            update.update();
        }
    }

    private Head head() throws SQLException {
        try (Statements.Binding insert = statements.prepare("new_chain").value(chain)) {
            insert.update();
        }
        try (Statements.Binding query = statements.prepare("chain_head").value(chain);
                ResultSet row = query.ready().executeQuery()) {
            row.next();
            return new Head(
                    row.getLong("seq"),
                    row.getBytes("hash"),
                    row.getObject("at", OffsetDateTime.class)
                            .withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    private void insert(OffsetDateTime at, List<Row> rows) throws SQLException {
        try (Statements.Binding insert =
                statements.prepare("insert_log").value(chain).value(at).value(actor)) {
            insert.column("bigint", rows, Row::seq)
                    .texts(rows, row -> row.line().action())
                    .texts(rows, row -> row.line().subject())
                    .texts(rows, row -> row.line().body())
                    .texts(rows, row -> HexFormat.of().formatHex(row.previous()))
                    .texts(rows, row -> HexFormat.of().formatHex(row.hash()))
                    .update();
        }
    }

    /** The characters that {@code tributary.log_text} makes. */
    private String text(long seq, OffsetDateTime at, Line line) {
        return String.join(
                "\u001f",
                chain,
                String.valueOf(seq),
                AT.format(at),
                actor,
                line.action(),
                line.subject(),
                line.body());
    }

    private static byte[] hash(byte[] previous, String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }
}
