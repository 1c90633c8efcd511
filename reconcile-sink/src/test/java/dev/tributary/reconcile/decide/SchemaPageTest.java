package dev.tributary.reconcile.decide;

import static dev.tributary.reconcile.decide.SampleDatabase.column;

import dev.tributary.commons.config.ReferenceDocument;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The page of tables and views is what their comments say. */
class SchemaPageTest {
    private static final String SECTIONS =
            """
            SELECT '## `' || c.relname || '`' || E'\\n\\n' || obj_description(c.oid, 'pg_class')
                || E'\\n\\n| column | type | |\\n| --- | --- | --- |\\n'
                || string_agg('| `' || a.attname || '` | '
                    || replace(format_type(a.atttypid, a.atttypmod), '|', '\\|') || ' | '
                    || replace(col_description(c.oid, a.attnum), '|', '\\|') || E' |\\n', ''
                    ORDER BY a.attnum)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = 'tributary' AND c.relkind IN ('r', 'v')
                AND has_table_privilege('tributary_analyst', c.oid, 'SELECT') = ?::boolean
            GROUP BY c.oid, c.relname
            ORDER BY c.relname COLLATE "C"
            """;

    @Test
    void thePageIsAsTheSchemaHasIt() throws SQLException {
        try (Connection owner = SampleDatabase.make().asOwner()) {
            ReferenceDocument.check(
                    Path.of("..", "docs", "reference", "reconcile-schema.md"),
                    """
                    # Reconciliation sink: tables and views

                    The schema `tributary` in PostgreSQL, generated from its comments. What it is
                    for is told in [the page of the sink](../reconcile-sink.md).

                    # Views for everybody

                    %s
                    # Tables, and views for reviewers, auditors and the sink itself

                    %s"""
                            .formatted(
                                    String.join("\n", column(owner, SECTIONS, "true")),
                                    String.join("\n", column(owner, SECTIONS, "false"))));
        }
    }
}
