package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Archive;
import java.util.List;
import java.util.Optional;

/** Answers calls in the order in which Stripe judges them: key, account, rate, version, right. */
final class Api {

    private final Archive archive;
    private final Resources resources;
    private final String platform;
    private final ApiKeys keys;
    private final RateLimit limit;
    private final CallLog log;

    Api(Archive archive, String platform, ApiKeys keys, RateLimit limit, CallLog log) {
        this.archive = archive;
        this.resources = new Resources(archive);
        this.platform = platform;
        this.keys = keys;
        this.limit = limit;
        this.log = log;
    }

    Answer answer(Call call, Optional<Fault> fault) {
        try {
            String key = call.key().orElseThrow(Problem::noKey);
            String account = call.account().orElse(platform);
            log.came(account, call.endpoint(), key);
            keys.check(key);
            if (!archive.reaches(account)) {
                throw Problem.noAccess(ApiKeys.masked(key), account);
            }
            if (!limit.passes(account)) {
                log.refusedOne();
                throw Problem.tooMany();
            }
            if (fault.isPresent()) {
                Optional<Answer> wrong = FaultAnswers.of(fault.get());
                if (wrong.isPresent()) {
                    return wrong.get();
                }
            }
            return right(call, key, account);
        } catch (Problem e) {
            return Answer.problem(e);
        }
    }

    private Answer right(Call call, String key, String account) throws Problem {
        Asker asker = new Asker(key, account, call.apiVersion(), keys);
        ObjectType type =
                call.type()
                        .filter(any -> call.method().equals("GET"))
                        .orElseThrow(() -> Problem.noSuchPath(call.method(), call.path()));
        asker.require(type);
        return Answer.json(200, body(call, type, asker))
                .with("Stripe-Version", asker.version().text());
    }

    private JsonNode body(Call call, ObjectType type, Asker asker) throws Problem {
        Query query = new Query(call.rawQuery());
        List<String> parts = call.parts();
        if (parts.size() == 1 && parts.get(0).equals("account")) {
            return resources.retrieve(asker, type, asker.account(), query);
        }
        if (parts.size() == 1) {
            return type == ObjectType.BALANCE
                    ? resources.balance(asker, query)
                    : resources.list(asker, type, query);
        }
        if (parts.size() == 2 && type != ObjectType.BALANCE && !parts.get(0).equals("account")) {
            return resources.retrieve(asker, type, parts.get(1), query);
        }
        throw Problem.noSuchPath(call.method(), call.path());
    }
}
