package dev.tributary.commons.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.delivery.DeliveryCounts;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.RecordJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final AuditOrigin ORIGIN =
            new AuditOrigin(
                    new Origin("hl7", "adt", 0),
                    "Class",
                    "1.0",
                    "svc",
                    "host:1",
                    1_767_323_045_000L,
                    "config",
                    null);

    @Test
    void linksVerifyAfterTheTripThroughJson() {
        List<Map<String, Object>> links = readBack(chain(Optional.empty(), 3));
        assertThat(AuditVerifier.verify(links)).isEmpty();
    }

    @Test
    void aStartNamesTheEndOfTheChainBefore() {
        List<Struct> first = chain(Optional.empty(), 2);
        List<Struct> second = chain(Optional.of(end(first)), 2);
        List<Struct> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(AuditVerifier.verify(readBack(both))).isEmpty();
        assertThat(second.get(0).getString("previous_chain_id"))
                .isEqualTo(first.get(0).getString("chain_id"));
    }

    @Test
    void aChangedLinkShows() {
        List<Map<String, Object>> links = readBack(chain(Optional.empty(), 3));
        links.get(1).put("records", 999);
        assertThat(AuditVerifier.verify(links)).anyMatch(f -> f.contains("does not fit"));
    }

    @Test
    void aChangedLinkThatIsHashedAnewShowsInTheNext() {
        List<Map<String, Object>> links = readBack(chain(Optional.empty(), 3));
        links.get(1).put("records", 999);
        links.get(1).put("hash", AuditHash.of(links.get(1)));
        assertThat(AuditVerifier.verify(links))
                .anyMatch(f -> f.contains("hash of the link before"));
    }

    @Test
    void aRemovedLinkShows() {
        List<Map<String, Object>> links = readBack(chain(Optional.empty(), 3));
        links.remove(1);
        assertThat(AuditVerifier.verify(links)).anyMatch(f -> f.contains("sequence"));
    }

    @Test
    void aCutTailShowsAtTheNextStart() {
        List<Struct> first = chain(Optional.empty(), 3);
        List<Struct> all = new ArrayList<>(first.subList(0, 2));
        all.addAll(chain(Optional.of(end(first)), 1));
        assertThat(AuditVerifier.verify(readBack(all)))
                .anyMatch(f -> f.contains("the chain that it names is missing"));
    }

    @Test
    void itsPartitionIsSerialisedAlikeByEveryJvmAndAsConnectReadsItBack() {
        Map<String, String> readBack = new HashMap<>();
        readBack.put("kind", "audit");
        readBack.put("task", "0");
        assertThat(AuditTrail.partition(0).keySet().toString())
                .isEqualTo("[task, kind]")
                .isEqualTo(readBack.keySet().toString());
    }

    @Test
    void anOffsetIsReadBackWhateverItsNumbersBecame() {
        ChainLink link = new ChainLink("c", 7, "h");
        Map<String, Object> offset = new HashMap<>(link.toOffset());
        offset.put("v", 1);
        offset.put("sequence", 7);
        assertThat(ChainLink.fromOffset(offset)).isEqualTo(link);
    }

    @Test
    void anOffsetOfAnotherFormatIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> ChainLink.fromOffset(Map.of("v", 2)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("DELETE /connectors");
    }

    private static List<Struct> chain(Optional<ChainLink> previous, int length) {
        AuditChain chain = new AuditChain(ORIGIN, previous, CLOCK);
        List<Struct> links = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            links.add(
                    chain.append(
                            i == 0 ? "start" : "ingest",
                            new AuditCounts(i, i, 0, 0, 0, 100),
                            DeliveryCounts.NONE,
                            null));
        }
        return links;
    }

    private static ChainLink end(List<Struct> chain) {
        Struct last = chain.get(chain.size() - 1);
        return new ChainLink(
                last.getString("chain_id"), last.getInt64("sequence"), last.getString("hash"));
    }

    private static List<Map<String, Object>> readBack(List<Struct> links) {
        ObjectMapper json = new ObjectMapper();
        List<Map<String, Object>> maps = new ArrayList<>();
        try {
            for (Struct link : links) {
                maps.add(json.readValue(RecordJson.write(link), new TypeReference<>() {}));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return maps;
    }
}
