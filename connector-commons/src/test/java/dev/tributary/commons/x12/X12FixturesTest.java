package dev.tributary.commons.x12;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        Path folder = SampleFiles.folder("x12");
        List<String> wrong = new ArrayList<>();
        int interchanges = 0;
        for (Path file : SampleFiles.files(folder, path -> !path.matches(".*\\.(upstream|json)"))) {
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
}
