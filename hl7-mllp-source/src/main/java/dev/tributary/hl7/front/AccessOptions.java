package dev.tributary.hl7.front;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.AddressRange;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.net.InetAddress;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Who may connect.
 *
 * @param addresses the senders' addresses; any when empty
 * @param clientNames the names in the senders' certificates; any when empty
 * @param proxyProtocol whether each connection comes through a proxy that tells who is behind it
 * @param proxies the addresses of those proxies
 */
public record AccessOptions(
        List<AddressRange> addresses,
        List<String> clientNames,
        boolean proxyProtocol,
        List<AddressRange> proxies) {

    public static final String ALLOW_ADDRESSES = "allow.addresses";
    public static final String ALLOW_CLIENT_NAMES = "allow.client.names";
    public static final String PROXY_PROTOCOL = "proxy.protocol";
    public static final String PROXY_ADDRESSES = "proxy.addresses";

    static void define(ConfigDef def) {
        ConfigGroup.in(def, "Access")
                .option(ALLOW_ADDRESSES)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(Valid.addressRange()))
                .importance(HIGH)
                .doc(
                        "The addresses that may connect, IPv4 or IPv6, single ones or ranges such as"
                                + " `10.20.0.0/16,fd00:20::/32`; any address when empty. With"
                                + " `proxy.protocol` the address behind the proxy counts.")
                .option(ALLOW_CLIENT_NAMES)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(Valid.notBlank()))
                .importance(HIGH)
                .doc(
                        "The names that may connect: one of them must be the common name or an"
                                + " alternative name (DNS, URI, e-mail, IP) in the sender's"
                                + " certificate, letter for letter but for case; any trusted"
                                + " certificate when empty. Needs `tls.client.auth=require`.")
                .option(PROXY_PROTOCOL)
                .type(BOOLEAN)
                .defaultsTo(false)
                .doc(
                        "Whether senders connect through a load balancer that tells their addresses"
                                + " by the PROXY protocol, version 1 or 2; a connection without it"
                                + " is then refused. TLS, if any, begins behind it.")
                .option(PROXY_ADDRESSES)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(Valid.addressRange()))
                .dependsOn(PROXY_PROTOCOL)
                .doc(
                        "The addresses of the load balancers, as in `allow.addresses`; needed with"
                                + " `proxy.protocol`, since whoever may speak it can claim any"
                                + " address. A connection from elsewhere is refused.");
    }

    static AccessOptions from(AbstractConfig config) {
        return new AccessOptions(
                ranges(config, ALLOW_ADDRESSES),
                config.getList(ALLOW_CLIENT_NAMES).stream().map(String::trim).toList(),
                config.getBoolean(PROXY_PROTOCOL),
                ranges(config, PROXY_ADDRESSES));
    }

    private static List<AddressRange> ranges(AbstractConfig config, String key) {
        return config.getList(key).stream().map(AddressRange::parse).toList();
    }

    /** Whether a sender at that address may connect. */
    boolean allows(InetAddress sender) {
        return addresses.isEmpty() || isIn(addresses, sender);
    }

    /** Whether that address is one of our proxies. */
    boolean isProxy(InetAddress peer) {
        return isIn(proxies, peer);
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
