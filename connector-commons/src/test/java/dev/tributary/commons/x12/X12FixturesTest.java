package dev.tributary.commons.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Public sample interchanges, where they lie beside the repository or {@code -Dtributary.fixtures}
 * says where. What is said of a failure is the file, never its text.
 */
class X12FixturesTest {

    /** Every ISA that starts a file or a segment, by another rule than the walk's own. */
    private static final Pattern ISA =
            Pattern.compile("(?:^|[~\\r\\n\\\\])(?:\\u00ef\\u00bb\\u00bf)?\\s*ISA[^\\w\\s]");

    @Test
    void everyInterchangeTokenisesAndJoinsToItsBytes() throws IOException {
        Path folder = fixtures().resolve("x12");
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no sample interchanges in " + folder + " (-Dtributary.fixtures)");
        List<String> wrong = new ArrayList<>();
        int interchanges = 0;
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            String name = folder.relativize(file).toString();
            if (!Arrays.equals(Joining.tokens(bytes), bytes)) {
                wrong.add(name + " does not join");
            }
            int expected = count(bytes);
            interchanges += expected;
            check(bytes, expected, name, wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(interchanges).isPositive();
    }

    private static void check(byte[] bytes, int expected, String name, List<String> wrong) {
        int found = 0;
        int nameless = 0;
        X12Tokens walk = X12Tokens.of(bytes);
        while (walk.next()) {
            boolean segment = walk.kind() == X12Tokens.Kind.SEGMENT;
            found += segment && walk.segment().id().equals("ISA") ? 1 : 0;
            nameless += segment && isNameless(walk.segment()) ? 1 : 0;
        }
        if (found != expected) {
            wrong.add(name + ": " + found + " of " + expected + " interchanges");
        }
        if (nameless > 0) {
            wrong.add(name + ": " + nameless + " segments without an id");
        }
    }

    /** One file is broken into lines of 80 characters, wherever that falls. */
    private static boolean isNameless(Segment segment) {
        String text =
                new Slice(segment.bytes(), segment.start(), segment.end(), Delimiters.NONE)
                        .latin1();
        return segment.code() == 0 && !text.matches("(?s)..?\\R.*");
    }

    private static int count(byte[] file) {
        Matcher matcher = ISA.matcher(new String(file, StandardCharsets.ISO_8859_1));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches(".*\\.(upstream|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static Path fixtures() {
        String given = System.getProperty("tributary.fixtures");
        return given == null
                ? root(Path.of("").toAbsolutePath()).resolveSibling("shared").resolve("fixtures")
                : Path.of(given);
    }

    private static Path root(Path start) {
        Path at = start;
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }
}
