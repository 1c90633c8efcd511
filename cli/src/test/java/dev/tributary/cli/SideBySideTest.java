package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final JsonNode CLEAR =
            RecordText.parse("{\"a\":\"same\",\"b\":{\"c\":[\"one\",\"two\"]},\"d\":\"gone\"}");

    @Test
    void showsEachValueThatDiffersWithItsPath() {
        JsonNode masked =
                RecordText.parse("{\"a\":\"same\",\"b\":{\"c\":[\"one\",\"x\"]},\"d\":null}");

        List<String> lines = SideBySide.lines(CLEAR, masked);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("b.c[1] ").contains(" two ").endsWith(" x");
        assertThat(lines.get(1)).startsWith("d ").endsWith(" (gone)");
    }

    @Test
    void showsNothingWhereNothingDiffers() {
        assertThat(SideBySide.lines(CLEAR, CLEAR)).isEmpty();
    }
}
