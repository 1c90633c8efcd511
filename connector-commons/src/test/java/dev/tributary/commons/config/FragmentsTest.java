package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.ValidationMode;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentsTest {

    @Test
    void topicsBeginWithThePrefix() {
        TopicOptions topics =
                TopicOptions.from(config(TopicOptions::define, Map.of("topic.prefix", "ward.adt")));

        assertThat(topics.topic("messages")).isEqualTo("ward.adt.messages");
        assertThat(topics.deadLetters()).isEqualTo("ward.adt.deadletters");
        assertThat(topics.audit()).isEqualTo("ward.adt.audit");
        assertThat(topics.status()).isEqualTo("ward.adt.status");
    }

    @Test
    void theTopicPrefixIsRequired() {
        assertThatThrownBy(() -> config(TopicOptions::define, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topic.prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ward adt", "ward/adt", "ward.", "größe"})
    void refusesAPrefixThatNoTopicCanHave(String prefix) {
        assertThatThrownBy(() -> config(TopicOptions::define, Map.of("topic.prefix", prefix)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("letters, digits");
    }

    @Test
    void deliveryHasDefaultsThatNeverTellASenderMoreThanIsTrue() {
        DeliveryOptions delivery = DeliveryOptions.from(config(DeliveryOptions::define, Map.of()));

        assertThat(delivery)
                .isEqualTo(
                        new DeliveryOptions(
                                5_000,
                                67_108_864L,
                                500,
                                AckAnswer.REJECT,
                                AckAnswer.REJECT,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5)));
    }

    @Test
    void readsTheWordsOfAnEnumInAnyCase() {
        DeliveryOptions delivery =
                DeliveryOptions.from(
                        config(DeliveryOptions::define, Map.of("ack.on.dropped", " Accept ")));

        assertThat(delivery.onDropped()).isEqualTo(AckAnswer.ACCEPT);
    }

    @Test
    void namesTheWordsWhenAnotherOneIsGiven() {
        assertThatThrownBy(
                        () -> config(DeliveryOptions::define, Map.of("ack.on.dead.letter", "drop")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ack.on.dead.letter")
                .hasMessageContaining("one of accept, error, reject");
    }

    @Test
    void validationIsLenientUnlessToldOtherwise() {
        assertThat(ValidationOptions.from(config(ValidationOptions::define, Map.of())).mode())
                .isEqualTo(ValidationMode.LENIENT);
        assertThat(
                        ValidationOptions.from(
                                        config(
                                                ValidationOptions::define,
                                                Map.of("validation.mode", "strict")))
                                .mode())
                .isEqualTo(ValidationMode.STRICT);
    }

    @Test
    void readsTheDigestKey() {
        byte[] key = new byte[32];
        key[0] = 42;
        DigestOptions digest =
                digest(Map.of("digest.key", Base64.getEncoder().encodeToString(key) + "\n"));

        assertThat(digest.key()).hasValueSatisfying(read -> assertThat(read).isEqualTo(key));
        assertThat(digest).hasToString("DigestOptions[key=hidden]");
        assertThat(digest(Map.of()).key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame-open!", "c2VzYW1l", ""})
    void refusesABadDigestKeyWithTheRemedyAndWithoutTheKey(String key) {
        assertThatThrownBy(() -> digest(Map.of("digest.key", key)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("digest.key")
                .hasMessageContaining("openssl rand -base64 32")
                .hasNoCause()
                .message()
                .doesNotContain("sesame", "c2VzYW1l", "!");
    }

    private static DigestOptions digest(Map<String, String> props) {
        return DigestOptions.from(config(DigestOptions::define, props));
    }

    private static AbstractConfig config(Consumer<ConfigDef> fragment, Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        fragment.accept(def);
        return new AbstractConfig(def, props, false);
    }
}
