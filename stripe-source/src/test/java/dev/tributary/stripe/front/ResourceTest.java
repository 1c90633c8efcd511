package dev.tributary.stripe.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceTest {

    @Test
    void anIdOfStripesMakingSaysWhatItIsOf() {
        for (Resource resource : Resource.values()) {
            assertThat(resource.mayHave("ch_3Mmlj2CZ6qsJgndJ1CIUoZ2s")).isTrue();
            assertThat(resource.mayHave("")).isFalse();
            assertThat(resource.mayHave("x".repeat(256))).isFalse();
            assertThat(resource.mayHave("ch_1\n")).isFalse();
        }
    }

    @Test
    void whatMayBeAPersonsIsNoId() {
        for (String of : List.of("Quillabrandt", "931-57-2846", "931572846", "1937-04-19")) {
            assertThat(Arrays.stream(Resource.values()).filter(resource -> resource.mayHave(of)))
                    .containsExactly(Resource.PRODUCTS, Resource.PRICES);
        }
    }

    @Test
    void aCustomerThatMovedToStripeMayHaveKeptItsUuid() {
        assertThat(Resource.CUSTOMERS.mayHave("0d3c9a52-7f0e-4c43-8a55-2f1c5c1d2b7e")).isTrue();
        assertThat(Resource.CUSTOMERS.mayHave("user-4711")).isFalse();
        assertThat(Resource.CUSTOMERS.mayHave("erik@example.com")).isFalse();
    }

    @Test
    void onlyProductsAndPricesHaveIdsOfTheUsersMaking() {
        assertThat(
                        Arrays.stream(Resource.values())
                                .filter(resource -> resource.mayHave("The gold plan")))
                .containsExactly(Resource.PRODUCTS, Resource.PRICES);
    }
}
