package dev.tributary.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.limit.LimitMetrics;
import dev.tributary.api.limit.LimitedCalls;
import dev.tributary.api.limit.Limits;
import dev.tributary.api.limit.MonthlyBudget;
import dev.tributary.api.limit.Rate;
import dev.tributary.api.limit.Share;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What somebody who watches the beans sees of calls and limits. */
class ApiMetricsTest {

    private static final String BEAN = "dev.tributary:type=api-metrics,connector=c,task=0";

    @Test
    void callsRefusalsAndWhatIsLeftOfTheBudgetCanBeWatched() throws Exception {
        MonthlyBudget budget =
                MonthlyBudget.open(
                        new MonthlyBudget.Terms("app", 4, ZoneOffset.UTC),
                        Share.WHOLE,
                        Map.of(),
                        Clock.systemUTC());
        try (ConnectorMetrics metrics = ConnectorMetrics.open("api-metrics", "c", 0);
                FaultServer server = FaultServer.start().on("/x", request -> Reply.json("{}"));
                ApiClient client = client(metrics, budget)) {
            server.next(Reply.tooMany("0"), Reply.status(503));
            client.call(TestClient.get(server.uri("/x")));
            server.next(Reply.status(404));
            assertThatThrownBy(() -> client.call(TestClient.get(server.uri("/x"))))
                    .isInstanceOf(ApiException.class);

            assertThat(value(BEAN, "calls-total")).isEqualTo(4);
            assertThat(value(BEAN, "call-repeats-total")).isEqualTo(2);
            assertThat(value(BEAN, "calls-not-found-total")).isEqualTo(1);
            assertThat(value(BEAN, "calls-transient-total")).isZero();
            assertThat(value(BEAN, "limit-refused-total")).isEqualTo(1);
            assertThat(value(BEAN, "limit-waiting")).isZero();
            assertThat(value(BEAN, "limit-wait-time-max")).isGreaterThan(0);
            assertThat(value(BEAN, "last-call-success-timestamp")).isGreaterThan(0);
            assertThat(value(BEAN + ",credential=app", "budget-left")).isZero();
        }
    }

    private static ApiClient client(ConnectorMetrics metrics, MonthlyBudget budget) {
        return ApiClient.open(
                new ApiClient.Parts(
                        TestClient.options(Map.of("http.retry.backoff.ms", "1")),
                        ProviderHints.NONE,
                        Authorization.none(),
                        LimitedCalls.open(
                                Limits.of(Rate.parse("100/1s")),
                                Share.WHOLE,
                                Map.of("app", budget),
                                LimitMetrics.in(metrics)),
                        HttpMetrics.in(metrics)),
                "test");
    }

    private static double value(String bean, String attribute) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return ((Number) beans.getAttribute(new ObjectName(bean), attribute)).doubleValue();
    }
}
