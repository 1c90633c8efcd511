package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.world.Merchant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

    private final StripeSimulator stripe = Simulated.stripe();
    private final Merchant shop = stripe.world().platformMerchant();
    private final Http http = new Http(stripe);

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void goFromTheNewestToTheOldestThroughPages() {
        List<String> made = charges(7);
        Collections.reverse(made);

        JsonNode first = http.get("/v1/charges?limit=3");
        JsonNode second = http.get("/v1/charges?limit=3&starting_after=" + last(first));
        JsonNode third = http.get("/v1/charges?limit=3&starting_after=" + last(second));

        List<String> read = new ArrayList<>();
        List.of(first, second, third).forEach(page -> read.addAll(Http.ids(page)));
        assertThat(read).isEqualTo(made);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(third.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void goBackToWhatIsNewer() {
        List<String> made = charges(5);

        JsonNode page = http.get("/v1/charges?limit=2&ending_before=" + made.get(0));

        assertThat(Http.ids(page)).containsExactly(made.get(2), made.get(1));
        assertThat(page.path("has_more").asBoolean()).isTrue();
    }

    @Test
    void takeBoundsOnTheTimeOfMaking() {
        List<String> made = charges(4);
        long second = Simulated.START.plusSeconds(60).getEpochSecond();
        long third = second + 60;

        assertThat(Http.ids(http.get("/v1/charges?created[gte]=" + third)))
                .containsExactly(made.get(3), made.get(2));
        assertThat(Http.ids(http.get("/v1/charges?created[gt]=" + third)))
                .containsExactly(made.get(3));
        assertThat(Http.ids(http.get("/v1/charges?created%5Blte%5D=" + second)))
                .containsExactly(made.get(1), made.get(0));
        assertThat(Http.ids(http.get("/v1/charges?created[lt]=" + second)))
                .containsExactly(made.get(0));
        assertThat(Http.ids(http.get("/v1/charges?created=" + second)))
                .containsExactly(made.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/charges?limit=abc,400,parameter_invalid_integer,limit",
        "/v1/charges?limit=101,400,parameter_invalid_integer,limit",
        "/v1/charges?limit=0,400,parameter_invalid_integer,limit",
        "/v1/charges?colour=red,400,parameter_unknown,colour",
        "/v1/charges?starting_after=ch_none,400,resource_missing,starting_after",
        "/v1/charges/ch_none,404,resource_missing,id",
        "/v1/balance_transactions?payout=po_none,400,resource_missing,payout",
    })
    void refuseWhatStripeRefuses(String path, int status, String code, String param) {
        HttpResponse<String> answer = http.call(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = Http.json(answer).path("error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void refuseAVersionThatNeverWas() {
        assertThat(http.call("/v1/charges", "Stripe-Version", "2019-13-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void putWholeObjectsWhereTheyAreAskedFor() {
        String charge = shop.charge(1000, "usd");

        JsonNode list = http.get("/v1/balance_transactions?expand[]=data.source");
        JsonNode one = http.get("/v1/charges/" + charge + "?expand[0]=balance_transaction");

        assertThat(list.path("data").path(0).path("source").path("id").asText()).isEqualTo(charge);
        assertThat(one.path("balance_transaction").path("fee").asLong()).isEqualTo(59);
        assertThat(http.call("/v1/charges?expand[]=customer").statusCode()).isEqualTo(400);
    }

    @Test
    void hideEndedSubscriptionsUnlessAsked() {
        String customer = shop.customer("Ada", "ada@buyers.example");
        String price = shop.price(shop.product("Plan"), 900, "usd", true);
        String runs = shop.subscribe(customer, price);
        String ended = shop.subscribe(customer, price);
        shop.cancelSubscription(ended);

        assertThat(Http.ids(http.get("/v1/subscriptions"))).containsExactly(runs);
        assertThat(Http.ids(http.get("/v1/subscriptions?status=all"))).containsExactly(ended, runs);
        assertThat(Http.ids(http.get("/v1/subscriptions?status=canceled"))).containsExactly(ended);
    }

    @Test
    void forgetWhatWasDeletedButForItsId() {
        String kept = shop.customer("Ada", "ada@buyers.example");
        String gone = shop.customer("Bob", "bob@buyers.example");
        shop.deleteCustomer(gone);

        assertThat(Http.ids(http.get("/v1/customers"))).containsExactly(kept);
        JsonNode remains = http.get("/v1/customers/" + gone);
        assertThat(remains.path("deleted").asBoolean()).isTrue();
        assertThat(remains.size()).isEqualTo(3);
        assertThat(http.get("/v1/customers?starting_after=" + gone).path("data")).hasSize(1);
    }

    @Test
    void renewSubscriptionsAsMonthsPass() {
        String customer = shop.customer("Ada", "ada@buyers.example");
        String subscription =
                shop.subscribe(customer, shop.price(shop.product("Plan"), 900, "usd", true));

        stripe.world().advance(Duration.ofDays(65));

        JsonNode invoices = http.get("/v1/invoices?subscription=" + subscription);
        assertThat(invoices.path("data")).hasSize(3);
        assertThat(invoices.path("data"))
                .allMatch(invoice -> invoice.path("status").asText().equals("paid"));
    }

    @Test
    void readOnly() {
        HttpResponse<String> answer =
                http.send(
                        java.net.http.HttpRequest.newBuilder(
                                        stripe.apiBase().resolve("/v1/charges"))
                                .header("Authorization", "Bearer " + stripe.keys().full())
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                                .build());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private List<String> charges(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(shop.charge(1000 + i, "usd"));
            stripe.world().advance(Duration.ofMinutes(1));
        }
        return made;
    }

    private static String last(JsonNode page) {
        List<String> ids = Http.ids(page);
        return ids.get(ids.size() - 1);
    }
}
