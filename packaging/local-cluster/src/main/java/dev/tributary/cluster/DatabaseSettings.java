package dev.tributary.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of a PostgreSQL server on the loopback interface.
 *
 * @param port where it listens
 * @param user name of its superuser
 * @param password of that user
 * @param database name of the database that is made at its first start
 * @param parameters server parameters that win over ours
 */
public record DatabaseSettings(
        int port, String user, String password, String database, Map<String, String> parameters) {

    public DatabaseSettings {
        parameters = Map.copyOf(parameters);
    }

    /** A server whose data survive a power cut. */
    public static DatabaseSettings onPort(int port, String password) {
        return new DatabaseSettings(port, "tributary", password, "tributary", Map.of());
    }

    /** For data that may be lost with the machine: tests are quicker so. */
    public DatabaseSettings forgetful() {
        return with(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
    }

    /** With these server parameters too. */
    public DatabaseSettings with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(more);
        return new DatabaseSettings(port, user, password, database, all);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + port + ", " + database + "]";
    }
}
