package dev.tributary.commons.audit;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.issue.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who acts: what every link of a chain repeats.
 *
 * @param origin connector and task
 * @param connectorClass the connector's class name
 * @param connectorVersion the plugin's version
 * @param principal the account that the worker runs under
 * @param worker host and process of the worker
 * @param startEpoch when the task started, in milliseconds since 1970
 * @param configHash SHA-256 of the configuration without its secrets
 * @param policyHash SHA-256 of the masking policy, or null where none runs
 */
public record AuditOrigin(
        Origin origin,
        String connectorClass,
        String connectorVersion,
        String principal,
        String worker,
        long startEpoch,
        String configHash,
        String policyHash) {

    /**
     * A connector's task in this process, with no policy of its own: a transform masks what it
     * reads.
     *
     * @param connector the connector's class
     * @param configHash as {@link ConfigHash} makes it
     */
    public static AuditOrigin of(
            Origin origin, Class<?> connector, long startEpoch, String configHash) {
        return new AuditOrigin(
                origin,
                connector.getName(),
                PluginVersion.of(connector),
                thisPrincipal(),
                thisWorker(),
                startEpoch,
                configHash,
                null);
    }

    /** The account of this process. */
    public static String thisPrincipal() {
        return System.getProperty("user.name", "unknown");
    }

    /** Host and process id of this process. */
    public static String thisWorker() {
        return hostName() + ":" + ProcessHandle.current().pid();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A container without an entry for its own name: still one process of one host.
            return "localhost";
        }
    }
}
