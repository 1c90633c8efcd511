package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {

    private final ConfigDef def = new ConfigDef();

    UnknownKeysTest() {
        TopicOptions.define(def);
        DigestOptions.define(def);
        UnknownKeyOptions.define(def);
        ConfigGroup.in(def, "Listener").option("listeners").doc("Where to listen.");
    }

    @Test
    void acceptsTheKeysOfThePluginAndOfTheFramework() {
        Map<String, String> props = new HashMap<>();
        props.put("name", "adt");
        props.put("connector.class", "dev.tributary.hl7.Hl7MllpSourceConnector");
        props.put("connector.plugin.version", "[0.1.0,)");
        props.put("tasks.max", "1");
        props.put("tasks.max.enforce", "true");
        props.put("topic.prefix", "ward");
        props.put("value.converter", "JsonConverter");
        props.put("value.converter.plugin.version", "4.3.1");
        props.put("value.converter.decimal.format", "NUMERIC");
        props.put("transforms", "mask, flat");
        props.put("transforms.mask.type", "dev.tributary.masking.MaskPii");
        props.put("transforms.mask.predicate", "masked");
        props.put("transforms.flat.type", "Flatten");
        props.put("predicates", "masked");
        props.put("predicates.masked.type", "TopicNameMatches");
        props.put("topic.creation.groups", "small");
        props.put("topic.creation.default.partitions", "3");
        props.put("topic.creation.default.replication.factor", "3");
        props.put("topic.creation.small.include", "ward[.]audit");
        props.put("topic.creation.small.cleanup.policy", "delete");
        props.put("topic.creation.small.min.insync.replicas", "2");
        props.put("topic.creation.small.vendor.tiering", "true");
        props.put("producer.override.linger.ms", "0");
        props.put("producer.override.vendor.interceptor.rate", "1");
        props.put("admin.override.security.protocol", "SSL");
        props.put("consumer.override.client.id", "c");
        props.put("exactly.once.support", "required");
        props.put("offsets.storage.topic", "adt-offsets");
        props.put("errors.tolerance", "all");
        props.put("config.action.reload", "none");

        assertThat(UnknownKeys.ofSource(def).find(props)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "listners, listeners",
        "topicPrefix, topic.prefix",
        "topic_prefix, topic.prefix",
        "task.max, tasks.max",
        "error.tolerance, errors.tolerance",
        "exactly.once.suport, exactly.once.support",
        "producer.override.linger.sm, producer.override.linger.ms",
        "topic.creation.default.partition, topic.creation.default.partitions",
        "topic.creation.default.cleanup.polcy, topic.creation.default.cleanup.policy",
    })
    void namesTheKeyThatWasMeant(String written, String meant) {
        assertThat(UnknownKeys.ofSource(def).find(Map.of(written, "x")))
                .containsExactly(
                        Map.entry(
                                written,
                                "unknown key '" + written + "'; did you mean '" + meant + "'?"));
    }

    @Test
    void guessesNothingWhereNothingIsNear() {
        assertThat(UnknownKeys.ofSource(def).find(Map.of("frobnicate", "x")))
                .containsValue("unknown key 'frobnicate'");
    }

    @Test
    void findsATransformThatIsNotInTheList() {
        assertThat(
                        UnknownKeys.ofSource(def)
                                .find(
                                        Map.of(
                                                "transforms", "maks",
                                                "transforms.mask.type", "MaskPii")))
                .containsValue(
                        "'transforms.mask.type' is not read: 'mask' is not in the list"
                                + " 'transforms'; did you mean 'maks'?");
    }

    @Test
    void findsATopicCreationGroupThatIsNotInTheList() {
        assertThat(UnknownKeys.ofSource(def).find(Map.of("topic.creation.defalt.partitions", "3")))
                .containsValue(
                        "'topic.creation.defalt.partitions' is not read: 'defalt' is not in the"
                                + " list 'topic.creation.groups'; did you mean 'default'?");
    }

    @Test
    void findsAConverterSettingWithoutItsConverter() {
        assertThat(
                        UnknownKeys.ofSource(def)
                                .find(Map.of("value.converter.schemas.enable", "false")))
                .containsValue(
                        "'value.converter.schemas.enable' is not read unless 'value.converter' is"
                                + " set here too");
    }

    @Test
    void acceptsKeysUnderAPrefixWhoseRestTheUserChooses() {
        Map<String, String> props = Map.of("mapping.PV1-3", "location");

        assertThat(UnknownKeys.ofSource(def, "mapping.").find(props)).isEmpty();
        assertThat(UnknownKeys.ofSource(def).find(props)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "topics.regex", "errors.deadletterqueue.topic.name"})
    void keepsTheKeysOfSinksAndSourcesApart(String sinkKey) {
        assertThat(UnknownKeys.ofSink(def).find(Map.of(sinkKey, "x"))).isEmpty();
        assertThat(UnknownKeys.ofSource(def).find(Map.of(sinkKey, "x"))).hasSize(1);
        assertThat(UnknownKeys.ofSink(def).find(Map.of("topic.creation.groups", "x"))).hasSize(1);
    }

    @Test
    void refusesTheConfigurationWithoutEchoingTheValue() {
        Map<String, String> props = Map.of("topic.prefix", "ward", "digest.kye", "open-sesame");

        List<ConfigValue> values = check(props).configValues();

        assertThat(values)
                .filteredOn(value -> value.name().equals("digest.kye"))
                .singleElement()
                .satisfies(
                        value -> {
                            assertThat(value.value()).isNull();
                            assertThat(value.errorMessages())
                                    .containsExactly(
                                            "unknown key 'digest.kye'; did you mean"
                                                    + " 'digest.key'?");
                        });
        assertThat(values.toString()).doesNotContain("open-sesame");
    }

    @Test
    void letsUnknownKeysPassWhenTold() {
        Map<String, String> props =
                Map.of("topic.prefix", "ward", "frobnicate", "x", "config.unknown", "WARN");

        assertThat(check(props).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }

    @Test
    void keepsTheErrorsFoundBefore() {
        assertThat(check(Map.of("listeners", "x")).configValues())
                .filteredOn(value -> value.name().equals("topic.prefix"))
                .singleElement()
                .satisfies(value -> assertThat(value.errorMessages()).hasSize(1));
    }

    private Config check(Map<String, String> props) {
        ConfigFindings findings = new ConfigFindings(new Config(def.validate(props)));
        UnknownKeys.ofSource(def).check(props, findings);
        return findings.config();
    }
}
