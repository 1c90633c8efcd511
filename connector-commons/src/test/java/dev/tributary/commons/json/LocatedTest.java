package dev.tributary.commons.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedTest {

    @Test
    void everyPartKnowsItsLine() throws JsonFormatException {
        Located document = read("/* first */\n{\"a\":\n [1.50,\n true], \"b\": null}");

        assertThat(document.line()).isEqualTo(2);
        Located list = (Located) ((Map<?, ?>) document.value()).get("a");
        assertThat(list.line()).isEqualTo(3);
        assertThat(((List<?>) list.value()).get(0))
                .isEqualTo(new Located(3, new BigDecimal("1.50")));
        assertThat(((List<?>) list.value()).get(1)).isEqualTo(new Located(4, true));
        assertThat(((Map<?, ?>) document.value()).get("b")).isEqualTo(new Located(4, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 0; the file is empty",
                "{; 1; not JSON",
                "secret; 1; not JSON",
                "{\"a\": 1, \"a\": 2}; 1; a key stands there twice",
                "{} 1; 1; something follows the closing '}'",
            })
    void aMistakeIsToldWithItsLineAndNotQuoted(String json, int line, String reason) {
        JsonFormatException refused =
                catchThrowableOfType(
                        JsonFormatException.class, () -> read(json == null ? "" : json));

        assertThat(refused).hasMessage(reason);
        assertThat(refused.line()).isEqualTo(line);
    }

    @Test
    void isWrittenAsJsonAgain() throws JsonFormatException {
        String json = "{\"a\":[1,2.50,\"x\",null,true],\"b\":{\"c\":\"d\"}}";

        assertThat(read("// why\n" + json.replace(",", " , ")).toJson()).isEqualTo(json);
    }

    @Test
    void doesNotShowItsValue() throws JsonFormatException {
        assertThat(read("\"secret\"")).hasToString("Located[line 1]");
    }

    private static Located read(String json) throws JsonFormatException {
        return Located.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
