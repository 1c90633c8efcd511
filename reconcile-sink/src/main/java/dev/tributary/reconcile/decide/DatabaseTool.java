package dev.tributary.reconcile.decide;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * Runs a command over the database: reads its arguments, opens the connection, says what went
 * wrong.
 *
 * <p>Ends with 0 when it is done, 1 when the database has nothing of that name or refuses, 2 when
 * it could not be run as asked.
 */
final class DatabaseTool {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    /** no_data_found and invalid_parameter_value, which the functions of decisions raise. */
    private static final Set<String> OURS = Set.of("P0002", "22023");

    /** What a command does once there is a connection. */
    interface Work {
        void run(ToolArguments arguments, Connection connection, PrintWriter out)
                throws SQLException;
    }

    private final String name;
    private final Set<String> options;
    private final String usage;
    private final Work work;

    /**
     * A command.
     *
     * @param name as the user types it
     * @param options those of its own, with their dashes
     * @param usage what it takes
     * @param work what it does
     */
    DatabaseTool(String name, Set<String> options, String usage, Work work) {
        this.name = name;
        this.options = options;
        this.usage = usage;
        this.work = work;
    }

    int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return run(out, args);
        } catch (IllegalArgumentException e) {
            err.println(name + ": " + e.getMessage());
            return MISUSED;
        } catch (NoSuchFileException e) {
            err.println(name + ": there is no file " + e.getMessage());
            return MISUSED;
        } catch (IOException e) {
            err.println(name + ": cannot read " + e.getMessage());
            return MISUSED;
        } catch (NothingFound e) {
            err.println(name + ": " + e.getMessage());
            return REFUSED;
        } catch (SQLException e) {
            err.println(name + ": " + said(e));
            return REFUSED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(PrintWriter out, String... args) throws IOException, SQLException {
        if (List.of(args).contains("--help")) {
            out.println(usage);
            out.println(DatabaseLogin.USAGE);
            return DONE;
        }
        Set<String> known = new HashSet<>(options);
        known.addAll(DatabaseLogin.OPTIONS);
        ToolArguments arguments = ToolArguments.of(known, args);
        DatabaseLogin login = DatabaseLogin.of(arguments, System.getenv(), System.console());
        try (Connection connection = login.open()) {
            work.run(arguments, connection, out);
        }
        return DONE;
    }

    /** What our own functions say stands for itself; what the database says gets its code. */
    private static String said(SQLException error) {
        boolean ours = OURS.contains(String.valueOf(error.getSQLState()));
        return ours && error instanceof PSQLException said && said.getServerErrorMessage() != null
                ? said.getServerErrorMessage().getMessage()
                : "the database refuses (" + error.getSQLState() + "): " + error.getMessage();
    }
}
