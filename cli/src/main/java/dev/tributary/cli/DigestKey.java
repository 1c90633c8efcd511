package dev.tributary.cli;

import java.nio.file.Path;

/** A key of this machine, in a file of the user's own; the connector is given a reference to it. */
final class DigestKey {
    static final String OPTION = "digest.key";

    private final SecretFile file;

    DigestKey(Path folder) {
        this.file = new SecretFile(folder.resolve("secrets.properties"), OPTION);
    }

    /** What stands in the configuration in place of the key; makes the key at its first use. */
    String reference() {
        return file.madeIfMissing().reference();
    }
}
