package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.token.KafkaTokenStore;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreContract;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every store of tokens does, done by a topic of a real broker. */
@ExtendWith(OnSharedCluster.class)
class KafkaTokenStoreIT extends TokenStoreContract {

    private final TestCluster cluster;
    private final String topic = "tokens-" + UUID.randomUUID();
    private final FieldCipher cipher = FieldCipher.of(Keyset.parse(Keyset.generate()));

    KafkaTokenStoreIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    protected TokenStore open() {
        return open(cipher);
    }

    private TokenStore open(FieldCipher with) {
        return new KafkaTokenStore(client(), topic, () -> with);
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    @Test
    void nothingOfATokenIsReadableInTheTopic() {
        try (TokenStore store = open()) {
            store.put(tokens("bank/1", "canary-of-a-token"));
        }
        List<TopicRecord> records = cluster.reader().all(topic);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).value()).doesNotContain("canary").contains("enc1.");
    }

    @Test
    void refusesARecordThatWasMovedToAnotherGrantAndGoesOnWithTheOthers() throws Exception {
        try (TokenStore store = open()) {
            store.put(tokens("bank/1", "r1"));
            store.put(tokens("bank/2", "r2"));
            String sealed = cluster.reader().all(topic).get(0).value();
            write("bank/2", sealed);

            assertThatThrownBy(() -> store.read("bank/2"))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("cannot be opened");
            assertThat(store.read("bank/1")).isPresent();
        }
    }

    @Test
    void refusesTokensOfAnotherKeyset() {
        try (TokenStore store = open();
                TokenStore stranger = open(FieldCipher.of(Keyset.parse(Keyset.generate())))) {
            store.put(tokens("bank/1", "r1"));

            assertThatThrownBy(() -> stranger.read("bank/1"))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("not in the keyset");
        }
    }

    @Test
    void refusesATopicThatForgets() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        try (TokenStore store = open()) {
            assertThatThrownBy(() -> store.read("bank/1"))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("cleanup.policy=compact");
        }
    }

    private void write(String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
        }
    }
}
