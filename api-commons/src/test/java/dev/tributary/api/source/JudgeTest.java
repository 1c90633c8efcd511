package dev.tributary.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.record.ApiEventRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {

    private static final String RULES =
            "{\"rules\":[{\"code\":\"ACCOUNT_NEEDED\",\"severity\":\"error\","
                    + "\"path\":\"account_id\",\"required\":true}]}";

    @TempDir private Path folder;

    @Test
    void lenientLetsAnErrorTravelInTheRecord() throws Exception {
        Struct value = event();
        Judge.Verdict verdict = judge(ValidationMode.LENIENT, 10_000).judge("events", value);
        assertThat(verdict.isRefused()).isFalse();
        assertThat(verdict.kind()).isEqualTo(Tally.Kind.ERROR);
        assertThat(value.getString("validation_status")).isEqualTo("error");
        assertThat(codes(value, "errors")).containsExactly("ACCOUNT_NEEDED");
    }

    @Test
    void strictMakesItADeadLetterThatTellsAllThatIsKnown() throws Exception {
        Struct value = event();
        value.put("warnings", List.of(warning()));
        Judge.Verdict verdict = judge(ValidationMode.STRICT, 10_000).judge("events", value);
        assertThat(verdict.refused()).contains(Stage.VALIDATE);
        assertThat(verdict.kind()).isEqualTo(Tally.Kind.DEAD_LETTER);
        assertThat(verdict.issues())
                .extracting(issue -> issue.code().name())
                .containsExactly("LEFT_OUT_FOR_SIZE", "ACCOUNT_NEEDED");
    }

    @Test
    void keepsWhatTheMapperHasFound() throws Exception {
        Struct value = event().put("account_id", "a").put("warnings", List.of(warning()));
        Judge.Verdict verdict = judge(ValidationMode.STRICT, 10_000).judge("events", value);
        assertThat(verdict.isRefused()).isFalse();
        assertThat(verdict.kind()).isEqualTo(Tally.Kind.WARNING);
        assertThat(codes(value, "warnings")).containsExactly("LEFT_OUT_FOR_SIZE");
    }

    @Test
    void leavesOutRawBeforeItRefusesForSize() throws Exception {
        Struct large = event().put("account_id", "a").put("raw", "x".repeat(2_000));
        assertThat(judge(ValidationMode.LENIENT, 1_500).judge("events", large).isRefused())
                .isFalse();
        assertThat(large.get("raw")).isNull();
        assertThat(codes(large, "warnings")).containsExactly("LEFT_OUT_FOR_SIZE");

        Struct larger = event().put("account_id", "a".repeat(2_000));
        Judge.Verdict verdict = judge(ValidationMode.LENIENT, 1_500).judge("events", larger);
        assertThat(verdict.refused()).contains(Stage.MAP);
        assertThat(verdict.issues()).extracting(Issue::isError).contains(true);
    }

    @Test
    void aTombstonePasses() throws Exception {
        assertThat(judge(ValidationMode.STRICT, 1_500).judge("events", null).isRefused()).isFalse();
    }

    private Judge judge(ValidationMode mode, long maxRecordBytes) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.json"), RULES);
        return new Judge(
                Map.of("events", RuleSet.load(file, ApiEventRecord.SCHEMA)), mode, maxRecordBytes);
    }

    private static Struct event() {
        return new Struct(ApiEventRecord.SCHEMA).put("id", "evt_1");
    }

    private static Struct warning() {
        return new Issue(Severity.WARNING, SourceIssue.LEFT_OUT_FOR_SIZE, "raw").toStruct();
    }

    private static List<String> codes(Struct value, String list) {
        return value.getArray(list).stream()
                .map(issue -> ((Struct) issue).getString("code"))
                .toList();
    }
}
