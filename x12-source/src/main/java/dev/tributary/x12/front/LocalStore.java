package dev.tributary.x12.front;

import dev.tributary.x12.front.StoreException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory of the machine that the task runs on, or one that is mounted there. */
final class LocalStore implements FileStore {

    private final Path root;
    private final Map<Shelf, Path> shelves;
    private final Set<Path> apart;
    private final int depth;

    /**
     * A directory; it need not be there yet.
     *
     * @param root the input directory
     * @param recursive whether folders in it are looked into
     * @param shelves where files go
     * @param acknowledgements where acknowledgements are written, which is not input either
     */
    LocalStore(
            Path root,
            boolean recursive,
            Map<Shelf, Path> shelves,
            Optional<Path> acknowledgements) {
        this.root = root.toAbsolutePath().normalize();
        this.shelves = Map.copyOf(shelves);
        List<Path> others = new ArrayList<>(shelves.values());
        acknowledgements.ifPresent(others::add);
        this.apart = Set.copyOf(others.stream().map(this::resolved).toList());
        this.depth = recursive ? Integer.MAX_VALUE : 1;
    }

    @Override
    public List<StoredFile> list() throws StoreException {
        List<StoredFile> found = new ArrayList<>();
        try {
            // Links are not followed: what they lead to may lie anywhere.
            Files.walkFileTree(
                    root,
                    EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                    depth,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path directory, BasicFileAttributes attributes) {
                            return apart.contains(directory)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()) {
                                found.add(stored(pathOf(file), attributes));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failed)
                                throws IOException {
                            if (file.equals(root)) {
                                throw failed;
                            }
                            // A file that went away while we looked.
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException unreadable) {
            throw new StoreException(
                    Reason.FAILED,
                    "the directory of input.path cannot be read: make it, and let the worker's"
                            + " account read and write it");
        }
        return found;
    }

    @Override
    public Optional<StoredFile> look(StoredFile file) throws StoreException {
        try {
            return Optional.of(
                    stored(
                            file.path(),
                            Files.readAttributes(
                                    path(file.path()),
                                    BasicFileAttributes.class,
                                    LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw failed("read");
        }
    }

    @Override
    public InputStream open(StoredFile file, long offset) throws StoreException {
        SeekableByteChannel channel;
        try {
            channel =
                    Files.newByteChannel(
                            path(file.path()), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            channel.position(offset);
        } catch (NoSuchFileException gone) {
            throw gone();
        } catch (IOException unreadable) {
            throw failed("read");
        }
        return new Reading(Channels.newInputStream(channel));
    }

    @Override
    public void shelve(StoredFile file, Shelf shelf) throws StoreException {
        Path from = path(file.path());
        Path to = resolved(shelves.get(shelf)).resolve(file.path());
        try {
            Files.createDirectories(to.getParent());
            move(from, to);
        } catch (NoSuchFileException gone) {
            // Somebody else was faster; it is out of the way.
        } catch (IOException refused) {
            throw failed("moved to " + option(shelf));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        for (int copy = 0; ; copy++) {
            try {
                Path free = copy == 0 ? to : to.resolveSibling(to.getFileName() + "." + copy);
                // Not atomic, so that nothing is overwritten; within a file system it is a rename.
                Files.move(from, free);
                return;
            } catch (FileAlreadyExistsException taken) {
                // The next number.
            }
        }
    }

    @Override
    public void delete(String path) throws StoreException {
        try {
            Files.deleteIfExists(path(path));
        } catch (IOException refused) {
            throw failed("deleted");
        }
    }

    @Override
    public void write(String directory, String name, byte[] content) throws StoreException {
        Path to = resolved(Path.of(directory));
        Path temporary = to.resolve("." + name + ".tmp");
        try {
            Files.createDirectories(to);
            Files.write(temporary, content);
            Files.move(
                    temporary,
                    to.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new StoreException(
                    Reason.FAILED,
                    "an acknowledgement cannot be written: let the worker's account write to"
                            + " ack.output.path");
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private Path path(String relative) {
        return root.resolve(relative);
    }

    private Path resolved(Path directory) {
        return root.resolve(directory).normalize();
    }

    private String pathOf(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static StoredFile stored(String path, BasicFileAttributes attributes) {
        return new StoredFile(path, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    private static StoreException gone() {
        return new StoreException(Reason.GONE, "a file is not there any more");
    }

    private static StoreException failed(String what) {
        return new StoreException(
                Reason.FAILED,
                "a file cannot be "
                        + what
                        + ": let the worker's account read and write the directories of the input");
    }

    private static String option(Shelf shelf) {
        return shelf == Shelf.FINISHED ? "input.finished.path" : "input.error.path";
    }

    /** What a disk or a mounted network does to us is the store's failure, not the file's. */
    private static final class Reading extends FilterInputStream {

        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException broken) {
                throw failed("read");
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException broken) {
                throw failed("read");
            }
        }
    }
}
