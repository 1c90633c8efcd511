package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.policy.MaskTransform.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class MaskTransformsTest {

    private static final String TYPE = "dev.tributary.masking.MaskPii";

    private final Map<String, String> props = new HashMap<>();
    private final ConfigFindings findings = new ConfigFindings(new Config(List.of()));

    @Test
    void findsTheTransformsOfOursInTheOrderInWhichTheyRun() {
        transforms("rename, mask,keys");
        transform("rename", "org.apache.kafka.connect.transforms.RegexRouter", null);
        transform("mask", TYPE, "display");
        transform("keys", "MaskPii$Key", "pci");

        List<MaskTransform> found = MaskTransforms.check(props, findings);

        assertThat(found.stream().map(MaskTransform::alias)).containsExactly("mask", "keys");
        assertThat(found.stream().map(MaskTransform::position)).containsExactly(1, 2);
        assertThat(found.stream().map(MaskTransform::part)).containsExactly(Part.RECORD, Part.KEY);
        assertThat(found.get(0).policy().get().id()).isEqualTo("display");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aConnectorWithoutTransformsHasNone() {
        assertThat(MaskTransforms.check(props, findings)).isEmpty();
    }

    @Test
    void tellsUnderWhichPredicateATransformRuns() {
        transforms("mask");
        transform("mask", TYPE, "display");
        props.put("transforms.mask.predicate", "isMasked");
        props.put("transforms.mask.negate", "true");

        MaskTransform mask = MaskTransforms.check(props, findings).get(0);

        assertThat(mask.predicate()).contains("isMasked");
        assertThat(mask.negated()).isTrue();
        assertThat(mask.isEverywhere()).isFalse();
    }

    @Test
    void aPolicyThatIsRefusedIsAnErrorOfItsKey() {
        transforms("mask");
        transform("mask", TYPE, "{\"id\": \"p\", \"rules\": [{\"class\": \"SNN\"}]}");

        MaskTransform mask = MaskTransforms.check(props, findings).get(0);

        assertThat(mask.policy()).isEmpty();
        assertThat(mask.deidentifies()).isFalse();
        assertThat(errors().get("transforms.mask.policy"))
                .anyMatch(error -> error.contains("there is no class 'SNN'"))
                .anyMatch(error -> error.contains("needs 'action'"));
    }

    @Test
    void aPolicyThatIsMissingIsAnErrorOfItsKey() {
        transforms("mask");
        transform("mask", TYPE, null);

        MaskTransforms.check(props, findings);

        assertThat(errors().get("transforms.mask.policy"))
                .singleElement()
                .asString()
                .contains("there is no policy");
    }

    @Test
    void safeHarborOverPartsIsRefusedSinceHeadersWouldPass() {
        transforms("value,key");
        transform("value", TYPE + "$Value", "hipaa-safe-harbor");
        transform("key", TYPE + "$Key", "hipaa-safe-harbor");

        MaskTransforms.check(props, findings);

        assertThat(errors())
                .containsOnlyKeys("transforms.value.type", "transforms.key.type")
                .allSatisfy((key, errors) -> assertThat(errors.get(0)).contains("use MaskPii"));
    }

    @Test
    void otherProfilesMayMaskAPart() {
        transforms("value");
        transform("value", TYPE + "$Value", "limited-dataset");

        MaskTransforms.check(props, findings);

        assertThat(errors()).isEmpty();
    }

    @Test
    void onlyAWholeRecordIsDeidentified() {
        transforms("whole,value,shown");
        transform("whole", TYPE, "hipaa-safe-harbor");
        transform("value", TYPE + "$Value", "limited-dataset");
        transform("shown", TYPE, "display");

        assertThat(MaskTransforms.check(props, findings).stream().map(MaskTransform::deidentifies))
                .containsExactly(true, false, false);
    }

    private void transforms(String aliases) {
        props.put("transforms", aliases);
    }

    private void transform(String alias, String type, String policy) {
        props.put("transforms." + alias + ".type", type);
        if (policy != null) {
            props.put("transforms." + alias + ".policy", policy);
        }
    }

    private Map<String, List<String>> errors() {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : findings.config().configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
