package dev.tributary.commons.hl7;

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
 * Public sample messages, where they lie beside the repository or {@code -Dtributary.fixtures} says
 * where. What is said of a failure is the file and the message's number, never its text.
 */
class Hl7FixturesTest {

    private static final Pattern MSH =
            Pattern.compile(
                    "(?:^|[\\r\\n\\u000b\\u001c])(?:\\u00ef\\u00bb\\u00bf)?[ \\t]*MSH\\p{Punct}");

    @Test
    void everyMessageWithAnMshTokenisesAndJoinsToItsBytes() throws IOException {
        Path folder = SampleFiles.folder("hl7");
        List<String> wrong = new ArrayList<>();
        int messages = 0;
        for (Path file :
                SampleFiles.files(folder, path -> !path.matches(".*/(LICENSE|SOURCE)[^/]*"))) {
            byte[] bytes = Files.readAllBytes(file);
            int inFile = 0;
            for (byte[] message : MessageFile.split(bytes)) {
                if (startsWithMsh(message)) {
                    inFile++;
                    check(message, folder.relativize(file) + " message " + inFile, wrong);
                }
            }
            if (inFile != count(bytes)) {
                wrong.add(folder.relativize(file) + ": not every MSH starts a message");
            }
            messages += inFile;
        }
        assertThat(wrong).isEmpty();
        assertThat(messages).isPositive();
    }

    private static void check(byte[] message, String name, List<String> wrong) {
        try {
            Hl7Tokens tokens = Hl7Tokens.of(message);
            boolean joins = Arrays.equals(Joining.segments(tokens), message);
            for (int i = 0; i < tokens.segmentCount(); i++) {
                Segment segment = tokens.segment(i);
                joins &= Arrays.equals(Joining.fields(tokens, i), Joining.range(message, segment));
                for (int f = 1; f <= segment.fieldCount(); f++) {
                    joins &= Joining.parts(segment.field(f)).equals(segment.field(f).latin1());
                }
            }
            if (!joins) {
                wrong.add(name + " does not join");
            }
        } catch (Hl7SyntaxException refused) {
            wrong.add(name + ": " + refused.code() + " at " + refused.offset());
        }
    }

    private static boolean startsWithMsh(byte[] message) {
        return message.length >= 3 && message[0] == 'M' && message[1] == 'S' && message[2] == 'H';
    }

    /** By another rule than the splitter's own, so that one that loses messages is found out. */
    private static int count(byte[] file) {
        Matcher matcher = MSH.matcher(new String(file, StandardCharsets.ISO_8859_1));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
