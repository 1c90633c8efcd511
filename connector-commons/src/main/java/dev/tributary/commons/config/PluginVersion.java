package dev.tributary.commons.config;

/** The version of a plugin, from the manifest of its jar. */
public final class PluginVersion {

    private PluginVersion() {}

    /**
     * The version of the jar that a class is in; {@code development} where it is in none.
     *
     * @param plugin a class of the plugin's own, since this one stands in a jar beside it
     */
    public static String of(Class<?> plugin) {
        String version = plugin.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
