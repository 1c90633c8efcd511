package dev.tributary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A key of this machine, in a file of the user's own; the connector is given a reference to it. */
final class DigestKey {
    static final String OPTION = "digest.key";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path file;

    DigestKey(Path folder) {
        this.file = folder.resolve("secrets.properties");
    }

    /** What stands in the configuration in place of the key; makes the key at its first use. */
    String reference() {
        if (!Files.exists(file)) {
            create();
        }
        return "${file:" + file + ":" + OPTION + "}";
    }

    private void create() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        String line = OPTION + "=" + Base64.getEncoder().encodeToString(key) + "\n";
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(file, line, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
