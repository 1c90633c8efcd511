package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeMapperTest {

    @ParameterizedTest
    @CsvSource({
        "A18,merge",
        "A30,merge",
        "A34,merge",
        "A35,merge",
        "A36,merge",
        "A40,merge",
        "A41,merge",
        "A43,move",
        "A47,change_id",
        "A46,change_id"
    })
    void carriesPriorIds(String trigger, String action) {
        Sample sample =
                Sample.of(
                        "ADT^" + trigger,
                        "EVN|" + trigger,
                        "PID|1||NEW^^^H^MR",
                        "MRG|OLD^^^H^MR~ALT^^^H^PI||ACC0||V0");
        Struct patient = sample.patient();
        assertThat(patient.<String>getArray("prior_ids")).containsExactly("OLD", "ALT");
        assertThat(patient.<String>getArray("prior_accounts")).containsExactly("ACC0");
        assertThat(patient.getString("link_action")).isEqualTo(action);
        assertThat(patient.<Struct>getArray("prior_identifiers")).hasSize(2);
        assertThat(sample.accepted().key()).isEqualTo("NEW");
    }

    @Test
    void priorIdsAreNormalisedAsTheKeysTheyWere() {
        assertThat(
                        Sample.of("ADT^A40", "PID|1||0007^^^H^MR", "MRG|0008^^^H^MR")
                                .option("identifier.rules", "H: strip-zeros")
                                .patient()
                                .<String>getArray("prior_ids"))
                .containsExactly("8");
    }

    @Test
    void repeatedGroupsKeepEachPatientsPriorIdsApart() {
        Sample sample = Sample.of("ADT^A40", "PID|1||A", "MRG|A0", "PV1|1|I", "PID|2||B", "MRG|B0");
        assertThat(sample.patient().<String>getArray("prior_ids")).containsExactly("A0");
        Struct other = sample.list("other_patients").get(0);
        assertThat(other.getString("id")).isEqualTo("B");
        assertThat(other.<String>getArray("prior_ids")).containsExactly("B0");
    }

    @Test
    void repeatedGroupsOfOneSurvivorAreOnePatient() {
        Sample sample = Sample.of("ADT^A40", "PID|1||A", "MRG|A0", "PID|1||A", "MRG|A1");
        assertThat(sample.patient().<String>getArray("prior_ids")).containsExactly("A0", "A1");
        assertThat(sample.list("other_patients")).isEmpty();
    }

    @Test
    void anUnlinkSeparatesTheFirstPatientFromTheOthers() {
        Sample sample = Sample.of("ADT^A37", "PID|1||A", "PV1|1|I", "PID|2||B");
        assertThat(sample.patient().<String>getArray("prior_ids")).containsExactly("B");
        assertThat(sample.patient().getString("link_action")).isEqualTo("unlink");
    }

    @Test
    void aLinkTakesNoIdAway() {
        Sample sample = Sample.of("ADT^A24", "PID|1||A", "PID|2||B");
        assertThat(sample.patient().get("prior_ids")).isNull();
        assertThat(sample.list("other_patients")).hasSize(1);
    }

    @Test
    void aMoveOfAnAccountDoesNotMakeThePatientItsOwnPriorOne() {
        Sample sample = Sample.of("ADT^A35", "PID|1||A", "MRG|A||ACC0");
        assertThat(sample.patient().get("prior_ids")).isNull();
        assertThat(sample.patient().<String>getArray("prior_accounts")).containsExactly("ACC0");
    }

    @Test
    void anMrgBeforeItsPidIsNotLost() {
        assertThat(
                        Sample.of("ADT^A40", "MRG|OLD", "PID|1||NEW")
                                .patient()
                                .<String>getArray("prior_ids"))
                .isEqualTo(List.of("OLD"));
    }
}
