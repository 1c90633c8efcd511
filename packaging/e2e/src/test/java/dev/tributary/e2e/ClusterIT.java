package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.HubZip;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The harness itself: what every test relies on. */
@ExtendWith(OnSharedCluster.class)
class ClusterIT {

    @Test
    void theWorkerFindsEveryBuiltPluginByItsServiceFile(TestCluster cluster) {
        String plugins = cluster.rest(Delivery.AT_LEAST_ONCE).plugins().toString();

        assertThat(plugins).contains("dev.tributary.e2e.plugin.MessageIdStartsWith");
        for (var zip : Build.pluginZips()) {
            assertThat(plugins).contains(PluginServices.of(HubZip.open(zip)));
        }
    }

    @Test
    void theWorkersOwnWordsSayWhyAConfigurationIsRefused(TestCluster cluster) {
        assertThatThrownBy(
                        () ->
                                cluster.rest(Delivery.AT_LEAST_ONCE)
                                        .put("x", Map.of("connector.class", "NoSuchConnector")))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("NoSuchConnector");
    }
}
