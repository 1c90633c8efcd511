package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordLeaf;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReachTest {

    @ParameterizedTest
    @CsvSource({
        "$.a, $.a.b",
        "$.a, $.a[*].b",
        "$.a[*], $.a[0]",
        "$.a[*].b, $.a.b",
        "$.a.b, $.a[*].b",
        "$.a.b, $.a[?t=x].b",
        "$.a[*].b, $.a[?t=x].b",
        "$.a[?t=x], $.a[?t=x].b",
        "$.*, $.a",
        "$.*, $..a",
        "$.*.b, $.a.b",
        "$.*.b, $.*.b.c",
        "..b, $.a.b",
        "..b, $key.b",
        "..b, $headers.b",
        "..b, $.b.c",
        "..b, ..b[*].c",
        "..b, $.a..b",
        "..b, $.x[3].y['b']",
        "..b.c, $.a.b.c.d",
        "..b.c, $.b.x.b.c",
        "$..b, $.a.b",
        "$, $.a",
        "$key, $key.a",
        "$headers, $headers.a",
        "$.a, $.a.~",
        "..a, $.a.~",
        "$.~, $.~",
    })
    void theWiderPathCoversTheNarrower(String wide, String narrow) {
        assertThat(covers(wide, narrow)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "$.a.b, $.a",
        "$.a, $.b",
        "$.a[0], $.a[*]",
        "$.a[0], $.a[1]",
        "$.a[*], $.a",
        "$.a[?t=x].b, $.a[*].b",
        "$.a[?t=x].b, $.a[?t=y].b",
        "$.*.b, $..b",
        "$.b, ..b",
        "$..b, ..b",
        "$..b, $key.b",
        "..b, $.a",
        "..b.c, $.b.x.c",
        "$, $key",
        "$key, $",
        "$.a, $.*",
        "$.a.*, $.a.~",
        "$.a.~, $.a.*",
        "$.a.~, $.a.b",
        "..a, $.~",
    })
    void aPathDoesNotCoverWhatItMayMiss(String wide, String narrow) {
        assertThat(covers(wide, narrow)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "$.patient.identifiers[*].value, true",
        "$.patient.identifiers.value, true",
        "$.patient.identifiers[?type=SSN].value, true",
        "$.patient.identifiers[0].value, true",
        "$.patient, true",
        "$, true",
        "..identifiers[*].value, true",
        "..value, true",
        "$..value, true",
        "$.*.*.value, true",
        "$.patient.identifiers[*].type, false",
        "$.patient.identifiers[*].value.x, false",
        "$.patient[*].identifiers, false",
        "$key.value, false",
        "$headers.value, false",
        "..patient.value, false",
    })
    void aPathReachesALeafOfOurs(String path, boolean reaches) {
        RecordLeaf leaf = leaf("patient", "identifiers", "[]", "value");

        assertThat(PathReach.reaches(FieldPathReader.read(path), leaf)).isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource({
        "$.mapped.x, true",
        "$.mapped, true",
        "..x, true",
        "$.mapped.*, true",
        "$.mapped.~, false",
        "$.x, false"
    })
    void anyNameReachesAnEntryOfAMap(String path, boolean reaches) {
        RecordLeaf leaf = leaf("mapped", "{}");

        assertThat(PathReach.reaches(FieldPathReader.read(path), leaf)).isEqualTo(reaches);
    }

    private static RecordLeaf leaf(String... way) {
        return new RecordLeaf("s", "f", List.of(way), Optional.of(PiiClass.OTHER_ID));
    }

    private static boolean covers(String wide, String narrow) {
        return PathReach.covers(FieldPathReader.read(wide), FieldPathReader.read(narrow));
    }
}
