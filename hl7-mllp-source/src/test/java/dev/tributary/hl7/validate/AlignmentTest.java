package dev.tributary.hl7.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.hl7.validate.Alignment.Departure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

    private static final List<String> IDS =
            List.of("MSH", "EVN", "PID", "NTE", "PV1", "PV2", "ORC", "OBR", "OBX", "NK1", "AL1");

    @ParameterizedTest
    @CsvSource({"ADT_A01, 2.3", "ORU_R01, 2.5.1", "ORM_O01, 2.4", "OML_O21, 2.8.1"})
    void whatItSaysIsExactlyWhatMakesAMessageFit(String structure, String version)
            throws Exception {
        Grammar grammar = new Grammars().grammar(structure, version).orElseThrow();
        List<String> known = IDS.stream().filter(id -> !grammar.stepsOf(id).isEmpty()).toList();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<String> ids = new ArrayList<>();
            for (int i = random.nextInt(15); i > 0; i--) {
                ids.add(known.get(random.nextInt(known.size())));
            }
            List<Departure> departures = Alignment.of(grammar, ids);
            assertThat(departures.isEmpty())
                    .as("%s, seed %d", ids, seed)
                    .isEqualTo(grammar.misfit(ids) < 0);
            assertThat(grammar.misfit(repaired(ids, departures)))
                    .as("%s with %s, seed %d", ids, departures, seed)
                    .isEqualTo(-1);
        }
    }

    private static List<String> repaired(List<String> ids, List<Departure> departures) {
        List<String> repaired = new ArrayList<>();
        for (int i = 0; i <= ids.size(); i++) {
            int position = i;
            departures.stream()
                    .filter(one -> one.missing() != null && one.position() == position)
                    .forEach(one -> repaired.add(one.missing()));
            if (i < ids.size() && !departures.contains(new Departure(i, null))) {
                repaired.add(ids.get(i));
            }
        }
        return repaired;
    }
}
