package dev.tributary.commons.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Salts as files of one line, {@code salt1.<base64url>} or {@code erased1.<time>}, in folders by
 * the first two digits of their names.
 *
 * <p>On a file system with hard links, which make a file appear with all of its content or not at
 * all; shared by the workers. Whoever copies or snapshots the folder keeps what was erased.
 */
final class SaltDirectory implements SaltStore {

    private static final String KEPT = "salt1.";
    private static final String ERASED = "erased1.";
    private static final Set<PosixFilePermission> OWN_FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWN_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private final Path root;
    private final boolean posix;

    SaltDirectory(Path root) {
        if (!Files.isDirectory(root)) {
            throw new KeysetException(
                    "the folder of subjects' salts "
                            + root
                            + " is not there: make it, or mount it on every worker");
        }
        this.root = root;
        this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public Optional<Salt> find(String name) {
        try {
            return Optional.of(read(file(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unusable("read", failed);
        }
    }

    @Override
    public Salt create(String name, byte[] salt) {
        try {
            Path file = file(name);
            Files.createDirectories(file.getParent(), own(OWN_FOLDER));
            Path written = write(file, KEPT + base64(salt));
            try {
                Files.createLink(file, written);
                sync(file.getParent());
            } catch (FileAlreadyExistsException another) {
                return read(file);
            } finally {
                Files.delete(written);
            }
            return new Salt.Kept(salt.clone());
        } catch (UnsupportedOperationException noLinks) {
            throw new KeysetException(
                    "the file system of "
                            + root
                            + " has no hard links: put subjects' salts on one that has");
        } catch (IOException failed) {
            throw unusable("write", failed);
        }
    }

    @Override
    public void destroy(String name) {
        try {
            Path file = file(name);
            Files.createDirectories(file.getParent(), own(OWN_FOLDER));
            Path mark = write(file, ERASED + Instant.now());
            overwrite(file);
            Files.move(mark, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.getParent());
        } catch (IOException failed) {
            throw unusable("write", failed);
        }
    }

    private Path file(String name) {
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    private Salt read(Path file) throws IOException {
        String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (line.startsWith(ERASED)) {
            return new Salt.Destroyed();
        }
        if (line.startsWith(KEPT)) {
            try {
                return new Salt.Kept(Base64.getUrlDecoder().decode(line.substring(KEPT.length())));
            } catch (IllegalArgumentException broken) {
                // Told below, without the cause, whose message may quote the salt.
            }
        }
        throw new KeysetException(
                "a file in the folder of subjects' salts "
                        + root
                        + " is no salt, or broken: restore it from the copy of the last hour");
    }

    /** A file beside it, on the disk already. */
    private Path write(Path file, String line) throws IOException {
        Path written =
                Files.createTempFile(
                        file.getParent(), "new-" + file.getFileName(), "", own(OWN_FILE));
        try (FileChannel out = FileChannel.open(written, StandardOpenOption.WRITE)) {
            fill(out, line + "\n");
        }
        return written;
    }

    /** Where it lies on the disk, as far as the file system writes in place. */
    private static void overwrite(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            fill(out, "0".repeat(Math.toIntExact(out.size())));
        } catch (NoSuchFileException none) {
            // Nothing was kept under this name.
        }
    }

    private static void fill(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    private void sync(Path folder) throws IOException {
        if (posix) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    private FileAttribute<?>[] own(Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static String base64(byte[] salt) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    private KeysetException unusable(String what, IOException failed) {
        return new KeysetException(
                "cannot "
                        + what
                        + " a file in the folder of subjects' salts "
                        + root
                        + " ("
                        + failed.getClass().getSimpleName()
                        + "): see that the worker's user may, and that the disk is not full");
    }

    @Override
    public String toString() {
        return "SaltDirectory[" + root + "]";
    }
}
