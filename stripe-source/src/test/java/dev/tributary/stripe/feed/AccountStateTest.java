package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.stripe.front.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    private static final AccountState FULL =
            AccountState.NONE
                    .with(Resource.CHARGES, WalkMark.beginning(50).after("ch_1", 40))
                    .with(Resource.PAYOUTS, WalkMark.beginning(50).done())
                    .with(Resource.DISPUTES, WalkMark.beginning(50).denied())
                    .withEvents(new FeedMark(60, 55, RecentIds.NONE.with(Map.of("evt_1", 60L))))
                    .withTransactions(FeedMark.beginning(61, 62))
                    .withPending(new PendingMark(30, 90))
                    .withDue(List.of(Due.object("charge", "ch_2"), Due.items("po_1")))
                    .relisted(44)
                    .withGap(true);

    @Test
    void survivesAnOffset() {
        assertThat(AccountState.fromMap(FULL.toMap())).isEqualTo(FULL);
        assertThat(AccountState.fromMap(AccountState.NONE.toMap())).isEqualTo(AccountState.NONE);
    }

    /** Users choose the ids of products: an offset that cannot be read would end every start. */
    @Test
    void survivesAnOffsetWhateverTheIdsOfProducts() {
        for (String id : List.of("The gold plan", "a:b/c d=e", "%41+", "prod_ü\u2028")) {
            AccountState state =
                    FULL.with(Resource.PRODUCTS, WalkMark.beginning(50).after(id, 40))
                            .withDue(List.of(Due.object("product", id), Due.items("po_2")));

            assertThat(AccountState.fromMap(state.toMap())).isEqualTo(state);
        }
    }

    @Test
    void readsNumbersAsConnectGivesThemBack() {
        Map<String, Object> read = new HashMap<>();
        FULL.toMap()
                .forEach(
                        (name, value) ->
                                read.put(
                                        name,
                                        value instanceof Long number ? number.intValue() : value));
        read.put("start", 17);
        read.put("seq", 3);

        assertThat(AccountState.fromMap(read)).isEqualTo(FULL);
    }

    @Test
    void refusesWhatIsNoneOfOurs() {
        for (String broken : List.of("walks", "due", "events.known", "events.until", "v")) {
            Map<String, Object> map = new HashMap<>(FULL.toMap());
            map.put(broken, "never=/");
            assertThatThrownBy(() -> AccountState.fromMap(map))
                    .as(broken)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("/connectors/<name>/offsets");
        }
        assertThatThrownBy(() -> AccountState.fromMap(Map.of("v", 1L)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void isWalkedWhenAllAreDoneOrDenied() {
        assertThat(FULL.isWalked(List.of(Resource.PAYOUTS, Resource.DISPUTES))).isTrue();
        assertThat(FULL.isWalked(List.of(Resource.PAYOUTS, Resource.CHARGES))).isFalse();
        assertThat(FULL.isWalked(List.of(Resource.REFUNDS))).isFalse();
    }

    @Test
    void keepsTheOrderOfWhatIsDue() {
        AccountState state = FULL.withDue(List.of(Due.items("po_1"), Due.object("refund", "re_1")));

        assertThat(state.due())
                .containsExactly(
                        Due.object("charge", "ch_2"),
                        Due.items("po_1"),
                        Due.object("refund", "re_1"));
        assertThat(state.withoutDue(Due.object("charge", "ch_2")).due())
                .containsExactly(Due.items("po_1"), Due.object("refund", "re_1"));
    }
}
