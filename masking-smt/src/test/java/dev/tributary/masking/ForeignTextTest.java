package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What a policy masks by path in records without classes is found in their texts. */
class ForeignTextTest {

    @Test
    void partsOfWhatWasMaskedByPathAreFoundInTexts() {
        String policy =
                """
                {"id": "p", "rules": [
                  {"path": "$.who", "action": "redact"}, {"path": "$.lives", "action": "redact"},
                  {"path": "$.born", "action": "redact"}, {"path": "$.mail", "action": "redact"},
                  {"path": "$.note", "action": "detect"}]}""";
        Map<String, Object> value =
                Map.of(
                        "who", "Zyxqwert Quillabrandt",
                        "lives", "4471 Wyvernglass Lane",
                        "born", "1980-01-15",
                        "mail", "zq@wren.example",
                        "note",
                                "quillabrandt's mother, of Wyvernglass Lane, wrote to ZQ@WREN.EXAMPLE"
                                        + " that zyxqwert turned forty on 15-Jan");

        assertThat(note(policy, value))
                .doesNotContainIgnoringCase("quilla")
                .doesNotContainIgnoringCase("wyvern")
                .doesNotContainIgnoringCase("zyx")
                .doesNotContainIgnoringCase("wren")
                .doesNotContain("Jan");
    }

    private static String note(String policy, Map<String, Object> value) {
        try (MaskPii<SourceRecord> mask = new MaskPii<>()) {
            mask.configure(Map.of("policy", policy));
            SourceRecord record = new SourceRecord(Map.of(), Map.of(), "notes", null, null, value);
            return ((Map<?, ?>) mask.apply(record).value()).get("note").toString();
        }
    }
}
