package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfCharactersTest {

    private static final String HIGH = "\ud83d";
    private static final String LOW = "\ude00";

    @Test
    void wholeCharactersStay() {
        for (String json : new String[] {"", "{}", "\"é" + HIGH + LOW + "\"", HIGH + LOW}) {
            assertThat(HalfCharacters.none(json)).isTrue();
            assertThat(HalfCharacters.escaped(json)).isSameAs(json);
        }
    }

    @Test
    void halvesAreEscapedWhereverTheyStand() {
        assertThat(HalfCharacters.escaped("\"a" + HIGH + "\"")).isEqualTo("\"a\\ud83d\"");
        assertThat(HalfCharacters.escaped(LOW + HIGH)).isEqualTo("\\ude00\\ud83d");
        assertThat(HalfCharacters.escaped(HIGH + HIGH + LOW + "b" + LOW))
                .isEqualTo("\\ud83d" + HIGH + LOW + "b\\ude00");
        assertThat(HalfCharacters.none("a" + HIGH)).isFalse();
    }
}
