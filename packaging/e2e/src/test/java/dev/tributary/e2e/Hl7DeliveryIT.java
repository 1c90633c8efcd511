package dev.tributary.e2e;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.TopicRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of messages over many connections arrive once each and in order. */
@ExtendWith(OnSharedCluster.class)
class Hl7DeliveryIT {
    private static final int CONNECTIONS = 16;
    private static final int MESSAGES = 5_000;

    private final TestCluster cluster;

    Hl7DeliveryIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedMessageIsInTheTopicOnceAndInOrder(Delivery delivery) {
        try (Hl7Connector hl7 =
                        Hl7Connector.start(
                                cluster.rest(delivery), delivery, "load-" + delivery.slug());
                Hl7Load load =
                        Hl7Load.start(hl7.address(), CONNECTIONS, MESSAGES / CONNECTIONS + 1)) {
            load.awaitEnd(Duration.ofMinutes(1));

            List<TopicRecord> records = cluster.reader().all(hl7.topic("messages"));
            assertThat(load.acknowledged()).hasSizeGreaterThanOrEqualTo(MESSAGES);
            assertThat(MessageRecords.ids(records))
                    .containsExactlyInAnyOrderElementsOf(load.acknowledged());
            assertInOrder(records, record -> Hl7Load.connectionOf(MessageRecords.id(record)));
            assertInOrder(records, TopicRecord::key);
        }
    }

    private static void assertInOrder(
            List<TopicRecord> records, Function<TopicRecord, String> grouping) {
        Map<String, List<TopicRecord>> groups = records.stream().collect(groupingBy(grouping));
        groups.forEach(
                (group, members) ->
                        assertThat(members)
                                .as(group)
                                .extracting(record -> Hl7Load.numberOf(MessageRecords.id(record)))
                                .isSorted());
    }
}
