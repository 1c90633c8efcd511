package dev.tributary.reconcile.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.spi.ToolProvider;

/** {@code reconcile-statement ACCOUNT}: prints the statement of an account as JSON. */
public final class StatementTool implements ToolProvider {

    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final String USAGE =
            """
            ACCOUNT            as SOURCE:ID, as stripe:acct_1:USD
            --from DAY         leave out what is before that day (yyyy-mm-dd)
            --to DAY           leave out what is after that day""";

    @Override
    public String name() {
        return "reconcile-statement";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        return new DatabaseTool(
                        "tributary statement", Set.of(FROM, TO), USAGE, StatementTool::print)
                .run(out, err, args);
    }

    private static void print(ToolArguments arguments, Connection connection, PrintWriter out)
            throws SQLException {
        String account = arguments.onlyWord("account");
        String sql = "SELECT tributary.statement_document(?, ?, ?)::text AS document";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            statement.setObject(2, day(arguments, FROM).orElse(null), java.sql.Types.DATE);
            statement.setObject(3, day(arguments, TO).orElse(null), java.sql.Types.DATE);
            try (ResultSet row = statement.executeQuery()) {
                String document = row.next() ? row.getString("document") : null;
                if (document == null) {
                    throw new NothingFound(
                            "no account of that name is known; SELECT account FROM"
                                    + " tributary.accounts lists those that are");
                }
                out.println(indented(document));
            }
        }
    }

    private static Optional<LocalDate> day(ToolArguments arguments, String option) {
        try {
            return arguments.one(option).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + " takes a day as 2026-11-30", e);
        }
    }

    private static String indented(String document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes JSON", e);
        }
    }
}
