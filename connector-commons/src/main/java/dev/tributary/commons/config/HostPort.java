package dev.tributary.commons.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a TCP port; port 0 lets the system choose one when listening.
 *
 * @param host a name or an address, an IPv6 address without its brackets
 * @param port from 0 to 65535
 */
public record HostPort(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException with the remedy, without the text
     */
    public static HostPort parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be host:port, as in 0.0.0.0:2575 or [::1]:2575");
        }
        int port = Integer.parseInt(form.group(3));
        if (port > 65535) {
            throw new IllegalArgumentException("must have a port from 0 to 65535");
        }
        return new HostPort(form.group(1) == null ? form.group(2) : form.group(1), port);
    }

    /** Whether only this machine can reach it; a name that is not known here is not safe. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
