package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tributary.commons.record.PiiClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to be slow: the time grows with the length, not with its square. */
class LongTextTest {

    private static final int LENGTH = 300_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "1.",
                "1-",
                "123-",
                "::",
                "a@",
                "@",
                "a://",
                "A. ",
                "A-",
                "Jane ",
                "Jane,",
                "Hospital ",
                "American Hospital ",
                "Quux of ",
                "id ",
                "id-1-mg-",
                "MRN: ",
                "1 ",
                "12 Elm ",
                "March ",
                "May 5 ",
                "(",
                "+1",
                "'s",
                "1/",
                "ndc 123-456-",
                "van de "
            })
    void anyRepetitionIsReadInTime(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        Identities identities =
                Identities.builder()
                        .add(PiiClass.NAME, "Jane Aaa")
                        .add(PiiClass.MRN, "111111")
                        .add(PiiClass.BIRTH_DATE, "1961-03-04")
                        .build();

        List<String> done =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60),
                        () -> {
                            Found.in(text);
                            identities.find(text);
                            return List.of("done");
                        });

        assertThat(done).isNotEmpty();
    }
}
