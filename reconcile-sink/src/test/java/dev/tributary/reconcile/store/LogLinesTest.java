package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    @Test
    void writesTheMembersOfAMatchOut() throws JsonProcessingException {
        JsonNode body = body(match(LogLines.LISTED));

        assertThat(body.path("members")).hasSize(LogLines.LISTED);
        assertThat(body.at("/members/1").toString()).isEqualTo("[\"stripe\",\"txn_1\",\"item\"]");
    }

    @Test
    void writesTheDigestOfTheRowsOfAMatchOfMany() throws JsonProcessingException, SQLException {
        Match match = match(LogLines.LISTED + 1);

        JsonNode body = body(match);

        assertThat(body.has("members")).isFalse();
        assertThat(body.path("member_count").asInt()).isEqualTo(LogLines.LISTED + 1);
        try (StoreRig rig = new StoreRig()) {
            rig.execute(
                    "INSERT INTO tributary.match (id, kind, scope, status, rule_version, rule)"
                            + " VALUES ('m', 'payout-items', 's', 'AUTO', '1', 'r');"
                            + " INSERT INTO tributary.match_member"
                            + " (match_no, source, id, kind, role, position)"
                            + " SELECT match_no, 'stripe', 'txn_' || n, 'payout-items', 'item', n"
                            + " FROM tributary.match, generate_series(0, 100) n");
            assertThat(
                            rig.query(
                                    "SELECT encode(sha256(convert_to(string_agg(source || E'\\x1f' || id"
                                            + " || E'\\x1f' || role, E'\\n' ORDER BY position), 'UTF8')),"
                                            + " 'hex') FROM tributary.match_member"))
                    .containsExactly(body.path("members_sha256").asText());
        }
    }

    private static JsonNode body(Match match) throws JsonProcessingException {
        Change change = new Change(List.of(match), List.of(), List.of(), List.of(), List.of());
        return new ObjectMapper().readTree(LogLines.of(change).get(0).body());
    }

    private static Match match(int members) {
        return new Match(
                "m",
                MatchKind.PAYOUT_ITEMS,
                "s",
                MatchStatus.AUTO,
                "1",
                "r",
                null,
                null,
                0,
                BigDecimal.ZERO,
                null,
                List.of(),
                IntStream.range(0, members)
                        .mapToObj(n -> new Match.Member(new EntryKey("stripe", "txn_" + n), "item"))
                        .toList());
    }
}
