package dev.tributary.api.http;

import dev.tributary.commons.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The proxy through which calls go out.
 *
 * @param address where it is
 * @param user null where it asks nobody; so is the password
 * @param password null where it asks nobody
 * @param bypass hosts that are called without it; with a dot in front all below a domain
 */
public record HttpProxy(HostPort address, String user, Password password, List<String> bypass) {

    public HttpProxy {
        bypass = List.copyOf(bypass);
    }

    /** What the JDK's client asks. */
    public ProxySelector selector() {
        Proxy proxy =
                new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(address.host(), address.port()));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(isBypassed(uri.getHost()) ? Proxy.NO_PROXY : proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress at, IOException failure) {
                // The call fails too, and says so.
            }
        };
    }

    /**
     * The header for the proxy. Not by an Authenticator, with which the JDK's client takes a 401
     * without a challenge as a broken connection.
     */
    public Optional<String> authorization() {
        if (user == null) {
            return Optional.empty();
        }
        byte[] pair = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    boolean isBypassed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return bypass.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(
                        entry -> entry.startsWith(".") ? name.endsWith(entry) : name.equals(entry));
    }

    @Override
    public String toString() {
        return "HttpProxy[" + address + "]";
    }
}
