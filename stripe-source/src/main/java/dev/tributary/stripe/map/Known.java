package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What is known beside an object that was read: from the call that listed it, or from an earlier
 * read.
 *
 * @param payout id of the payout that a balance transaction was listed for
 * @param account the account object last read, beside a balance
 * @param balance the balance last read, beside an account
 * @param source the object that a balance transaction is from, where it is not expanded in it
 */
public record Known(
        Optional<String> payout,
        Optional<JsonNode> account,
        Optional<JsonNode> balance,
        Optional<JsonNode> source) {

    /** Nothing. */
    public static final Known NONE =
            new Known(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A balance transaction was listed as one of that payout. */
    public static Known ofPayout(String payout) {
        return new Known(Optional.of(payout), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A balance was read of that account. */
    public static Known ofAccount(JsonNode account) {
        return new Known(
                Optional.empty(), Optional.of(account), Optional.empty(), Optional.empty());
    }

    /** An account was read that had that balance. */
    public static Known ofBalance(JsonNode balance) {
        return new Known(
                Optional.empty(), Optional.empty(), Optional.of(balance), Optional.empty());
    }

    /** The same, and the object that a balance transaction is from. */
    public Known withSource(JsonNode object) {
        return new Known(payout, account, balance, Optional.of(object));
    }

    /** Which parts are known, not what they say. */
    @Override
    public String toString() {
        return "Known[payout=%s, account=%s, balance=%s, source=%s]"
                .formatted(
                        payout.isPresent(),
                        account.isPresent(),
                        balance.isPresent(),
                        source.isPresent());
    }
}
