package dev.tributary.commons.audit;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/** The hash by which an audit shows that a connector ran with another configuration than before. */
public final class ConfigHash {

    private ConfigHash() {}

    /**
     * SHA-256 of the configuration, secrets replaced by whether they are set, and of the files that
     * it names.
     *
     * @param props the connector's configuration as the task got it
     * @param def says which keys are secrets; a key that it does not know and whose name hints at
     *     one is treated as one
     * @param files those that decide what becomes of data
     */
    public static String of(Map<String, String> props, ConfigDef def, ConfigFiles files) {
        TreeMap<String, String> sorted = new TreeMap<>(props);
        StringBuilder text = new StringBuilder();
        sorted.forEach(
                (key, value) ->
                        text.append(key)
                                .append('=')
                                .append(isSecret(key, def) ? "<set>" : value)
                                .append('\n'));
        new TreeMap<>(files.digests())
                .forEach(
                        (key, digest) ->
                                text.append(key).append(" holds ").append(digest).append('\n'));
        return AuditHash.sha256(text.toString());
    }

    private static boolean isSecret(String key, ConfigDef def) {
        ConfigDef.ConfigKey known = def.configKeys().get(key);
        if (known != null) {
            return known.type == ConfigDef.Type.PASSWORD;
        }
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("password")
                || name.contains("secret")
                || name.contains("credential")
                || name.contains("jaas")
                || name.contains("token")
                || name.endsWith(".key");
    }
}
