package dev.tributary.masking;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;

/**
 * Whose transform this is. Connect does not tell a transform; but it says to the log which task the
 * present thread works for, as {@code [hospital|task-0] }.
 *
 * @param connector its name; {@code unknown} where nothing says it
 * @param task its number
 * @param transform the kind of transform, numbered where a task has several of it
 */
record TransformName(String connector, int task, String transform) {

    private static final String CONTEXT = "connector.context";
    private static final String TASK = "|task-";

    /** Names of live transforms: two of one name would count into one bean. */
    private static final Set<TransformName> TAKEN = ConcurrentHashMap.newKeySet();

    /** The first name that is free for a transform on this thread. */
    static TransformName claim(String kind) {
        return claim(kind, MDC.get(CONTEXT));
    }

    static TransformName claim(String kind, String context) {
        String connector = connector(context);
        int task = task(context);
        TransformName name = new TransformName(connector, task, kind);
        for (int n = 2; !TAKEN.add(name); n++) {
            name = new TransformName(connector, task, kind + n);
        }
        return name;
    }

    void release() {
        TAKEN.remove(this);
    }

    private static String connector(String context) {
        int end = context == null ? -1 : end(context);
        return end > 1 && context.startsWith("[") ? context.substring(1, end) : "unknown";
    }

    private static int end(String context) {
        int task = context.indexOf(TASK);
        return task >= 0 ? task : context.indexOf('|');
    }

    private static int task(String context) {
        int start = context == null ? -1 : context.indexOf(TASK);
        int task = 0;
        if (start >= 0) {
            for (int i = start + TASK.length(); i < context.length(); i++) {
                char c = context.charAt(i);
                if (c < '0' || c > '9') {
                    break;
                }
                task = task * 10 + c - '0';
            }
        }
        return task;
    }
}
