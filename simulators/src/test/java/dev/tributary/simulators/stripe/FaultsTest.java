package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.simulators.stripe.http.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private StripeSimulator stripe = Simulated.stripe();
    private Http http = new Http(stripe);

    @AfterEach
    void stop() {
        stripe.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED,429,,",
        "RATE_LIMITED_RETRY_AFTER,429,Retry-After,1",
        "RATE_LIMITED_SHOULD_RETRY,429,Stripe-Should-Retry,true",
        "RATE_LIMITED_SHOULD_NOT_RETRY,429,Stripe-Should-Retry,false",
        "LOCK_TIMEOUT,429,Stripe-Should-Retry,true",
        "SERVER_ERROR,500,Content-Type,application/json",
        "BAD_GATEWAY_HTML,502,Content-Type,text/html",
        "UNAVAILABLE_HTML,503,Content-Type,text/html",
    })
    void answerAsStripeAndWhatStandsBeforeItDo(
            Fault fault, int status, String header, String value) {
        stripe.faults().next(fault);

        HttpResponse<String> answer = http.call("/v1/charges");

        assertThat(answer.statusCode()).isEqualTo(status);
        if (header != null) {
            assertThat(answer.headers().firstValue(header)).contains(value);
        } else {
            assertThat(answer.headers().map()).doesNotContainKey("retry-after");
        }
        assertThat(http.call("/v1/charges").statusCode()).isEqualTo(200);
        assertThat(stripe.faults().injected(fault)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED", "DROPPED_MID_BODY"})
    void endTheConnection(Fault fault) {
        // Twice: a client may repeat a read whose connection ended before any answer.
        stripe.faults().next(fault, fault);

        assertThatThrownBy(() -> http.call("/v1/charges")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void giveAnEmptyPageThatSaysThereIsMore() {
        stripe.world().platformMerchant().charge(100, "usd");
        stripe.faults().next("/v1/charges", Fault.EMPTY_PAGE);

        var page = http.get("/v1/charges");

        assertThat(page.path("data")).isEmpty();
        assertThat(page.path("has_more").asBoolean()).isTrue();
    }

    @Test
    void meetOnlyThePathsOfAScript() {
        stripe.faults().next("/v1/refunds", Fault.SERVER_ERROR);

        assertThat(http.call("/v1/charges").statusCode()).isEqualTo(200);
        assertThat(http.call("/v1/refunds").statusCode()).isEqualTo(500);
    }

    @Test
    void meetAShareOfTheCalls() {
        stripe.faults().share(Fault.SERVER_ERROR, 0.2);
        stripe.faults().share(Fault.RATE_LIMITED, 0.2);
        for (int i = 0; i < 200; i++) {
            http.call("/v1/balance");
        }

        assertThat(stripe.faults().injected()).isBetween(50L, 110L);
        assertThat(stripe.calls().byStatus().get(500))
                .isEqualTo(stripe.faults().injected(Fault.SERVER_ERROR));
        stripe.faults().clear();
        assertThat(http.call("/v1/balance").statusCode()).isEqualTo(200);
    }

    @Test
    void countCallsAndRefuseThoseAboveTheLimitOfAnAccount() throws Exception {
        stripe.close();
        stripe = StripeSimulator.start(Simulated.options().withCallsPerSecond(1));
        http = new Http(stripe);
        String connected = stripe.world().connect("US", "usd").account();

        int refused = 0;
        for (int i = 0; i < 10; i++) {
            refused += http.call("/v1/charges").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
        assertThat(stripe.calls().refused()).isEqualTo(refused);
        assertThat(http.call("/v1/charges/ch_none", "Stripe-Account", connected).statusCode())
                .isEqualTo(404);
        assertThat(stripe.calls().count("/v1/charges")).isEqualTo(10);
        assertThat(stripe.calls().count("/v1/charges/{id}")).isEqualTo(1);
        assertThat(stripe.calls().total()).isEqualTo(11);
        assertThat(stripe.calls().peakPerSecond(stripe.world().platform())).isBetween(1L, 10L);
        assertThat(stripe.calls().byKey()).containsOnlyKeys(stripe.keys().full().substring(28));

        TimeUnit.MILLISECONDS.sleep(1100);
        assertThat(http.call("/v1/charges").statusCode()).isEqualTo(200);
    }
}
