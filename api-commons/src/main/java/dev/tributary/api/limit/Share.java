package dev.tributary.api.limit;

/**
 * Which of the tasks that hold a credential this one is; each has its part of the limits.
 *
 * @param task from 0
 * @param tasks how many hold the credential, at least 1
 */
public record Share(int task, int tasks) {

    /** For a credential that only one task holds. */
    public static final Share WHOLE = new Share(0, 1);

    public Share {
        if (task < 0 || task >= tasks) {
            throw new IllegalArgumentException("task " + task + " of " + tasks);
        }
    }
}
