package dev.tributary.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a worker says about a connector; after a crash it may be what the dead worker said.
 *
 * @param state of the connector itself
 * @param tasks of its tasks, in order
 */
public record ConnectorStatus(String state, List<Task> tasks) {

    /**
     * One task.
     *
     * @param worker address of the worker that runs it, as {@code 127.0.0.1:8083}
     * @param trace why it failed, empty if it did not
     */
    public record Task(int id, String state, String worker, String trace) {}

    static ConnectorStatus of(JsonNode json) {
        List<Task> tasks = new ArrayList<>();
        json.path("tasks")
                .forEach(
                        task ->
                                tasks.add(
                                        new Task(
                                                task.path("id").asInt(),
                                                task.path("state").asText(),
                                                task.path("worker_id").asText(),
                                                task.path("trace").asText())));
        return new ConnectorStatus(
                json.path("connector").path("state").asText(), List.copyOf(tasks));
    }

    /** Whether the connector and at least one task run, and no task does not. */
    public boolean isRunning() {
        return state.equals("RUNNING")
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    public boolean hasFailed() {
        return state.equals("FAILED")
                || tasks.stream().anyMatch(task -> task.state().equals("FAILED"));
    }

    /** Why it failed: the traces of all tasks that did. */
    public String traces() {
        return tasks.stream().map(Task::trace).collect(Collectors.joining("\n"));
    }
}
