package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Next;
import dev.tributary.api.source.SourceRun;
import dev.tributary.stripe.feed.AccountState;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.front.StripeApi;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of a task: those that are named, the one of the key once its id is known, and its
 * part of those that are found.
 */
final class Programs {

    private static final String PROVIDER = "stripe";
    private static final String DISCOVERY = "discovery of accounts";

    private final SourceRun run;
    private final StripeApi api;
    private final Emitter emitter;
    private final StripeStatuses statuses;
    private final ReadingTerms terms;
    private final Map<String, AccountProgram> byAccount = new ConcurrentHashMap<>();
    private volatile String own;

    Programs(
            SourceRun run,
            StripeApi api,
            Emitter emitter,
            StripeStatuses statuses,
            ReadingTerms terms) {
        this.run = run;
        this.api = api;
        this.emitter = emitter;
        this.statuses = statuses;
        this.terms = terms;
    }

    /** Takes on what the task was given. */
    void add(String name) {
        if (name.equals(StripeOptions.OWN)) {
            run.work().add("", StripeStatuses.subject(name), Priority.INCREMENTAL, this::findOwn);
        } else if (name.startsWith(StripeOptions.DISCOVER)) {
            Part part = Part.read(name);
            run.work().add("", DISCOVERY, Priority.RECONCILE, () -> discover(part));
        } else {
            start(name, name);
        }
    }

    private Next findOwn() throws ApiException, InterruptedException {
        String id = StripeOptions.OWN;
        try {
            id = api.get(null, Listing.single("account"), Priority.INCREMENTAL).path("id").asText();
        } catch (ApiException failed) {
            if (!AccountContext.isDenied(failed)) {
                throw failed;
            }
            statuses.unnamed();
        }
        if (!Resource.ACCOUNTS.mayHave(id)) {
            throw ApiException.unauthorized(
                    ApiException.Kind.GARBLED, "account", "the account has no id");
        }
        own = id;
        start(id, null);
        return Next.never();
    }

    /** Accounts that come are read from now on, and those that go are not. */
    private Next discover(Part part) throws ApiException, InterruptedException {
        Set<String> found = new HashSet<>();
        Listing listing = Listing.of(Resource.ACCOUNTS);
        String last = "";
        do {
            JsonNode page =
                    api.get(
                            null,
                            last.isEmpty() ? listing : listing.after(last),
                            Priority.RECONCILE);
            last = "";
            for (JsonNode account : AccountContext.objects(page)) {
                // What has no id can only be somebody else's answer.
                Optional.of(AccountContext.id(account))
                        .filter(Resource.ACCOUNTS::mayHave)
                        .ifPresent(found::add);
                last = AccountContext.hasMore(page) ? AccountContext.id(account) : "";
            }
        } while (!last.isEmpty());
        for (String account : found) {
            if (part.has(account) && !byAccount.containsKey(account)) {
                part.mine.add(account);
                start(account, account);
            }
        }
        part.mine.removeIf(
                account -> {
                    boolean gone = !found.contains(account);
                    if (gone) {
                        run.work().end(account);
                        byAccount.remove(account);
                    }
                    return gone;
                });
        return Next.after(terms.relistInterval());
    }

    private void start(String account, String inTheNameOf) {
        AccountState state =
                run.stored(AccountLedger.partition(account))
                        .map(AccountState::fromMap)
                        .orElse(AccountState.NONE);
        AccountContext context =
                new AccountContext(
                        account,
                        inTheNameOf,
                        api,
                        new AccountLedger(account, run.pages(), state),
                        emitter,
                        inTheNameOf == null ? terms : terms.without(Resource.ACCOUNTS),
                        statuses,
                        new PendingIds(),
                        run.clock());
        Optional<String> named = Optional.ofNullable(inTheNameOf);
        AccountProgram program =
                new AccountProgram(
                        context,
                        run.work(),
                        new Taken(run.clock(), id -> run.wasTaken(PROVIDER, named, id)));
        if (byAccount.putIfAbsent(account, program) == null) {
            program.start();
        }
    }

    /** Who reads the account of a webhook's event; none where this connector does not. */
    Optional<AccountProgram> of(Optional<String> account) {
        String name = account.orElse(own);
        return name == null ? Optional.empty() : Optional.ofNullable(byAccount.get(name));
    }

    /** Which of the accounts that are found are a task's. */
    static final class Part {

        private final int number;
        private final int parts;
        private final Set<String> mine = new HashSet<>();

        private Part(int number, int parts) {
            this.number = number;
            this.parts = parts;
        }

        static String written(int number, int parts) {
            return StripeOptions.DISCOVER + "/" + number + "/" + parts;
        }

        static Part read(String written) {
            String[] words = written.split("/", -1);
            return new Part(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }

        boolean has(String account) {
            return Math.floorMod(account.hashCode(), parts) == number;
        }
    }
}
