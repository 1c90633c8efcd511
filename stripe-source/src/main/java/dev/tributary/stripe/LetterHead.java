package dev.tributary.stripe;

import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.stripe.map.StripeRead;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a dead letter says openly of what was read. Only what reads as Stripe's own is taken from
 * there: that which cannot be used may hold anything at any place.
 *
 * @param id the object's or the event's; the account where it has none that can be a key
 * @param type the kind of object, or null where none is named
 */
record LetterHead(String id, String type) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

    static LetterHead of(StripeRead read) {
        Optional<String> type =
                Optional.ofNullable(read.json().path("object").textValue())
                        .filter(word -> TYPE.matcher(word).matches());
        Optional<String> id =
                type.flatMap(known -> JsonFields.of(read.json(), new Findings()).key("id"));
        return new LetterHead(id.orElse(read.account()), type.orElse(null));
    }
}
