package dev.tributary.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.simulators.stripe.StripeSamples;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ParametersTest {

    /** In the specification, and not simulated. */
    private static final Set<String> NOT_SIMULATED =
            Set.of("automatic_tax", "current_period_end", "current_period_start", "test_clock");

    @Test
    void areThoseThatTheSpecificationHas() throws Exception {
        JsonNode paths =
                new ObjectMapper().readTree(StripeSamples.slimSpecification()).path("paths");
        int compared = 0;
        for (ObjectType type : ObjectType.values()) {
            JsonNode specified = paths.path("/v1/" + type.path()).path("get").path("parameters");
            if (type == ObjectType.BALANCE || specified.isMissingNode()) {
                continue;
            }
            Set<String> theirs = new TreeSet<>();
            specified.forEach(one -> theirs.add(one.path("name").asText()));
            theirs.removeAll(NOT_SIMULATED);
            assertThat(Parameters.of(type)).as(type.word()).isEqualTo(theirs);
            compared++;
        }
        assertThat(compared).isEqualTo(13);
    }
}
