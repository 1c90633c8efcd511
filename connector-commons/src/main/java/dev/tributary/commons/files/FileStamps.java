package dev.tributary.commons.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** How files looked at one moment; equal when none has changed since. */
public record FileStamps(List<String> stamps) {

    /** How they look now; a file that is missing looks so. */
    public static FileStamps of(List<Path> files) {
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            stamps.add(stamp(file));
        }
        return new FileStamps(List.copyOf(stamps));
    }

    private static String stamp(Path file) {
        try {
            // Follows links: a secret that Kubernetes renews is another file behind the same link.
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException missing) {
            return "missing";
        }
    }
}
