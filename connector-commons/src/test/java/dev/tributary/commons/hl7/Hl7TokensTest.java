package dev.tributary.commons.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Hl7TokensTest {

    private static final int ROUNDS = 3_000;

    @Test
    void numbersFieldsAsHl7Does() {
        Segment msh = tokens("MSH|^~\\&|APP|FAC\rPID|1||ID").segment(0);
        assertThat(text(msh.field(1))).isEqualTo("|");
        assertThat(text(msh.field(2))).isEqualTo("^~\\&");
        assertThat(text(msh.field(3))).isEqualTo("APP");
        assertThat(msh.fieldCount()).isEqualTo(4);
        assertThat(text(tokens("MSH|^~\\&\rPID|1||ID").segment(1).field(3))).isEqualTo("ID");
    }

    @Test
    void whatWasNotSentIsEmpty() {
        Segment pid = tokens("MSH|^~\\&\rPID|1").segment(1);
        assertThat(pid.field(9).repetition(2).component(3).subcomponent(4).isEmpty()).isTrue();
    }

    @Test
    void splitsRepetitionsComponentsAndSubcomponents() {
        Slice field = tokens("MSH|^~\\&\rPID|a^b&c&d~e").segment(1).field(1);
        assertThat(field.repetitionCount()).isEqualTo(2);
        assertThat(text(field.repetition(1).component(2).subcomponent(3))).isEqualTo("d");
        assertThat(text(field.repetition(2).component(1))).isEqualTo("e");
        assertThat(field.repetition(1).componentCount()).isEqualTo(2);
        assertThat(field.repetition(1).component(2).subcomponentCount()).isEqualTo(3);
    }

    @Test
    void tellsNullFromEmpty() {
        Segment pid = tokens("MSH|^~\\&\rPID|\"\"|").segment(1);
        assertThat(pid.field(1).isNull()).isTrue();
        assertThat(pid.field(2).isNull()).isFalse();
        assertThat(pid.field(2).isEmpty()).isTrue();
    }

    @Test
    void takesAnyMixtureOfLineEndsAndBlankLines() {
        Hl7Tokens tokens = tokens("\n MSH|^~\\&|A\r\nPID|1\n\n \r\rPV1|1\n");
        assertThat(tokens.segmentCount()).isEqualTo(3);
        assertThat(tokens.segment(2).id()).isEqualTo("PV1");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(tokens("\ufeffMSH|^~\\&|A").segment(0).id()).isEqualTo("MSH");
    }

    @Test
    void takesTheDelimitersFromTheMessage() {
        Hl7Tokens tokens = tokens("MSH*:+?%*A\rPID*a:b%c+d");
        assertThat(text(tokens.segment(1).field(1).repetition(1).component(2).subcomponent(2)))
                .isEqualTo("c");
    }

    @Test
    void takesTheFifthEncodingCharacter() {
        assertThat(tokens("MSH|^~\\&#|A").delimiters().truncation()).isEqualTo((byte) '#');
    }

    @Test
    void readsOddEncodingCharactersSensibly() {
        assertThat(tokens("MSH|^~\\\\&|A").delimiters()).isEqualTo(Delimiters.USUAL);
        assertThat(tokens("MSH||A").delimiters()).isEqualTo(Delimiters.USUAL);
        assertThat(tokens("MSH|&&&&|A").delimiters().component()).isEqualTo((byte) '&');
        assertThat(tokens("MSH|&&&&|A").delimiters().repetition()).isZero();
    }

    @Test
    void readsTheEncodingCharactersBeforeABlankOrAText() {
        assertThat(tokens("MSH|^~\\& |A").delimiters()).isEqualTo(Delimiters.USUAL);
        assertThat(tokens("MSH|^~\\&APP|A").delimiters()).isEqualTo(Delimiters.USUAL);
        assertThat(text(tokens("MSH|^~\\& |A").segment(0).field(2))).isEqualTo("^~\\& ");
        assertThatThrownBy(() -> tokens("MSH|^APP|A"))
                .isInstanceOfSatisfying(
                        Hl7SyntaxException.class,
                        e ->
                                assertThat(e.code())
                                        .isEqualTo(
                                                Hl7SyntaxException.Code
                                                        .ENCODING_CHARACTERS_INVALID));
    }

    @Test
    void refusesWhatIsNotHl7WithThePlaceAndWithoutTheData() {
        assertThatThrownBy(() -> tokens("PATIENT JOHN DOE"))
                .isInstanceOfSatisfying(
                        Hl7SyntaxException.class,
                        e -> assertThat(e.code()).isEqualTo(Hl7SyntaxException.Code.NO_MSH))
                .message()
                .doesNotContain("JOHN");
        assertThatThrownBy(() -> tokens("MSHA^~\\&"))
                .isInstanceOfSatisfying(
                        Hl7SyntaxException.class,
                        e ->
                                assertThat(e.code())
                                        .isEqualTo(Hl7SyntaxException.Code.NO_FIELD_SEPARATOR));
        assertThatThrownBy(() -> tokens("")).isInstanceOf(Hl7SyntaxException.class);
    }

    @Test
    void namesPlacesByOccurrenceWhereASegmentRepeats() {
        Hl7Tokens tokens = tokens("MSH|^~\\&\rPID|1\rOBX|1\rOBX|2");
        assertThat(tokens.segment(1).location(7)).isEqualTo("PID-7");
        assertThat(tokens.segment(3).location(5)).isEqualTo("OBX[2]-5");
    }

    @Test
    void aLineOfTextIsNoSegmentAndItsPlaceHoldsNoneOfIt() {
        Hl7Tokens tokens =
                tokens("MSH|^~\\&|A\rOBX|1\rSmith, John\rPIDGEON|1\rNTE was it\rpid|1\rAB\rZ01");
        for (int line = 2; line <= 6; line++) {
            Segment segment = tokens.segment(line);
            assertThat(segment.id()).isEmpty();
            assertThat(segment.location(1)).isEqualTo("???[" + (line - 1) + "]-1");
            assertThat(segment.toString()).startsWith("Segment[???");
        }
        assertThat(tokens.segment(7).id()).isEqualTo("Z01");
    }

    @Test
    void namingThePlaceOfEachOfManySegmentsIsOnePass() {
        int many = 100_000;
        Hl7Tokens tokens = tokens("MSH|^~\\&|A\r" + "OBX|1\r".repeat(many));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 1; i <= many; i++) {
                        assertThat(tokens.segment(i).location(2)).isEqualTo("OBX[" + i + "]-2");
                    }
                });
    }

    @Test
    void joiningThePartsGivesTheInput() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message = RandomHl7.message(random);
            Hl7Tokens tokens = Hl7Tokens.of(message);
            assertThat(Joining.segments(tokens))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(message);
            for (int i = 0; i < tokens.segmentCount(); i++) {
                assertThat(Joining.fields(tokens, i))
                        .as("seed %d round %d segment %d", seed, round, i)
                        .isEqualTo(Joining.range(tokens.bytes(), tokens.segment(i)));
            }
        }
    }

    @Test
    void joiningThePartsOfAFieldGivesTheField() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Hl7Tokens tokens = Hl7Tokens.of(RandomHl7.message(random));
            for (int i = 1; i < tokens.segmentCount(); i++) {
                for (int f = 1; f <= tokens.segment(i).fieldCount(); f++) {
                    Slice field = tokens.segment(i).field(f);
                    assertThat(Joining.parts(field))
                            .as("seed %d round %d segment %d field %d", seed, round, i, f)
                            .isEqualTo(field.latin1());
                }
            }
        }
    }

    private static Hl7Tokens tokens(String message) {
        return Hl7Tokens.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Slice slice) {
        return slice.text(StandardCharsets.UTF_8);
    }
}
