package dev.tributary.hl7;

/** The plugin's version, from its jar's manifest. */
final class PluginVersion {

    static final String VERSION = read();

    private PluginVersion() {}

    private static String read() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
