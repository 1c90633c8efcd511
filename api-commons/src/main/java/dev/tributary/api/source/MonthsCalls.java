package dev.tributary.api.source;

import dev.tributary.api.limit.BudgetOffset;
import dev.tributary.api.limit.MonthlyBudget;
import dev.tributary.api.limit.Share;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.commons.source.Outlet;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Keeps the count of a month's calls in the source offsets, on status records. */
final class MonthsCalls {

    private final MonthlyBudget budget;
    private final Map<String, String> partition;
    private final StatusReports statuses;
    private final Outlet outlet;
    private final RecordTargets targets;
    private final SourceOffsets offsets;

    private MonthsCalls(
            MonthlyBudget budget,
            int task,
            StatusReports statuses,
            Outlet outlet,
            RecordTargets targets,
            SourceOffsets offsets) {
        this.budget = budget;
        this.partition = MonthlyBudget.partition(budget.terms().credential(), task);
        this.statuses = statuses;
        this.outlet = outlet;
        this.targets = targets;
        this.offsets = offsets;
    }

    /** Goes on where earlier starts, of this task and of others, have stopped. */
    static MonthsCalls open(
            MonthlyBudget.Terms terms,
            Share share,
            SourceTaskContext context,
            Clock clock,
            SourceParts parts) {
        return new MonthsCalls(
                MonthlyBudget.open(terms, share, stored(terms.credential(), context), clock),
                share.task(),
                parts.statuses,
                parts.outlet,
                parts.targets,
                parts.offsets);
    }

    private static Map<Integer, BudgetOffset> stored(String credential, SourceTaskContext context) {
        List<Map<String, String>> partitions = MonthlyBudget.partitions(credential);
        Map<Map<String, String>, Map<String, Object>> stored =
                context.offsetStorageReader().offsets(partitions);
        Map<Integer, BudgetOffset> byTask = new HashMap<>();
        for (int task = 0; task < partitions.size(); task++) {
            Map<String, Object> offset = stored.get(partitions.get(task));
            if (offset != null) {
                byTask.put(task, read(offset));
            }
        }
        return byTask;
    }

    private static BudgetOffset read(Map<String, Object> offset) {
        try {
            return BudgetOffset.fromMap(offset);
        } catch (IllegalArgumentException wrong) {
            throw new ConnectException(
                    wrong.getMessage()
                            + ": stop the connector and reset its offsets with DELETE on"
                            + " /connectors/<name>/offsets",
                    wrong);
        }
    }

    MonthlyBudget budget() {
        return budget;
    }

    /** Keeps the count, where more calls were made than the last one covers. */
    void keep() {
        if (!budget.isDue()) {
            return;
        }
        BudgetOffset now = budget.offset();
        SourceStatus status =
                statuses.status(
                        "calls of the month",
                        SourceStatus.State.RUNNING,
                        "CALLS_COUNTED",
                        "How many calls of the month this task has made, counted some ahead.",
                        null,
                        Map.of(
                                "month",
                                now.month().toString(),
                                "used",
                                Long.toString(now.used()),
                                "part",
                                Long.toString(now.part())));
        outlet.offer(targets.status(status).at(offsets.at(partition, now.toMap())));
    }
}
