package dev.tributary.x12.front;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes the store that the options ask for. */
public final class FileStores {

    private FileStores() {}

    /**
     * The store; nothing is read or connected yet.
     *
     * @param acknowledgements where acknowledgements are written
     */
    public static FileStore open(InputOptions options, Optional<String> acknowledgements) {
        return options.scheme() == InputOptions.Scheme.FILE
                ? new LocalStore(
                        Path.of(options.path()),
                        options.recursive(),
                        Map.of(
                                FileStore.Shelf.FINISHED, Path.of(options.finished()),
                                FileStore.Shelf.ERROR, Path.of(options.error())),
                        acknowledgements.map(Path::of))
                : new SftpStore(
                        new SftpConnection(options.sftp()),
                        options.path(),
                        options.recursive(),
                        Map.of(
                                FileStore.Shelf.FINISHED, options.finished(),
                                FileStore.Shelf.ERROR, options.error()),
                        acknowledgements);
    }
}
