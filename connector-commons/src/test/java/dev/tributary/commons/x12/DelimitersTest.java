package dev.tributary.commons.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitersTest {

    @Test
    void readsAllFourFromAPaddedIsa() {
        assertThat(of(Interchanges.header(1))).isEqualTo(Delimiters.USUAL);
    }

    @ParameterizedTest
    @CsvSource({"^,00501,^", "^,00402,^", "^,00401,-", "U,00501,-", "' ',00501,-", ":,00501,-"})
    void isa11SeparatesRepetitionsFrom00402OnWhereItCan(
            String isa11, String version, String expected) {
        String header =
                Interchanges.header(1).replace("*^*00501*", "*" + isa11 + "*" + version + "*");
        byte repetition = of(header).repetition();
        assertThat(repetition).isEqualTo(expected.equals("-") ? 0 : (byte) expected.charAt(0));
    }

    @Test
    void aLetterSeparatesNoComponents() {
        assertThat(of(Interchanges.header(1).replace(":~", "U~")).component()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ISA",
                "ISA*",
                "GS*HC*A*B~",
                "ISAB00B",
                "ISA*00*          *00*          *ZZ*A*ZZ*B*260105*1200*^*0050X*1*0*P*:~GS",
                "ISA*00**00**ZZ*A*ZZ*B*260105*1200*^*00501*1*0*P*:",
                "ISA*00**00**ZZ*A*ZZ*B*260105*1200*^*00501*1*0*P*:A",
                "ISA*00**00**ZZ*A*ZZ*B*260105*1200*^*00501*1*0*P*XY~",
                "ISA*00*          *00*          *ZZ*SE*DER         *ZZ*RECEIVER       "
                        + "*260105*1200*^*00501*000000001*0*P*:~"
            })
    void refusesWhatIsNoIsaWithThePlaceAndWithoutTheData(String text) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOfSatisfying(
                        X12SyntaxException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(X12SyntaxException.Code.HEADER_INVALID);
                            assertThat(e.offset()).isZero();
                        })
                .hasMessage("HEADER_INVALID at byte 0");
    }

    private static Delimiters of(String text) {
        byte[] bytes = Interchanges.bytes(text);
        return Delimiters.of(bytes, 0, bytes.length);
    }
}
