package dev.tributary.stripe.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void asksForPagesAsLargeAsTheyCanBe() {
        assertThat(Listing.of(Resource.CHARGES).pathAndQuery()).isEqualTo("/v1/charges?limit=100");
    }

    @Test
    void asksForCanceledSubscriptionsToo() {
        assertThat(Listing.of(Resource.SUBSCRIPTIONS).pathAndQuery())
                .isEqualTo("/v1/subscriptions?status=all&limit=100");
    }

    @Test
    void encodesWhatItIsGiven() {
        assertThat(Listing.of("events", Map.of()).since(5).until(9).after("evt 1&").pathAndQuery())
                .isEqualTo(
                        "/v1/events?limit=100&created%5Bgte%5D=5&created%5Blte%5D=9"
                                + "&starting_after=evt+1%26");
    }

    @Test
    void namesOneObjectWithoutItsId() {
        Listing one = Listing.one("charges", "ch_1");

        assertThat(one.pathAndQuery()).isEqualTo("/v1/charges/ch_1");
        assertThat(one.endpoint()).isEqualTo("charges/id");
        assertThat(one).hasToString("Listing[charges/id]");
    }
}
