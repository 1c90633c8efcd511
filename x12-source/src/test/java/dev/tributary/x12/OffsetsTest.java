package dev.tributary.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.x12.front.FileStore.Shelf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void aPositionIsReadAsItWasWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            FilePosition position = position(random);
            assertThat(FilePosition.decode(position.encode(), 0))
                    .as("seed %d", seed)
                    .isEqualTo(position);
        }
        assertThatThrownBy(() -> FilePosition.decode("a,b", 0))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aPositionThatDoesNotSayItsControlNumbersHasThoseOfItsBucket() {
        FilePosition position = position(new Random(1));
        String word = position.encode();
        assertThat(FilePosition.decode(word.substring(0, word.lastIndexOf(',')), 17))
                .isEqualTo(position.controls(17));
    }

    private static FilePosition position(Random random) {
        return new FilePosition(
                Long.toHexString(random.nextLong()),
                random.nextLong(),
                new Spot(random.nextInt(9), random.nextLong(), random.nextInt(9)),
                new FileCounts(random.nextInt(9), random.nextInt(9), random.nextInt(9)),
                mark(random),
                Mark.bytes(random.nextInt(9), random.nextLong()),
                random.nextInt(9) - 1);
    }

    private static Mark mark(Random random) {
        return new Mark(
                random.nextInt(3) - 1,
                random.nextInt(3),
                number(random),
                number(random),
                number(random));
    }

    private static int number(Random random) {
        int number = random.nextInt(4);
        return number == 3 ? Mark.END : number;
    }

    @Test
    void marksFollowEachOtherAsTheFileDoes() {
        List<Mark> inOrder =
                List.of(
                        Mark.NONE,
                        Mark.bytes(0, 0),
                        new Mark(0, 0, 0, Mark.END, 1),
                        new Mark(0, 0, 1, 1, 1),
                        new Mark(0, 0, 1, 1, 2),
                        new Mark(0, 0, 1, 1, Mark.END),
                        new Mark(0, 0, 1, 2, 1),
                        new Mark(0, 0, 1, Mark.END, 0),
                        new Mark(0, 0, 2, 1, 1),
                        Mark.interchange(new Spot(0, 0, 1)),
                        Mark.bytes(0, 500),
                        Mark.bytes(0, Long.MAX_VALUE),
                        Mark.bytes(1, 0));
        List<Mark> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void finishedFilesAreForgottenOldestFirstUnlessTheyAreStillThere() {
        FinishedFiles finished = FinishedFiles.decode("");
        Set<String> there = Set.of("0", "7");
        for (int file = 0; file < 1_000; file++) {
            finished.add(
                    Integer.toHexString(file),
                    file % 2 == 0 ? Shelf.FINISHED : Shelf.ERROR,
                    there::contains);
        }
        FinishedFiles read = FinishedFiles.decode(finished.encode());
        assertThat(read.encode()).isEqualTo(finished.encode());
        assertThat(read.encode().split(" ")).hasSize(256);
        assertThat(read.shelfOf("0")).contains(Shelf.FINISHED);
        assertThat(read.shelfOf("7")).contains(Shelf.ERROR);
        assertThat(read.shelfOf("8")).isEmpty();
        assertThat(read.shelfOf(Integer.toHexString(999))).contains(Shelf.ERROR);
    }
}
