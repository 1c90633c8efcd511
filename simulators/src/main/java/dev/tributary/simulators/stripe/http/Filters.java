package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which objects a list's own parameters let through. */
final class Filters {

    /** Stripe's API reference, List subscriptions: these do not show unless asked for. */
    private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

    private static final int MOST_TYPES = 20;

    private Filters() {}

    static Predicate<ObjectNode> of(ObjectType type, Query query) throws Problem {
        Predicate<ObjectNode> all =
                switch (type) {
                    case SUBSCRIPTION -> subscriptions(query);
                    case EVENT -> events(query);
                    case PAYOUT -> arrival(query);
                    default -> any -> true;
                };
        for (String name : Parameters.own(type)) {
            Optional<String> value = query.one(name);
            if (value.isPresent() && isPlain(type, name)) {
                all = all.and(object -> field(object, name).equals(value.get()));
            }
        }
        return all;
    }

    private static boolean isPlain(ObjectType type, String name) {
        return switch (type) {
            case EVENT -> false;
            case BALANCE_TRANSACTION -> !name.equals("payout");
            case SUBSCRIPTION -> !name.equals("status") && !name.equals("price");
            case PAYOUT -> !name.equals("arrival_date");
            default -> true;
        };
    }

    private static String field(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        if (name.equals("subscription")) {
            value = object.path("parent").path("subscription_details").path("subscription");
        }
        return value.asText();
    }

    private static Predicate<ObjectNode> subscriptions(Query query) {
        String status = query.one("status").orElse("");
        Predicate<ObjectNode> byPrice =
                query.one("price").map(Filters::hasPrice).orElse(any -> true);
        return byPrice.and(
                object -> {
                    String is = object.path("status").asText();
                    return switch (status) {
                        case "all" -> true;
                        case "" -> !is.equals("canceled");
                        case "ended" -> ENDED.contains(is);
                        default -> is.equals(status);
                    };
                });
    }

    private static Predicate<ObjectNode> hasPrice(String price) {
        return object -> {
            for (JsonNode item : object.path("items").path("data")) {
                if (item.path("price").path("id").asText().equals(price)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Predicate<ObjectNode> arrival(Query query) throws Problem {
        var span = Spans.of(query, "arrival_date");
        return object -> {
            long arrival = object.path("arrival_date").asLong();
            return arrival >= span.from() && arrival <= span.to();
        };
    }

    private static Predicate<ObjectNode> events(Query query) throws Problem {
        List<String> types = query.all("types");
        Optional<String> type = query.one("type");
        if (!types.isEmpty() && type.isPresent()) {
            throw Problem.badParameter(
                    "parameter_invalid", "types", "You may pass either type or types, not both.");
        }
        if (types.size() > MOST_TYPES) {
            throw Problem.badParameter(
                    "parameter_invalid", "types", "You may pass up to 20 types.");
        }
        List<String> wanted = type.map(List::of).orElse(types);
        Predicate<ObjectNode> delivered =
                query.one("delivery_success")
                        .<Predicate<ObjectNode>>map(
                                flag ->
                                        event ->
                                                (event.path("pending_webhooks").asInt() == 0)
                                                        == flag.equals("true"))
                        .orElse(any -> true);
        return delivered.and(
                event ->
                        wanted.isEmpty()
                                || wanted.stream()
                                        .anyMatch(
                                                one -> matches(one, event.path("type").asText())));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.equals("*")
                || pattern.equals(type)
                || (pattern.endsWith(".*")
                        && type.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
