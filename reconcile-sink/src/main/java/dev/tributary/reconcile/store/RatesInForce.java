package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By which exchange rates everything here was matched: the database remembers a digest of them. A
 * task brings its own in when it starts, and when its file was written anew, and all that rates can
 * change is due then. Who has others meanwhile, as where the file is copied to one worker after the
 * other, matches nothing; so no two rates hold at once, and nobody takes his back for another's.
 * For one thread.
 */
final class RatesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(RatesInForce.class);
    private static final String SETTING = "rates";

    private final Placement placement;

    /** What we brought in last, or found there already; null = nothing yet. */
    private String brought;

    private boolean waiting;

    RatesInForce(Placement placement) {
        this.placement = placement;
    }

    /** What has to be so, or the transaction is none of ours. */
    interface Fence {
        void require(Connection connection) throws SQLException;
    }

    /** Brings our rates in if they are new to us; in transactions of its own. */
    void bringIn(Connection connection, Fence fence) throws SQLException {
        placement.refresh();
        String ours = placement.rates();
        if (ours.equals(brought)) {
            return;
        }
        if (!areIn(connection)) {
            connection.rollback();
            PlacementLock.take(connection);
            fence.require(connection);
            if (!areIn(connection)) {
                int due = mark(connection);
                write(connection);
                if (due > 0) {
                    LOG.info("Other exchange rates: {} entries are matched again", due);
                }
            }
        }
        connection.commit();
        brought = ours;
    }

    /**
     * Whether our rates hold; for a transaction that has the placement lock, under which they stay.
     */
    boolean hold(Connection connection) throws SQLException {
        boolean hold = areIn(connection);
        if (!hold && !waiting) {
            LOG.warn(
                    "Another task matches by other exchange rates: this one waits until"
                            + " exchange.rates.file says the same on its worker, or the task is"
                            + " restarted");
        } else if (hold && waiting) {
            LOG.info("The exchange rates are the same again");
        }
        waiting = !hold;
        return hold;
    }

    private boolean areIn(Connection connection) throws SQLException {
        try (Statements.Binding query =
                        new Statements(connection).prepare("read_setting").value(SETTING);
                ResultSet row = query.ready().executeQuery()) {
            return row.next() && placement.rates().equals(row.getString(1));
        }
    }

    private static int mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // No index has currencies: all entries are read, and who shares their numbers by index.
            statement.execute("SELECT set_config('enable_seqscan', 'on', true)");
        }
        try (Statements.Binding mark = new Statements(connection).prepare("mark_exchanged")) {
            return mark.update();
        }
    }

    private void write(Connection connection) throws SQLException {
        try (Statements.Binding write =
                new Statements(connection)
                        .prepare("write_setting")
                        .value(SETTING)
                        .value(placement.rates())) {
            write.update();
        }
    }
}
