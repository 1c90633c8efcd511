package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Archive;
import dev.tributary.simulators.stripe.world.Page;
import dev.tributary.simulators.stripe.world.PageRequest;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Answers lists and single reads from what a world keeps. */
final class Resources {

    private static final int MOST = 100;
    private static final int USUAL = 10;

    private final Archive archive;

    Resources(Archive archive) {
        this.archive = archive;
    }

    JsonNode balance(Asker asker, Query query) throws Problem {
        query.allowOnly(Set.of("expand"));
        return archive.balance(asker.account());
    }

    JsonNode list(Asker asker, ObjectType type, Query query) throws Problem {
        query.allowOnly(Parameters.of(type));
        PageRequest request =
                new PageRequest(
                        limit(query),
                        query.one("starting_after"),
                        query.one("ending_before"),
                        Spans.of(query, "created"),
                        ofPayout(asker.account(), type, query),
                        Filters.of(type, query));
        if (request.startingAfter().isPresent() && request.endingBefore().isPresent()) {
            throw Problem.badParameter(
                    null,
                    "ending_before",
                    "You can only use one of starting_after and ending_before.");
        }
        UnaryOperator<ObjectNode> finish = finish(asker, query, true);
        try {
            Page page = archive.page(asker.account(), type, request, asker.version(), finish);
            return Json.list(page.data(), page.more(), "/v1/" + type.path());
        } catch (NoSuchElementException e) {
            String cursor =
                    request.startingAfter().isPresent() ? "starting_after" : "ending_before";
            throw Problem.missingCursor(type.word(), e.getMessage(), cursor);
        }
    }

    JsonNode retrieve(Asker asker, ObjectType type, String id, Query query) throws Problem {
        query.allowOnly(Set.of("expand"));
        UnaryOperator<ObjectNode> finish = finish(asker, query, false);
        Optional<ObjectNode> found =
                archive.find(asker.account(), type, id, asker.version(), finish);
        return found.orElseThrow(() -> Problem.missing(type.word(), id, "id"));
    }

    private UnaryOperator<ObjectNode> finish(Asker asker, Query query, boolean list)
            throws Problem {
        Expansion expansion = new Expansion(query.all("expand"), list);
        return expansion.isEmpty()
                ? one -> one
                : one -> expansion.expand(one, id -> readable(asker, id));
    }

    /** An object that is to be put into another; the key must have the right to read it too. */
    private Optional<ObjectNode> readable(Asker asker, String id) {
        Optional<ObjectNode> found = archive.kept(asker.account(), id);
        found.flatMap(one -> ObjectType.ofWord(one.path("object").asText()))
                .ifPresent(asker::require);
        return found;
    }

    private Predicate<String> ofPayout(String account, ObjectType type, Query query)
            throws Problem {
        Optional<String> payout = query.one("payout");
        if (type != ObjectType.BALANCE_TRANSACTION || payout.isEmpty()) {
            return any -> true;
        }
        ObjectNode found =
                archive.kept(account, payout.get())
                        .orElseThrow(() -> Problem.missingCursor("payout", payout.get(), "payout"));
        if (!found.path("automatic").asBoolean()) {
            throw Problem.badParameter(
                    null,
                    "payout",
                    "Balance transaction history can only be filtered on automatic transfers, not"
                            + " manual.");
        }
        return archive.partsOf(account, payout.get())::contains;
    }

    private static int limit(Query query) throws Problem {
        long limit = query.number("limit").orElse((long) USUAL);
        if (limit < 1 || limit > MOST) {
            throw Problem.badParameter(
                    "parameter_invalid_integer",
                    "limit",
                    "This value must be from 1 to 100 (it currently is '" + limit + "').");
        }
        return (int) limit;
    }
}
