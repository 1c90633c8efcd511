package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.config.ConfigFindings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class CopyRulesTest {

    private static final String MATCHES =
            "org.apache.kafka.connect.transforms.predicates.TopicNameMatches";

    private final Map<String, String> props =
            new HashMap<>(Map.of("topic.prefix", "h", "output.copies", "clear,masked"));

    @Test
    void clearRecordsNeedNoTransform() {
        props.put("output.copies", "clear");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aMaskedCopyNeedsATransformThatMasksIt() {
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("no transform would mask", "h.messages", "MaskPii", ".*\\.masked");
    }

    @Test
    void aPredicateOnTheMaskedTopicsTellsTheCopiesApart() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        assertThat(errors()).isEmpty();
    }

    @Test
    void everyKindOfRecordMustBeMasked() {
        transforms("mask");
        mask("mask", "h\\.messages\\.masked");
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("h.attachments.masked");
    }

    @Test
    void theClearCopyMustStayClearWhereItIsAskedFor() {
        transforms("mask");
        maskEverywhere("hipaa-safe-harbor");
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("would be masked too", "'mask'");
        props.put("output.copies", "masked");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aNegatedPredicateHoldsForTheOtherTopics() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        props.put("transforms.mask.negate", "true");
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("would be masked too");
    }

    @Test
    void followsARouterThatComesBefore() {
        transforms("route,mask");
        route("h\\.(.*)", "lake.$1");
        mask("mask", "h\\..*\\.masked");
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("no transform");
        mask("mask", "lake\\..*\\.masked");
        assertThat(errors()).isEmpty();
    }

    @Test
    void refusesARouterThatBringsBothCopiesTogether() {
        transforms("mask,route");
        mask("mask", ".*\\.masked");
        route("(.*)\\.masked", "$1");
        assertThat(errors().get("output.copies")).singleElement().asString().contains("one topic");
    }

    @Test
    void refusesARouterThatCannotBeFollowed() {
        transforms("route,mask");
        props.put("transforms.route.type", "org.apache.kafka.connect.transforms.TimestampRouter");
        mask("mask", ".*\\.masked");
        assertThat(errors()).containsOnlyKeys("transforms.route.type");
    }

    @Test
    void refusesAPredicateThatIsNotOnTheTopic() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        props.put("predicates.mask.type", "com.example.Sometimes");
        assertThat(errors()).containsOnlyKeys("transforms.mask.predicate");
    }

    @Test
    void aNonProductionEnvironmentRefusesClearRecords() {
        props.put("output.copies", "clear");
        props.put("environment", "nonproduction");
        assertThat(errors().get("environment"))
                .singleElement()
                .asString()
                .contains("output.copies=masked", "hipaa-safe-harbor");
    }

    @Test
    void aNonProductionEnvironmentAcceptsWhatADeidentifyingPolicyMasks() {
        props.put("environment", "nonproduction");
        props.put("output.copies", "masked");
        transforms("mask");
        mask("mask", ".*\\.masked");
        assertThat(errors()).isEmpty();

        props.put("output.copies", "clear");
        maskEverywhere("hipaa-safe-harbor");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aNonProductionEnvironmentRefusesAPolicyThatLeavesPeopleToBeRecognised() {
        props.put("environment", "nonproduction");
        props.put("output.copies", "masked");
        transforms("mask");
        maskEverywhere("display");
        assertThat(errors()).containsKey("environment");
    }

    @Test
    void refusesAPolicyThatCannotBeUsed() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        props.put("transforms.mask.policy", "hippa");
        assertThat(errors()).containsKey("transforms.mask.policy");
    }

    @Test
    void aTransformThatOpensWhatWasMaskedUndoesIt() {
        transforms("mask,open");
        mask("mask", ".*\\.masked");
        props.put("transforms.open.type", "dev.tributary.masking.Unmask");
        assertThat(errors().get("output.copies"))
                .singleElement()
                .asString()
                .contains("no transform would mask");
        props.put("transforms.open.predicate", "mask");
        props.put("transforms.open.negate", "true");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aCompactedTopicTakesNoPolicyThatDropsKeys() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        props.put("topic.creation.default.cleanup.policy", "compact");
        assertThat(errors().get("topic.creation.default.cleanup.policy"))
                .singleElement()
                .asString()
                .contains("h.messages.masked", "'mask' drops keys");
        props.put(
                "transforms.mask.policy",
                "{\"id\": \"p\", \"key\": {\"file\": \"/k\"}, \"rules\":"
                        + " [{\"path\": \"$key\", \"action\": \"token\"}]}");
        assertThat(errors()).isEmpty();
    }

    @Test
    void theFirstGroupThatTakesATopicSaysWhetherItIsCompacted() {
        transforms("mask");
        mask("mask", ".*\\.masked");
        props.put("topic.creation.default.cleanup.policy", "compact");
        props.put("topic.creation.groups", "masked,all");
        props.put("topic.creation.masked.include", "x,.*\\.masked");
        props.put("topic.creation.all.include", ".*");
        props.put("topic.creation.all.cleanup.policy", "compact");
        assertThat(errors()).isEmpty();
        props.put("topic.creation.masked.exclude", "h\\.messages\\.masked");
        assertThat(errors()).containsOnlyKeys("topic.creation.all.cleanup.policy");
        props.put("topic.creation.all.cleanup.policy", "delete, compact");
        assertThat(errors()).containsOnlyKeys("topic.creation.all.cleanup.policy");
    }

    private void maskEverywhere(String policy) {
        props.put("transforms.mask.type", "dev.tributary.masking.MaskPii");
        props.put("transforms.mask.policy", policy);
        props.remove("transforms.mask.predicate");
    }

    private void transforms(String names) {
        props.put("transforms", names);
    }

    private void mask(String alias, String pattern) {
        props.put("transforms." + alias + ".type", "dev.tributary.masking.MaskPii");
        props.put("transforms." + alias + ".policy", "hipaa-safe-harbor");
        props.put("transforms." + alias + ".predicate", alias);
        props.put("predicates." + alias + ".type", MATCHES);
        props.put("predicates." + alias + ".pattern", pattern);
    }

    private void route(String regex, String replacement) {
        props.put("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter");
        props.put("transforms.route.regex", regex);
        props.put("transforms.route.replacement", replacement);
    }

    private Map<String, List<String>> errors() {
        ConfigFindings findings = new ConfigFindings(new Config(List.of()));
        CopyRules.check(props, List.of("messages", "attachments"), findings);
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : findings.config().configValues()) {
            errors.put(value.name(), value.errorMessages());
        }
        return errors;
    }
}
