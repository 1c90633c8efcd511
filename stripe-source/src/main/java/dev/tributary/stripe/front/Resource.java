package dev.tributary.stripe.front;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A kind of object that Stripe lists, newest first. */
public enum Resource {
    BALANCE_TRANSACTIONS("balance_transaction"),
    CHARGES("charge"),
    REFUNDS("refund"),
    PAYOUTS("payout"),
    /** What each payout consists of; its list is that of payouts. */
    PAYOUT_ITEMS("payout"),
    DISPUTES("dispute"),
    PAYMENT_INTENTS("payment_intent"),
    INVOICES("invoice"),
    CUSTOMERS("customer"),
    /** Also those that are canceled, which the list leaves out unless asked. */
    SUBSCRIPTIONS("subscription"),
    PRODUCTS("product"),
    PRICES("price"),
    TRANSFERS("transfer"),
    APPLICATION_FEES("application_fee"),
    /** The accounts that are connected to a platform. */
    ACCOUNTS("account");

    private static final Map<String, Resource> BY_OBJECT =
            Arrays.stream(values())
                    .filter(resource -> resource != PAYOUT_ITEMS)
                    .collect(Collectors.toUnmodifiableMap(Resource::object, resource -> resource));

    private static final int MOST_OF_AN_ID = 255;

    /**
     * What it is of, and signs that tell nothing: a name alone, or a person's number, is no such.
     */
    private static final Pattern MADE_BY_STRIPE = Pattern.compile("[a-z]+_[A-Za-z0-9_]+");

    /** With which customers that moved to Stripe may have come. */
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String object;

    Resource(String object) {
        this.object = object;
    }

    /** What an object of it calls itself. */
    public String object() {
        return object;
    }

    /** As it stands in options, offsets and statuses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of its list below {@code /v1/}; limits name the calls so too. */
    public String path() {
        return this == PAYOUT_ITEMS ? PAYOUTS.word() : word();
    }

    /** Parameters without which its list is not whole. */
    public Map<String, String> also() {
        return this == SUBSCRIPTIONS ? Map.of("status", "all") : Map.of();
    }

    /**
     * Whether that can be the id of one of its objects. What cannot may be anything, a person's
     * name too, and has no place in offsets: only of products and prices users choose ids.
     */
    public boolean mayHave(String id) {
        if (this != PRODUCTS && this != PRICES) {
            return id.length() <= MOST_OF_AN_ID
                    && (MADE_BY_STRIPE.matcher(id).matches()
                            || (this == CUSTOMERS && UUID.matcher(id).matches()));
        }
        return !id.isBlank()
                && id.length() <= MOST_OF_AN_ID
                && id.chars().noneMatch(Character::isISOControl);
    }

    /** Of objects that call themselves so. */
    public static Optional<Resource> ofObject(String object) {
        return Optional.ofNullable(BY_OBJECT.get(object));
    }

    /** With that word. */
    public static Optional<Resource> ofWord(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }

    /** All that a user can choose. */
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(resource -> resource != PAYOUT_ITEMS)
                .map(Resource::word)
                .toList();
    }
}
