package dev.tributary.x12.front;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Where interchanges come from and acknowledgements go to: a directory of this machine, or one of a
 * server. One thread uses it; each method may take as long as a disk or a network does.
 */
public interface FileStore extends AutoCloseable {

    /** Where a file goes when it is done with. */
    enum Shelf {
        /** Its records are in Kafka. */
        FINISHED,
        /** Nothing of it could be used. */
        ERROR
    }

    /**
     * Every file that may be input, whatever its name; nothing that lies in a folder for what is
     * done with.
     */
    List<StoredFile> list() throws StoreException;

    /** The file as it is now; empty where it is gone. */
    Optional<StoredFile> look(StoredFile file) throws StoreException;

    /**
     * Opens a file.
     *
     * @param offset of the first byte that is wanted
     * @return what goes wrong in reading it is thrown as {@link StoreException}
     */
    InputStream open(StoredFile file, long offset) throws StoreException;

    /**
     * Moves a file to a shelf; one of that name that lies there stays, and this one gets a number.
     */
    void shelve(StoredFile file, Shelf shelf) throws StoreException;

    /** Deletes a file, if it is there. */
    void delete(String path) throws StoreException;

    /**
     * Writes a file under another name first, so that nobody sees half of it; replaces one of that
     * name.
     *
     * @param directory absolute, or below the input directory
     */
    void write(String directory, String name, byte[] content) throws StoreException;

    @Override
    void close();
}
