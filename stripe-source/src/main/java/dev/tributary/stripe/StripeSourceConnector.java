package dev.tributary.stripe;

import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.source.SourceChecks;
import dev.tributary.api.source.SourceOffsets;
import dev.tributary.api.source.TaskShare;
import dev.tributary.api.webhook.WebhookOptions;
import dev.tributary.api.webhook.WebhookSecrets;
import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.source.PollBatchSource;
import dev.tributary.stripe.feed.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/**
 * Reads every object and every change of Stripe accounts; the accounts are spread over its tasks.
 */
public final class StripeSourceConnector extends PollBatchSource {

    @Override
    public ConfigDef config() {
        return StripeSourceConfig.definition();
    }

    @Override
    protected void check(Map<String, String> connectorProps, ConfigFindings findings) {
        SourceChecks.check(StripeSourceConfig.SOURCE, connectorProps, findings);
        boolean listens = connectorProps.get(WebhookOptions.LISTENER) != null;
        if (listens && connectorProps.get(WebhookSecrets.SECRET) == null) {
            findings.error(
                    WebhookSecrets.SECRET,
                    "webhooks are believed by their signatures: set the endpoint's signing secret"
                            + " (whsec_…), which Stripe shows under Developers, Webhooks");
        }
        checkAddress(connectorProps, findings);
    }

    private static void checkAddress(Map<String, String> props, ConfigFindings findings) {
        String base = props.get(StripeOptions.API_BASE);
        if (base != null && findings.passed(StripeOptions.API_BASE)) {
            boolean plaintext = Boolean.parseBoolean(props.get(HttpOptions.ALLOW_PLAINTEXT));
            HttpOptions.refusal(StripeOptions.base(base), plaintext)
                    .ifPresent(refusal -> findings.error(StripeOptions.API_BASE, refusal));
        }
    }

    @Override
    protected List<String> kinds(Map<String, String> connectorProps) {
        return StripeSourceConfig.SOURCE.kinds();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StripeSourceTask.class;
    }

    /** Nobody is called here: each task finds its part of the accounts that are to be found. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<String> accounts = new ArrayList<>();
        int parts = props().get(WebhookOptions.LISTENER) == null ? maxTasks : 1;
        for (String account : new StripeSourceConfig(props()).stripe().accounts()) {
            if (account.equals(StripeOptions.DISCOVER)) {
                IntStream.range(0, parts)
                        .forEach(part -> accounts.add(Programs.Part.written(part, parts)));
            } else {
                accounts.add(account);
            }
        }
        return TaskShare.configs(props(), accounts, maxTasks);
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<Map<String, ?>, Map<String, ?>> offsets) {
        SourceOffsets.validate(
                offsets,
                (partition, offset) -> {
                    if (!AccountLedger.isPartition(partition)) {
                        throw AccountState.unknown();
                    }
                    if (offset != null) {
                        AccountState.fromMap(offset);
                    }
                });
        return true;
    }
}
