package dev.tributary.masking.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "first_name",
                "_id",
                "line2",
                "A-1",
                "icd10",
                "sha256",
                "B2B",
                "x12"
            })
    void theseReadAsNamesThatAProgramGives(String name) {
        assertThat(Place.isPlain(name)).isTrue();
        assertThat(Place.VALUE.dataMember(name).toString()).isEqualTo("$." + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "1a",
                "PAT001",
                "MRN7Q4X81K",
                "doe1980",
                "a1b2c3",
                "Jane Doe",
                "jane.doe",
                "a@b.example",
                "Größe",
                "-a"
            })
    void theseMayBeData(String name) {
        assertThat(Place.isPlain(name)).isFalse();
        assertThat(Place.VALUE.dataMember(name).toString()).isEqualTo("$.*");
    }
}
