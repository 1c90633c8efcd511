package dev.tributary.benchmarks.api;

import dev.tributary.api.testing.Reply;
import dev.tributary.api.testing.Seen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A provider's list of transactions, page after page without end. */
final class PagedTransactions {

    private static final List<Reply> FAULTS =
            List.of(
                    Reply.status(503),
                    Reply.tooMany("0"),
                    Reply.reset(),
                    new Reply.Half(Reply.json("{\"transactions\":[]}")),
                    Reply.json("<html>Please log in</html>"));

    private final int perPage;
    private final int faultEvery;
    private final String objects;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();

    /**
     * A list.
     *
     * @param faultEvery how many answers there are to a fault; 0 for none
     */
    PagedTransactions(int perPage, int faultEvery) {
        this.perPage = perPage;
        this.faultEvery = faultEvery;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < perPage; i++) {
            all.append(i == 0 ? "" : ",").append(transaction(i));
        }
        this.objects = all.toString();
    }

    private static String transaction(int i) {
        return String.format(
                Locale.ROOT,
                "{\"transaction_id\":\"tx-%06d\",\"account_id\":\"acc-7\",\"amount\":%d.%02d,"
                        + "\"iso_currency_code\":\"USD\",\"date\":\"2026-11-%02d\",\"name\":\"Invented"
                        + " shop %d\",\"merchant_name\":\"Invented shop\",\"pending\":false,"
                        + "\"payment_channel\":\"in store\",\"personal_finance_category\":{\"primary\":"
                        + "\"FOOD_AND_DRINK\",\"detailed\":\"FOOD_AND_DRINK_COFFEE\"},\"location\":"
                        + "{\"city\":null,\"region\":null,\"country\":null}}",
                i,
                i % 500,
                i % 100,
                1 + i % 28,
                i);
    }

    Reply answer(Seen request) {
        long count = requests.incrementAndGet();
        if (faultEvery > 0 && count % faultEvery == 0) {
            return FAULTS.get((int) (faults.incrementAndGet() % FAULTS.size()));
        }
        String target = request.target();
        long page = Long.parseLong(target.substring(target.indexOf('=') + 1));
        String body =
                "{\"transactions\":["
                        + objects
                        + "],\"next_cursor\":"
                        + (page + 1)
                        + ",\"has_more\":true}";
        return new Reply.Answer(
                200,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    long requests() {
        return requests.get();
    }

    int perPage() {
        return perPage;
    }
}
