package dev.tributary.hl7.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.hl7.map.Interpreted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageValidatorTest {

    private static final String REVERSED =
            Judged.ADMISSION.replace("202601020900+0000", "202601020900+0000|202601010900+0000");
    private static final String WITHOUT_EVENT =
            Judged.ADMISSION.replace("EVN|A01|20260102100000+0000\n", "");

    @TempDir private Path dir;

    @Test
    void eachLevelLooksDeeper() {
        assertThat(lenient(REVERSED, ValidationLevel.NONE)).isEmpty();
        assertThat(lenient(REVERSED, ValidationLevel.FIELDS))
                .containsExactly("DATES_REVERSED@PV1-44");
        assertThat(lenient(REVERSED + "EVN|A01|2026\n", ValidationLevel.STRUCTURE))
                .containsExactly("SEGMENT_MISPLACED@EVN[2]", "DATES_REVERSED@PV1-44");
    }

    @Test
    void strictRefusesAtTheStageOfValidation() {
        Interpreted refused =
                Judged.whole(
                        REVERSED, ValidationLevel.FIELDS, ValidationMode.STRICT, Judged.noRules());
        assertThat(refused).isInstanceOf(Interpreted.Refused.class);
        assertThat(((Interpreted.Refused) refused).stage()).isEqualTo(Stage.VALIDATE);
        assertThat(
                        Judged.whole(
                                REVERSED,
                                ValidationLevel.NONE,
                                ValidationMode.STRICT,
                                Judged.noRules()))
                .isInstanceOf(Interpreted.Accepted.class);
    }

    @Test
    void lenientWritesTheFindingsIntoTheRecord() {
        Struct value =
                ((Interpreted.Accepted)
                                Judged.whole(
                                        REVERSED,
                                        ValidationLevel.FIELDS,
                                        ValidationMode.LENIENT,
                                        Judged.noRules()))
                        .value();
        assertThat(value.getStruct("metadata").getString("validation_status")).isEqualTo("error");
        Struct error = (Struct) value.getArray("errors").get(0);
        assertThat(error.getString("code")).isEqualTo("DATES_REVERSED");
        assertThat(error.getString("location")).isEqualTo("PV1-44");
    }

    @Test
    void whatTheGrammarRequiresIsAnErrorAndSaidOnce() {
        assertThat(lenient(WITHOUT_EVENT, ValidationLevel.STRUCTURE))
                .containsExactly("SEGMENT_MISSING@EVN");
        assertThat(
                        Judged.whole(
                                WITHOUT_EVENT,
                                ValidationLevel.STRUCTURE,
                                ValidationMode.STRICT,
                                Judged.noRules()))
                .isInstanceOf(Interpreted.Refused.class);
        assertThat(
                        Judged.whole(
                                WITHOUT_EVENT,
                                ValidationLevel.FIELDS,
                                ValidationMode.STRICT,
                                Judged.noRules()))
                .isInstanceOf(Interpreted.Accepted.class);
    }

    @Test
    void whatMappingSaidIsNotSaidAgain() {
        String message =
                Judged.ADMISSION.replace("19800115|F", "1980x|Q").replace("PV1|1", "XXX|1");
        assertThat(lenient(message, ValidationLevel.FIELDS))
                .containsOnlyOnce("TIME_INVALID@PID-7", "SEX_UNKNOWN@PID-8");
        String withoutPatient = Judged.RESULT.replace("PID|", "XXX|");
        assertThat(lenient(withoutPatient, ValidationLevel.STRUCTURE))
                .contains("PID_MISSING@PID")
                .doesNotContain("SEGMENT_MISSING@PID");
    }

    @Test
    void rulesOfTheUserHoldAtEveryLevel() throws Exception {
        ValidationOptions rules =
                rules(
                        """
                        {"rules": [{"code": "WARD_X", "severity": "error",
                          "path": "encounter.location", "matches": "X.*"}]}
                        """);
        Interpreted refused =
                Judged.whole(Judged.ADMISSION, ValidationLevel.NONE, ValidationMode.STRICT, rules);
        assertThat(refused).isInstanceOf(Interpreted.Refused.class);
        assertThat(Judged.said(refused.issues())).containsExactly("WARD_X@encounter.location");
    }

    @Test
    void aFileOfRulesThatCannotBeUsedStopsTheStart() throws Exception {
        ValidationOptions rules = rules("{\"rules\": [\n{\"code\": \"A\"}]}");
        assertThatThrownBy(
                        () ->
                                new MessageValidator(
                                        new Hl7ValidationOptions(ValidationLevel.NONE, rules)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("rules.file: line 2: ");
    }

    private ValidationOptions rules(String json) throws Exception {
        return new ValidationOptions(
                ValidationMode.LENIENT,
                Optional.of(Files.writeString(dir.resolve("rules.json"), json)));
    }

    private static List<String> lenient(String message, ValidationLevel level) {
        return Judged.said(
                Judged.whole(message, level, ValidationMode.LENIENT, Judged.noRules()).issues());
    }
}
