package dev.tributary.reconcile.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is.
 *
 * @param hosts at least one, each with its port where that is not 5432
 * @param database its name
 */
public record DatabaseUrl(List<String> hosts, String database) {
    private static final String FORM = "must be jdbc:postgresql://HOST:PORT/NAME";
    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://([^/?#@\\s]+)/([^/?#@\\s]+)(\\?.*)?");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with the remedy, without the text
     */
    public static DatabaseUrl parse(String text) {
        Matcher url = URL.matcher(text.trim());
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    FORM + "; user and password have options of their own");
        }
        if (url.group(3) != null) {
            throw new IllegalArgumentException(
                    FORM + " without anything after the name: what can be set has an option");
        }
        List<String> hosts = List.of(url.group(1).split(","));
        if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new IllegalArgumentException(FORM);
        }
        return new DatabaseUrl(hosts, url.group(2));
    }

    /** Whether only this machine can reach it; a name that is not known here is not safe. */
    public boolean isLoopback() {
        return hosts.stream().allMatch(DatabaseUrl::isLoopback);
    }

    private static boolean isLoopback(String host) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(parts.group(1)).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** For the driver; of several hosts the one that takes writes. */
    String jdbc() {
        String url = "jdbc:postgresql://" + String.join(",", hosts) + "/" + database;
        return hosts.size() > 1 ? url + "?targetServerType=primary" : url;
    }
}
