package dev.tributary.commons.issue.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.record.HealthcareRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

    private static final String RULE =
            "{\"rules\": [\n{\"code\": \"C1\", \"severity\": \"error\",\n%s\n}]}";

    @TempDir private Path dir;

    @Test
    void readsAFileWithComments() throws Exception {
        Path file =
                write(
                        "// of the lab\n"
                                + RULE.formatted("\"path\":\"patient.dob\",\"required\":true"));
        assertThat(RuleSet.load(file, HealthcareRecord.SCHEMA).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'path': 'patient.dbo', 'required': true; no 'dbo' in the record",
                "'path': 'patient..dob', 'required': true; not a path",
                "'path': '', 'required': true; not a path",
                "'path': 'observations.value', 'required': true; observations[*]",
                "'path': 'patient[0].dob', 'required': true; is no list",
                "'path': 'patient', 'matches': 'x'; fields of its own",
                "'path': 'patient.dob', 'required': false; can only be true",
                "'path': 'patient.dob', 'matches': '('; no regular expression",
                "'path': 'patient.dob', 'matches': 3; regular expression, in",
                "'path': 'patient.dob', 'in': []; lists nothing",
                "'path': 'patient.dob', 'in': 'A'; in is a list",
                "'path': 'patient.dob', 'in': [null]; texts and numbers",
                "'path': 'patient.dob', 'not_after': 'encounter.nix'; no 'nix'",
                "'path': 'patient.dob', 'not_after': 'encounter'; fields of its own",
                "'path': 'patient.dob', 'not_before': 7; another path belongs here",
                "'path': 'patient.dob', 'max_length': 0; whole number from 1",
                "'path': 'patient.dob', 'max_length': 1.5; whole number from 1",
                "'path': 'patient.dob', 'min': 'a'; are numbers",
                "'path': 'patient.dob', 'min': 2, 'max': 1; greater than max",
                "'path': 'patient.dob', 'requierd': true; unknown key in a rule: 'requierd'",
                "'path': 'patient.dob'; no condition",
                "'path': 7, 'required': true; path is a text",
                "'path': 'patient.dob', 'required': true, 'text': ''; text is a sentence",
                "'path': 'patient.dob', 'required': true, 'when': 'x'; when is a list",
                "'path': 'patient.dob', 'required': true, 'when': {'path': 'patient.id'};"
                        + " when has no condition",
                "'path': 'patient.dob', 'required': true, 'when': {'required': true};"
                        + " when needs \"path\"",
            })
    void aMistakeIsRefusedWithItsLineAndReason(String rule, String reason) throws Exception {
        Path file = write(RULE.formatted(rule.replace('\'', '"')));
        assertThatThrownBy(() -> RuleSet.load(file, HealthcareRecord.SCHEMA))
                .isInstanceOf(RulesFileException.class)
                .hasMessageMatching("line [23]: (?s).*")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; the file is empty",
                "[]; the file is an object",
                "{}; needs \"rules\"",
                "{'rules': 5}; rules is a list",
                "{'rules': [5]}; a rule is an object",
                "{'rules': [], 'more': 1}; unknown key",
                "{'rules': []} {}; something follows",
                "{'rules': [}; line 1: not JSON",
                "{'rules': [], 'rules': []}; a key stands there twice",
                "{'rules': [{'severity': 'error', 'path': 'patient.id', 'absent': true}]};"
                        + " needs \"code\"",
                "{'rules': [{'code': 'x y', 'severity': 'error', 'path': 'patient.id', 'absent':"
                        + " true}]}; a code is upper case",
                "{'rules': [{'code': 'AB', 'severity': 'bad', 'path': 'patient.id', 'absent':"
                        + " true}]}; error or warning",
            })
    void anotherShapeIsRefused(String json, String reason) throws Exception {
        Path file = write(json == null ? "" : json.replace('\'', '"'));
        assertThatThrownBy(() -> RuleSet.load(file, HealthcareRecord.SCHEMA))
                .isInstanceOf(RulesFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileThatIsNoRulesFileIsNotQuoted() throws Exception {
        Path file = write("root:secret:0:0");
        assertThatThrownBy(() -> RuleSet.load(file, HealthcareRecord.SCHEMA))
                .hasMessage("line 1: not JSON");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> RuleSet.load(dir, HealthcareRecord.SCHEMA))
                .hasMessageContaining("no such file on this worker");
        assertThatThrownBy(() -> RuleSet.load(Path.of("/dev/zero"), HealthcareRecord.SCHEMA))
                .hasMessageContaining("no such file on this worker");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        Path file = write(" ".repeat(1024 * 1024 + 1));
        assertThatThrownBy(() -> RuleSet.load(file, HealthcareRecord.SCHEMA))
                .hasMessageContaining("larger than 1 MiB");
    }

    private Path write(String json) throws Exception {
        return Files.writeString(dir.resolve("rules.json"), json);
    }
}
