package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.EntryKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Binds whole columns to a statement: each parameter is an array, which {@code unnest} reads. */
final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The statement of a file; the caller closes it. */
    Binding prepare(String name) throws SQLException {
        return new Binding(connection, connection.prepareStatement(Sql.of(name)));
    }

    /** A statement on its way to be executed; parameters are bound in their order. */
    static final class Binding implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement statement;
        private int parameters;

        Binding(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        Binding value(Object value) throws SQLException {
            statement.setObject(++parameters, value);
            return this;
        }

        /**
         * One column of a list of things. The driver sends arrays of the types that it knows in
         * their binary form, which is quicker to write and to read. A column without any value is
         * sent as none at all: beside longer ones {@code unnest} fills it up with nulls.
         *
         * @param type PostgreSQL's name of the type of an item
         */
        <T> Binding column(String type, List<T> rows, Function<T, ?> cell) throws SQLException {
            Object[] cells =
                    switch (type) {
                        case "text" -> new String[rows.size()];
                        case "bigint" -> new Long[rows.size()];
                        case "integer" -> new Integer[rows.size()];
                        default -> new Object[rows.size()];
                    };
            boolean any = false;
            for (int row = 0; row < cells.length; row++) {
                cells[row] = cell.apply(rows.get(row));
                any |= cells[row] != null;
            }
            if (!any) {
                statement.setNull(++parameters, Types.ARRAY);
                return this;
            }
            statement.setArray(++parameters, connection.createArrayOf(type, cells));
            return this;
        }

        <T> Binding texts(List<T> rows, Function<T, String> cell) throws SQLException {
            return column("text", rows, cell);
        }

        /** Two columns: sources and ids. */
        Binding keys(Collection<EntryKey> keys) throws SQLException {
            List<EntryKey> rows = List.copyOf(keys);
            return texts(rows, EntryKey::source).texts(rows, EntryKey::id);
        }

        Binding longs(long[] values) throws SQLException {
            statement.setArray(
                    ++parameters,
                    connection.createArrayOf(
                            "bigint", LongStream.of(values).boxed().toArray(Long[]::new)));
            return this;
        }

        PreparedStatement ready() {
            return statement;
        }

        int update() throws SQLException {
            return statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
