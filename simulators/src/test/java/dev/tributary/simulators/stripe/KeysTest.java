package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final StripeSimulator stripe = Simulated.stripe();
    private final Http http = new Http(stripe);

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void areTakenAsBearerAndAsBasic() {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (stripe.keys().full() + ":").getBytes(StandardCharsets.UTF_8));

        assertThat(with("Basic " + basic).statusCode()).isEqualTo(200);
        assertThat(with("Bearer " + stripe.keys().full()).statusCode()).isEqualTo(200);
        assertThat(with("Digest x").statusCode()).isEqualTo(401);
    }

    @Test
    void thatAreUnknownGet401WithoutBeingShown() {
        HttpResponse<String> answer = http.callWith("sk_test_unknownunknown", "/v1/charges");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("unknownunknown");
    }

    @Test
    void endWhenTheyAreRolled() {
        String old = stripe.keys().restricted(ObjectType.PRICE);
        String young = stripe.keys().roll(old);

        HttpResponse<String> answer = http.callWith(old, "/v1/charges");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Http.json(answer).path("error").path("code").asText())
                .isEqualTo("api_key_expired");
        assertThat(http.callWith(young, "/v1/charges").statusCode()).isEqualTo(200);
        assertThat(http.callWith(young, "/v1/prices").statusCode()).isEqualTo(403);
    }

    @Test
    void thatAreRestrictedReadSomeKindsOnly() {
        String key = stripe.keys().restricted(ObjectType.CHARGE);

        JsonNode error = Http.json(http.callWith(key, "/v1/charges")).path("error");

        assertThat(http.callWith(key, "/v1/charges").statusCode()).isEqualTo(403);
        assertThat(error.path("message").asText())
                .contains("rak_charge_read")
                .contains(stripe.world().platform())
                .doesNotContain(key);
        assertThat(http.callWith(key, "/v1/refunds").statusCode()).isEqualTo(200);
        stripe.keys().allow(key, ObjectType.CHARGE);
        assertThat(http.callWith(key, "/v1/charges").statusCode()).isEqualTo(200);
    }

    @Test
    void areNeededForWhatIsPutIntoOtherObjectsToo() {
        stripe.world().platformMerchant().charge(100, "usd");
        String key = stripe.keys().restricted(ObjectType.CHARGE);

        assertThat(http.callWith(key, "/v1/balance_transactions").statusCode()).isEqualTo(200);
        assertThat(http.callWith(key, "/v1/balance_transactions?expand[]=data.source").statusCode())
                .isEqualTo(403);
    }

    @Test
    void reachConnectedAccountsUntilTheyLeave() {
        String account = stripe.world().connect("US", "usd").account();
        assertThat(http.call("/v1/charges", "Stripe-Account", account).statusCode()).isEqualTo(200);

        stripe.world().deauthorize(account);

        HttpResponse<String> answer = http.call("/v1/charges", "Stripe-Account", account);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Http.json(answer).path("error").path("code").asText())
                .isEqualTo("account_invalid");
        assertThat(http.call("/v1/charges", "Stripe-Account", "acct_none").statusCode())
                .isEqualTo(403);
        assertThat(Http.ids(http.get("/v1/accounts"))).isEmpty();
    }

    private HttpResponse<String> with(String authorization) {
        return http.send(
                HttpRequest.newBuilder(stripe.apiBase().resolve("/v1/balance"))
                        .header("Authorization", authorization)
                        .build());
    }
}
