package dev.tributary.stripe.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.commons.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpandingApiTest {

    private final List<String> asked = new ArrayList<>();
    private boolean mayExpand = true;
    private boolean mayRead = true;
    private ApiException.Kind refusal = ApiException.Kind.FORBIDDEN;
    private final SettableClock clock = new SettableClock();
    private final StripeApi api = new ExpandingApi(this::answer, clock, Duration.ofDays(1));

    @Test
    void asksForTransactionsWithWhatTheyAreFromAndForNothingElseSo() throws Exception {
        get(null, Listing.of(Resource.BALANCE_TRANSACTIONS));
        get(null, Listing.one("balance_transactions", "txn_1"));
        get(null, Listing.of(Resource.CHARGES));

        assertThat(asked)
                .containsExactly(
                        "/v1/balance_transactions?limit=100&expand%5B%5D=data.source",
                        "/v1/balance_transactions/txn_1?expand%5B%5D=source",
                        "/v1/charges?limit=100");
    }

    @Test
    void takesThePlainOnesOfAnAccountWhereTheKeyMayNotReadMore() throws Exception {
        mayExpand = false;

        get("acct_1", Listing.of(Resource.BALANCE_TRANSACTIONS));
        get("acct_1", Listing.of(Resource.BALANCE_TRANSACTIONS));
        mayExpand = true;
        get("acct_2", Listing.of(Resource.BALANCE_TRANSACTIONS));

        assertThat(asked)
                .containsExactly(
                        "/v1/balance_transactions?limit=100&expand%5B%5D=data.source",
                        "/v1/balance_transactions?limit=100",
                        "/v1/balance_transactions?limit=100",
                        "/v1/balance_transactions?limit=100&expand%5B%5D=data.source");
    }

    @Test
    void aKeyIsTriedAgainOnceItMayHaveBeenGivenMore() throws Exception {
        mayExpand = false;
        get(null, Listing.of(Resource.BALANCE_TRANSACTIONS));
        mayExpand = true;
        clock.forward(Duration.ofHours(23));
        get(null, Listing.of(Resource.BALANCE_TRANSACTIONS));
        assertThat(asked.get(asked.size() - 1)).doesNotContain("expand");

        clock.forward(Duration.ofHours(2));
        assertThatNoFurtherCallIsPlain();
    }

    /** Nobody has seen how Stripe answers a key that may read the one and not the other. */
    @Test
    void anExpansionThatStripeRefusesOtherwiseIsDoneWithoutToo() throws Exception {
        mayExpand = false;
        refusal = ApiException.Kind.REFUSED;

        get(null, Listing.of(Resource.BALANCE_TRANSACTIONS));

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo("/v1/balance_transactions?limit=100");
    }

    @Test
    void aKeyThatMayNotReadThemAtAllIsTold() {
        mayExpand = false;
        mayRead = false;

        assertThatThrownBy(() -> get(null, Listing.of(Resource.BALANCE_TRANSACTIONS)))
                .isInstanceOf(ApiException.class);
        mayExpand = true;
        mayRead = true;
        assertThatNoFurtherCallIsPlain();
    }

    private void assertThatNoFurtherCallIsPlain() {
        asked.clear();
        try {
            get(null, Listing.of(Resource.BALANCE_TRANSACTIONS));
        } catch (ApiException | InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(asked).singleElement().asString().contains("expand");
    }

    private void get(String account, Listing listing) throws ApiException, InterruptedException {
        api.get(account, listing, Priority.INCREMENTAL);
    }

    private JsonNode answer(String account, Listing listing, Priority priority)
            throws ApiException {
        asked.add(listing.pathAndQuery());
        boolean isExpanded = listing.pathAndQuery().contains("expand");
        if (!(isExpanded ? mayExpand : mayRead)) {
            throw ApiException.unauthorized(refusal, listing.endpoint(), "not allowed");
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
