package dev.tributary.reconcile.decide;

import static dev.tributary.reconcile.decide.SampleDatabase.column;
import static dev.tributary.reconcile.decide.SampleDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.entry.EntryKind;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision that could have no effect is refused. */
class FittingMembersTest {
    private static final String ACCOUNTS = "add them to one group";

    private Connection owner;

    @BeforeEach
    void make() throws SQLException {
        owner = SampleDatabase.make().asOwner();
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @ParameterizedTest
    @EnumSource(MatchKind.class)
    void aKindTakesTheEntriesThatItTakesInMatching(MatchKind kind) throws SQLException {
        for (EntryKind entries : EntryKind.values()) {
            String id = entries.name();
            entry(id + "_1", entries, "money/all,claims/all");
            entry(id + "_2", entries, "money/all,claims/all");
            String sql = decide("confirm", kind, id + "_1", id + "_2");
            if (kind.takes(entries)) {
                assertThatCode(() -> execute(owner, sql)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> execute(owner, sql))
                        .hasMessageContaining("one of the entries is a " + entries);
            }
        }
    }

    @Test
    void membersOfDifferentGroupsAreRefusedWithTheRemedy() throws SQLException {
        entry("po", EntryKind.PAYOUT, "money/g1");
        entry("line", EntryKind.BANK, "money/g2");
        for (String verb : new String[] {"confirm", "reject"}) {
            assertThatThrownBy(
                            () -> execute(owner, decide(verb, MatchKind.PAYOUT_BANK, "po", "line")))
                    .hasMessageContaining(ACCOUNTS);
        }
        assertThat(column(owner, "SELECT count(*) FROM tributary.decision")).containsExactly("0");
    }

    @Test
    void aScopeCountsForTheKindsThatAreMatchedInItAlone() throws SQLException {
        // They share the payee's claims, and not the money.
        entry("era", EntryKind.REMITTANCE_PAYMENT, "claims/p,money/g1");
        entry("paid", EntryKind.CLAIM_PAYMENT, "claims/p");
        entry("line", EntryKind.BANK, "money/g2");

        execute(owner, decide("confirm", MatchKind.ERA_CLAIMS, "era", "paid"));
        assertThatThrownBy(
                        () -> execute(owner, decide("confirm", MatchKind.ERA_BANK, "era", "line")))
                .hasMessageContaining(ACCOUNTS);
    }

    private void entry(String id, EntryKind kind, String scopes) throws SQLException {
        execute(
                owner,
                """
                INSERT INTO tributary.entry
                    (source, id, kind, state, scopes, version, origin_topic, origin_partition,
                    origin_offset)
                VALUES ('x', '%s', '%s', 'OPEN', '{%s}', 1, 't', 0, 0)
                """
                        .formatted(id, kind, scopes));
    }

    private static String decide(String verb, MatchKind kind, String one, String other) {
        return "SELECT tributary.decide('%s', '%s', ARRAY['x', 'x'], ARRAY['%s', '%s'], 'seen')"
                .formatted(verb, kind.word(), one, other);
    }
}
