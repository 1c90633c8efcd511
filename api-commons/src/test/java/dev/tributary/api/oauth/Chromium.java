package dev.tributary.api.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window, where this machine has one. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * The browser on the path.
     *
     * @param folder where it may write
     */
    static Optional<Chromium> find(Path folder) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Chromium(program, folder));
    }

    /** Goes to an address; what the page shows in the end, as HTML. */
    String visit(String address) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Process browser =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-extensions",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--no-proxy-server",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--timeout=20000",
                                "--virtual-time-budget=20000",
                                "--dump-dom",
                                address)
                        .redirectOutput(page.toFile())
                        .redirectError(folder.resolve("browser.log").toFile())
                        .start();
        if (!browser.waitFor(90, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new IOException("the browser does not end: see " + folder);
        }
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
