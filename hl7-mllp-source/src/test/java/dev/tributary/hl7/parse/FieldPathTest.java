package dev.tributary.hl7.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.hl7.Hl7Tokens;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    private static final byte[] MESSAGE =
            "MSH|^~\\&|APP\rPID|1||A^B~C^D&E\rOBX|1||||x\rOBX|2||||y^z"
                    .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "MSH-3,APP",
        "PID-3.1,A",
        "PID-3[2].1,C",
        "PID-3[2].2.2,E",
        "PID-3[2],C^D&E",
        "OBX-5,x",
        "OBX[2]-5,y^z",
        "OBX[2]-5.2,z",
    })
    void findsWhatStandsThere(String path, String value) {
        FieldPath parsed = FieldPath.parse(path);
        assertThat(parsed.in(Hl7Tokens.of(MESSAGE)).text(StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(parsed).hasToString(path);
    }

    @ParameterizedTest
    @CsvSource({"ZPI-3", "OBX[3]-5", "PID-30", "PID-3[9]", "PID-3.9", "PID-3.1.9"})
    void whatIsNotThereIsEmpty(String path) {
        assertThat(FieldPath.parse(path).in(Hl7Tokens.of(MESSAGE)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PI-3,3",
        "pid-3,1",
        "PID.3,4",
        "PID-0,5",
        "PID-3[0],7",
        "PID-3[2,8",
        "PID-3.1.2.3,10",
        "PID-3 x,6",
        "PID,4",
        "PID-9999999,5",
        "1ID-3,1"
    })
    void saysAtWhichCharacterItStopped(String path, int position) {
        assertThatThrownBy(() -> FieldPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character " + position + " ");
    }
}
