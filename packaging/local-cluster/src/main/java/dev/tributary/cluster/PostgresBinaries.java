package dev.tributary.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of a PostgreSQL, unpacked from the archive on the class path that suits this
 * machine.
 *
 * @param home folder with {@code bin} and {@code lib}
 */
public record PostgresBinaries(Path home) {
    private static final long UNPACK_LIMIT_S = 120;

    /** Unpacks them into a folder, unless they are there. */
    public static PostgresBinaries unpackedIn(Path folder) {
        Path home = folder.toAbsolutePath();
        if (Files.isExecutable(home.resolve("bin").resolve("postgres"))) {
            return new PostgresBinaries(home);
        }
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new ClusterException(
                        "there is no embedded PostgreSQL for this machine ("
                                + archive
                                + " is not on the class path): use a server of your own");
            }
            Files.createDirectories(home.getParent());
            Path beside = Files.createTempDirectory(home.getParent(), "unpacking");
            unpack(packed, beside);
            FileTree.delete(home);
            Files.move(beside, home);
        } catch (IOException e) {
            throw new ClusterException("cannot unpack PostgreSQL into " + home, e);
        }
        return new PostgresBinaries(home);
    }

    /** The name of the archive, as Zonky's jars hold it. */
    static String archive(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = List.of("aarch64", "arm64").contains(osArch) ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + arch + ".txz";
    }

    /** The path of a program, as {@code initdb}. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The archive has links, which the system's own tar knows how to make. */
    private static void unpack(InputStream packed, Path folder) throws IOException {
        Process tar =
                new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (InputStream plain = new XZInputStream(packed);
                OutputStream toTar = tar.getOutputStream()) {
            plain.transferTo(toTar);
        }
        try {
            if (!tar.waitFor(UNPACK_LIMIT_S, TimeUnit.SECONDS) || tar.exitValue() != 0) {
                tar.destroyForcibly();
                throw new IOException("tar could not unpack the archive");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was unpacked", e);
        }
    }
}
