package dev.tributary.benchmarks.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.HealthcareRecord;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class SameFieldsTest {

    @Test
    void namesThePathOfAFieldThatDiffers() {
        Struct ours = record(patient("1", "A"));
        Struct peers = record(patient("1", "B"));

        assertThat(SameFields.differences(ours, peers)).containsExactly("patient.name");
    }

    @Test
    void namesAFieldThatOnlyOneOfThemHas() {
        assertThat(SameFields.differences(record(patient("1", null)), record(patient("1", "B"))))
                .containsExactly("patient.name");
        assertThat(SameFields.differences(record(patient("1", "A")), record(patient("1", null))))
                .containsExactly("patient.name");
        assertThat(SameFields.differences(record(null), record(patient("1", "B"))))
                .containsExactly("patient");
    }

    @Test
    void anEmptyListIsNone() {
        Struct none = patient("1", "A").put("phones", List.of());

        assertThat(SameFields.differences(record(none), record(patient("1", "A")))).isEmpty();
    }

    @Test
    void comparesListsEntryByEntry() {
        Struct ours = record(patient("1", "A").put("phones", List.of("1", "2")));

        assertThat(differenceOfPhones(ours, List.of("1", "3")))
                .containsExactly("patient.phones[1]");
        assertThat(differenceOfPhones(ours, List.of("1"))).containsExactly("patient.phones");
        assertThat(differenceOfPhones(ours, List.of("1", "2"))).isEmpty();
    }

    private static List<String> differenceOfPhones(Struct ours, List<String> phones) {
        return SameFields.differences(ours, record(patient("1", "A").put("phones", phones)));
    }

    private static Struct record(Struct patient) {
        return new Struct(HealthcareRecord.SCHEMA).put("patient", patient);
    }

    private static Struct patient(String id, String name) {
        return new Struct(HealthcareRecord.PATIENT).put("id", id).put("name", name);
    }
}
