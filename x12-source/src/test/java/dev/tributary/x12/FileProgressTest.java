package dev.tributary.x12;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.x12.ack.Acknowledgment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much of a file is held while its answers wait for offsets to be written. */
class FileProgressTest {

    private static final int MIB = 1024 * 1024;

    private final FileProgress progress =
            new FileProgress(
                    FilePosition.start("ab", 0, 0),
                    new Bucket(0, BucketOffset.NONE, 0, new X12Offsets(1)),
                    null,
                    KeyedDigest.of(Optional.empty(), "record"));

    @Test
    void holdsSoManyAnswersAndReadsOnWhenSomeAreSent() {
        int read = 0;
        while (progress.hasRoom()) {
            read(++read);
        }
        assertThat(read).as("answers of a MiB").isEqualTo(16);
        while (progress.unanswered().isPresent()) {
            progress.emitAcknowledgements(List.of());
        }
        assertThat(progress.hasRoom()).isFalse();

        progress.settled();
        assertThat(progress.hasRoom()).isTrue();
    }

    @Test
    void holdsNoEndlessNumberOfInterchangesThatAreNotAnswered() {
        for (int i = 1; i <= 100_000; i++) {
            progress.ended(progress.begin(new Spot(0, i, i)), List.of(), 0);
        }
        assertThat(progress.hasRoom()).isFalse();
    }

    private void read(int number) {
        progress.ended(
                progress.begin(new Spot(0, number, number)),
                List.of(
                        new Acknowledgment(
                                Acknowledgment.Type.TA1,
                                "partner",
                                "1",
                                new byte[MIB],
                                'A',
                                String.valueOf(number),
                                "sender",
                                "receiver")),
                number);
    }
}
