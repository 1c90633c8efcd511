package dev.tributary.x12.front;

import dev.tributary.x12.front.StoreException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A directory of an SFTP server; files are moved, and acknowledgements written, over there. */
final class SftpStore implements FileStore {

    /** What is done on the server. */
    private interface Work<T> {
        T on(SftpClient sftp) throws IOException;
    }

    private final SftpConnection connection;
    private final String root;
    private final boolean recursive;
    private final Map<Shelf, String> shelves;
    private final Set<String> apart;

    /**
     * A directory of a server; nothing is connected yet.
     *
     * @param root the input directory
     * @param recursive whether folders in it are looked into
     * @param shelves where files go
     * @param acknowledgements where acknowledgements are written, which is not input either
     */
    SftpStore(
            SftpConnection connection,
            String root,
            boolean recursive,
            Map<Shelf, String> shelves,
            Optional<String> acknowledgements) {
        this.connection = connection;
        this.root = RemotePath.normal(root);
        this.recursive = recursive;
        this.shelves = Map.copyOf(shelves);
        this.apart = new HashSet<>();
        shelves.values().forEach(shelf -> apart.add(resolved(shelf)));
        acknowledgements.ifPresent(directory -> apart.add(resolved(directory)));
    }

    @Override
    public List<StoredFile> list() throws StoreException {
        List<StoredFile> found = new ArrayList<>();
        run(
                "input.path cannot be listed",
                sftp -> {
                    list(sftp, "", found);
                    return null;
                });
        return found;
    }

    /**
     * All of them at once: their iterator hides what goes wrong on the way in another exception.
     */
    private static List<DirEntry> entries(SftpClient sftp, String folder) throws IOException {
        List<DirEntry> entries = new ArrayList<>();
        try {
            sftp.readDir(folder).forEach(entries::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries;
    }

    private void list(SftpClient sftp, String folder, List<StoredFile> found) throws IOException {
        List<String> folders = new ArrayList<>();
        for (DirEntry entry : entries(sftp, folder.isEmpty() ? root : path(folder))) {
            String name = entry.getFilename();
            String path = folder.isEmpty() ? name : folder + "/" + name;
            Attributes attributes = entry.getAttributes();
            if (attributes.isRegularFile()) {
                found.add(stored(path, attributes));
            } else if (recursive
                    && attributes.isDirectory()
                    && !name.equals(".")
                    && !name.equals("..")
                    && !apart.contains(path(path))) {
                folders.add(path);
            }
        }
        for (String inner : folders) {
            list(sftp, inner, found);
        }
    }

    @Override
    public Optional<StoredFile> look(StoredFile file) throws StoreException {
        return run(
                "a file cannot be looked at",
                sftp -> {
                    try {
                        Attributes attributes = sftp.lstat(path(file.path()));
                        return Optional.of(stored(file.path(), attributes));
                    } catch (SftpException refused) {
                        if (isMissing(refused)) {
                            return Optional.empty();
                        }
                        throw refused;
                    }
                });
    }

    @Override
    public InputStream open(StoredFile file, long offset) throws StoreException {
        return run(
                "a file cannot be read",
                sftp -> {
                    InputStream in = sftp.read(path(file.path()));
                    try {
                        in.skipNBytes(offset);
                    } catch (IOException refused) {
                        in.close();
                        throw refused;
                    }
                    return new Reading(in);
                });
    }

    @Override
    public void shelve(StoredFile file, Shelf shelf) throws StoreException {
        String to = RemotePath.resolve(resolved(shelves.get(shelf)), file.path());
        run(
                "a file cannot be moved",
                sftp -> {
                    makeDirectories(sftp, RemotePath.parent(to));
                    try {
                        sftp.rename(path(file.path()), free(sftp, to));
                    } catch (SftpException refused) {
                        // Where it is not there any more, somebody else was faster.
                        if (!isMissing(refused)) {
                            throw refused;
                        }
                    }
                    return null;
                });
    }

    private static String free(SftpClient sftp, String path) throws IOException {
        String candidate = path;
        for (int copy = 1; exists(sftp, candidate); copy++) {
            candidate = path + "." + copy;
        }
        return candidate;
    }

    @Override
    public void delete(String path) throws StoreException {
        run(
                "a file cannot be deleted",
                sftp -> {
                    removeIfThere(sftp, path(path));
                    return null;
                });
    }

    @Override
    public void write(String directory, String name, byte[] content) throws StoreException {
        String folder = resolved(directory);
        String temporary = RemotePath.resolve(folder, "." + name + ".tmp");
        String target = RemotePath.resolve(folder, name);
        run(
                "an acknowledgement cannot be written to ack.output.path",
                sftp -> {
                    makeDirectories(sftp, folder);
                    EnumSet<OpenMode> modes =
                            EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
                    try (OutputStream out = sftp.write(temporary, modes)) {
                        out.write(content);
                    }
                    // Plain SFTP renames onto nothing that is there.
                    removeIfThere(sftp, target);
                    sftp.rename(temporary, target);
                    return null;
                });
    }

    @Override
    public void close() {
        connection.close();
    }

    private <T> T run(String failure, Work<T> work) throws StoreException {
        SftpClient sftp = connection.sftp();
        try {
            return work.on(sftp);
        } catch (StoreException known) {
            throw known;
        } catch (IOException trouble) {
            throw told(failure, trouble);
        }
    }

    private StoreException told(String failure, IOException trouble) {
        if (trouble instanceof SftpException refused) {
            return isMissing(refused)
                    ? new StoreException(
                            Reason.GONE, failure + ": the SFTP server says that it is not there")
                    : new StoreException(
                            Reason.FAILED,
                            failure
                                    + ": let sftp.user read and write the directories of the input on"
                                    + " the SFTP server");
        }
        connection.close();
        return SftpConnection.unreachable();
    }

    private static boolean isMissing(SftpException refused) {
        return refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                || refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
    }

    private static boolean exists(SftpClient sftp, String path) throws IOException {
        try {
            sftp.lstat(path);
            return true;
        } catch (SftpException refused) {
            if (isMissing(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private static void removeIfThere(SftpClient sftp, String path) throws IOException {
        if (exists(sftp, path)) {
            sftp.remove(path);
        }
    }

    private static void makeDirectories(SftpClient sftp, String path) throws IOException {
        if (path.isEmpty() || path.equals("/") || exists(sftp, path)) {
            return;
        }
        makeDirectories(sftp, RemotePath.parent(path));
        try {
            sftp.mkdir(path);
        } catch (SftpException refused) {
            // Another task may have made it meanwhile.
            if (!exists(sftp, path)) {
                throw refused;
            }
        }
    }

    private String path(String relative) {
        return RemotePath.resolve(root, relative);
    }

    private String resolved(String directory) {
        return RemotePath.normal(RemotePath.resolve(root, directory));
    }

    private static StoredFile stored(String path, Attributes attributes) {
        return new StoredFile(path, attributes.getSize(), attributes.getModifyTime().toMillis());
    }

    /** What the network does to us is the store's failure, not the file's. */
    private final class Reading extends FilterInputStream {

        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException broken) {
                throw told("a file cannot be read", broken);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException broken) {
                throw told("a file cannot be read", broken);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } catch (IOException broken) {
                throw told("a file cannot be read", broken);
            }
        }
    }
}
