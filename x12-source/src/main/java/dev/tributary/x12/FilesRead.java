package dev.tributary.x12;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.crypto.Sha256;
import dev.tributary.x12.partner.GrammarOptions;
import dev.tributary.x12.partner.PartnerOptions;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The digests of the files that a configuration names and that decide what happens, so that the
 * audit shows when one has changed.
 */
final class FilesRead {

    private static final List<String> OPTIONS =
            List.of(
                    PartnerOptions.TRADING_PARTNERS,
                    GrammarOptions.GRAMMAR_OVERLAYS,
                    GrammarOptions.CODE_LISTS,
                    X12ValidationOptions.PARTNER_RULES_FILE,
                    ValidationOptions.RULES_FILE);

    private FilesRead() {}

    /**
     * By option; one that names no file, as partners that stand in the option itself, is not in.
     */
    static Map<String, String> of(Map<String, String> props) {
        Map<String, String> digests = new TreeMap<>();
        for (String option : OPTIONS) {
            StringBuilder all = new StringBuilder();
            for (Path file : files(props.getOrDefault(option, ""))) {
                all.append(digest(file));
            }
            if (!all.isEmpty()) {
                digests.put(option, all.toString());
            }
        }
        return digests;
    }

    private static List<Path> files(String value) {
        List<Path> files = new ArrayList<>();
        for (String word : value.split(",", -1)) {
            try {
                Path path = Path.of(word.trim());
                if (!word.isBlank() && Files.isDirectory(path)) {
                    try (Stream<Path> inside = Files.list(path)) {
                        inside.filter(Files::isRegularFile).sorted().forEach(files::add);
                    }
                } else if (!word.isBlank() && Files.isRegularFile(path)) {
                    files.add(path);
                }
            } catch (InvalidPathException | IOException noFile) {
                // Whoever reads the option for what it says will complain.
            }
        }
        return files;
    }

    private static String digest(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }
}
