package dev.tributary.api.source;

import dev.tributary.api.limit.Share;
import dev.tributary.api.webhook.WebhookOptions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.util.ConnectorUtils;

/**
 * Which accounts a task has. With a listener for webhooks there is one task that has them all: the
 * trigger, the accounts and the memory of what has come are then in one place.
 *
 * @param task its number, from 0
 * @param tasks how many there are
 * @param accounts those it has; none where none is known yet
 */
public record TaskShare(int task, int tasks, List<String> accounts) {

    private static final String TASK_ID = "tributary.task.id";
    private static final String TASK_COUNT = "tributary.task.count";
    private static final String ACCOUNTS = "tributary.task.accounts";

    public TaskShare {
        accounts = List.copyOf(accounts);
    }

    /**
     * What a connector's {@code taskConfigs} returns; never empty, since a connector without
     * accounts has a task too, which says so.
     *
     * @param props the connector's configuration
     * @param accounts all that are to be read
     * @param most how many tasks there may be
     */
    public static List<Map<String, String>> configs(
            Map<String, String> props, List<String> accounts, int most) {
        boolean listens = props.get(WebhookOptions.LISTENER) != null;
        int count = listens ? 1 : Math.max(1, Math.min(most, accounts.size()));
        List<List<String>> groups = ConnectorUtils.groupPartitions(accounts, count);
        return IntStream.range(0, count)
                .mapToObj(task -> config(props, task, count, groups.get(task)))
                .toList();
    }

    private static Map<String, String> config(
            Map<String, String> props, int task, int count, List<String> accounts) {
        Map<String, String> share = new HashMap<>(props);
        share.put(TASK_ID, Integer.toString(task));
        share.put(TASK_COUNT, Integer.toString(count));
        share.put(
                ACCOUNTS,
                accounts.stream()
                        .map(account -> URLEncoder.encode(account, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
        return share;
    }

    /** Reads a task's configuration. */
    public static TaskShare of(Map<String, String> props) {
        return new TaskShare(
                Integer.parseInt(props.getOrDefault(TASK_ID, "0")),
                Integer.parseInt(props.getOrDefault(TASK_COUNT, "1")),
                Stream.of(props.getOrDefault(ACCOUNTS, "").split(","))
                        .filter(account -> !account.isEmpty())
                        .map(account -> URLDecoder.decode(account, StandardCharsets.UTF_8))
                        .toList());
    }

    /** The task's part of the limits of a credential that all tasks hold. */
    public Share limits() {
        return new Share(task, tasks);
    }

    @Override
    public String toString() {
        return "TaskShare[" + task + " of " + tasks + ", " + accounts.size() + " accounts]";
    }
}
