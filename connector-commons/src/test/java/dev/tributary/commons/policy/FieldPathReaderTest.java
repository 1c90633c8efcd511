package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.FieldPath.Step;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathReaderTest {

    @Test
    void readsEveryKindOfStep() {
        FieldPath path = FieldPathReader.read("$.a['b c'].*..d[*][7][?e=f].g");

        assertThat(path.root()).isEqualTo(Root.VALUE);
        assertThat(path.steps())
                .containsExactly(
                        new Step.Member("a"),
                        new Step.Member("b c"),
                        new Step.AnyMember(),
                        new Step.Anywhere("d"),
                        new Step.EachElement(),
                        new Step.Element(7),
                        new Step.ElementWhere("e", "f"),
                        new Step.Member("g"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "$; $",
                "$key; $key",
                "$headers; $headers",
                "$.patient.name; $['patient']['name']",
                "$['patient'].name; $['patient']['name']",
                "$[\"patient\"].name; $['patient']['name']",
                "$.mapped['insurer id']; $['mapped']['insurer id']",
                "$key.id; $key['id']",
                "$key['a.b']; $key['a.b']",
                "$headers.trace; $headers['trace']",
                "$headers['x.y']; $headers['x.y']",
                "$headers.*; $headers.*",
                "..ssn; ..['ssn']",
                "$..ssn; $..['ssn']",
                "..['social security']; ..['social security']",
                "$.a[*].b; $['a'][*]['b']",
                "$.a[0]; $['a'][0]",
                "$[3].x; $[3]['x']",
                "$.ids[?type=SSN].value; $['ids'][?'type'='SSN']['value']",
                "$.ids[?type='S S].N'].value; $['ids'][?'type'='S S].N']['value']",
                "$.ids[?'my type'=a b].value; $['ids'][?'my type'='a b']['value']",
                "$['it\\'s']; $['it\\'s']",
                "$['back\\\\slash']; $['back\\\\slash']",
                "$.größe; $['größe']",
                "$.__op; $['__op']",
                "$.a-b; $['a-b']",
                "$.keys; $['keys']",
                "$.seen.~; $['seen'].~",
                "$.~; $.~",
            })
    void onePathHasOneCanonicalForm(String text, String canonical) {
        FieldPath path = FieldPathReader.read(text);

        assertThat(path.canonical()).isEqualTo(canonical);
        assertThat(path.text()).isEqualTo(text);
        assertThat(FieldPathReader.read(canonical).steps()).isEqualTo(path.steps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 1; empty; begin it with '$.'",
                "patient.name; 1; no beginning; begin it with '$.'",
                ".name; 1; no beginning; begin it with '$.'",
                "$patient.name; 2; only 'key' and 'headers'; write '$.'",
                "$.; 3; a name is missing; write one",
                "$.a.; 5; a name is missing; write one",
                "$.a b; 4; no step; go on with '.'",
                "$.a['b'; 8; not closed; add ']'",
                "$.a['b; 5; quote is not closed; same quote",
                "$.a['']; 5; nothing stands in the quotes; write the name",
                "$.a[]; 5; neither *, nor a position; write [*]",
                "$.a[b]; 5; neither *, nor a position; ['a name']",
                "$.a[-1]; 5; neither *, nor a position; [0]",
                "$.a[1234567890]; 5; neither *, nor a position; [0]",
                "$.a[0; 6; not closed; add ']'",
                "$.a[?]; 6; a name is missing; write one",
                "$.a[?type]; 10; a condition is a name, '=' and a value; [?type=SSN]",
                "$.a[?type=]; 11; no value; [?type=SSN]",
                "$.a[?type=SSN; 11; no value; [?type=SSN]",
                "..; 3; a name is missing; write one",
                "..*; 3; not for all; write '.*'",
                "$.a.~.b; 6; nothing stands below a name; end the path with '.~'",
                "$...a; 4; a name is missing; write one",
                "$..[0]; 5; looks for a name; write '..name'",
                "$key name; 5; no step; go on with '.'",
            })
    void aMistakeIsToldWithItsPositionAndTheRemedy(
            String text, int position, String what, String remedy) {
        FieldPathException wrong =
                catchThrowableOfType(
                        FieldPathException.class,
                        () -> FieldPathReader.read(text == null ? "" : text));

        assertThat(wrong.position()).isEqualTo(position);
        assertThat(wrong.what()).contains(what);
        assertThat(wrong.remedy()).contains(remedy);
        assertThat(wrong).hasMessageContaining(wrong.what()).hasMessageContaining(wrong.remedy());
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> FieldPathReader.read("$" + ".a".repeat(500)))
                .isInstanceOf(FieldPathException.class)
                .hasMessageContaining("longer than 1000");
    }

    @Test
    void whateverIsReadHasACanonicalFormThatReadsTheSame() {
        String alphabet = "$.[]*?='\"\\ab0key headers";
        long seed = 20261123;
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("$");
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                FieldPath path = FieldPathReader.read(text.toString());
                FieldPath again = FieldPathReader.read(path.canonical());
                assertThat(again.steps()).as("seed %d: %s", seed, text).isEqualTo(path.steps());
                assertThat(again.root()).isEqualTo(path.root());
                read++;
            } catch (FieldPathException refused) {
                assertThat(refused.position()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void theLastNameIsThatOfTheMemberThatThePathEndsAt() {
        assertThat(FieldPathReader.read("$.a.cvv").lastName()).contains("cvv");
        assertThat(FieldPathReader.read("..cvv[*]").lastName()).contains("cvv");
        assertThat(FieldPathReader.read("$.cvv.*").lastName()).isEmpty();
        assertThat(FieldPathReader.read("$key").lastName()).isEmpty();
    }

    @Test
    void aPathFromAnywhereLeadsIntoEveryPart() {
        FieldPath path = FieldPathReader.read("..ssn");

        assertThat(List.of(Root.VALUE, Root.KEY, Root.HEADERS))
                .allMatch(part -> path.root().leadsInto(part));
        assertThat(Root.VALUE.leadsInto(Root.KEY)).isFalse();
    }

    @Test
    void aPathGrowsStepByStep() {
        FieldPath path = FieldPathReader.read("$key.a").then(new Step.Element(1));

        assertThat(path.canonical()).isEqualTo("$key['a'][1]");
    }
}
