package dev.tributary.cli;

import dev.tributary.cluster.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one quickstart run at a time; the system releases it even when we are killed. */
final class QuickstartLock {
    private final FileChannel channel;
    private final PidFile pid;

    private QuickstartLock(FileChannel channel, PidFile pid) {
        this.channel = channel;
        this.pid = pid;
    }

    static QuickstartLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("quickstart.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new UserError(
                        "A quickstart is running already. Stop it with Ctrl-C, or with ./tributary"
                                + " clean, which also removes its data.");
            }
            PidFile pid = new PidFile(folder.resolve("quickstart.pid"));
            pid.write(ProcessHandle.current());
            return new QuickstartLock(channel, pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release() {
        try {
            pid.delete();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
