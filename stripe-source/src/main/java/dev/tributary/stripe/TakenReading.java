package dev.tributary.stripe;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;

/** Reads what webhooks spoke of, before anything else. */
final class TakenReading implements Reading {

    private final AccountContext account;
    private final Taken taken;
    private final ObjectReading objects;

    TakenReading(AccountContext account, Taken taken, ObjectReading objects) {
        this.account = account;
        this.taken = taken;
        this.objects = objects;
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        var next = taken.next();
        if (next.isEmpty()) {
            return false;
        }
        Taken.Told told = next.get();
        try {
            objects.read(
                    told.due(),
                    Priority.WEBHOOK,
                    state -> state.withEvents(state.events().with(told.events())));
        } catch (ApiException | InterruptedException failed) {
            taken.again(told);
            throw failed;
        }
        return true;
    }

    @Override
    public long millisUntilNext() {
        // Whoever tells wakes the job.
        return Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "TakenReading[" + account.account() + "]";
    }
}
