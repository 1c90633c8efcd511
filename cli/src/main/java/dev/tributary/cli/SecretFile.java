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

/**
 * A secret of this machine, in a file of the user's own; connectors are given a reference to it.
 */
final class SecretFile {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String name;

    /**
     * A file that need not be there yet.
     *
     * @param file a properties file
     * @param name of the one property in it
     */
    SecretFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** What stands in a configuration in place of the secret. */
    String reference() {
        return "${file:" + file + ":" + name + "}";
    }

    /** Writes a random one, unless one is there. */
    SecretFile madeIfMissing() {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            write(Base64.getEncoder().encodeToString(random));
        }
        return this;
    }

    /** Writes this one, over what was there. */
    void write(String secret) {
        writeForOwner(file, name + "=" + secret + "\n");
    }

    /** The secret itself. */
    String read() {
        try {
            return Files.readString(file).strip().substring(name.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that nobody else can read. */
    static void writeForOwner(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
