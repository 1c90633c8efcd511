package dev.tributary.stripe.map;

import java.util.Optional;

/**
 * Ids of the accounts in records: Stripe keeps a balance in each currency, and each of them is one
 * account, as {@code acct_1:USD}.
 */
final class AccountIds {

    private AccountIds() {}

    /** The id of an account's balance in a currency; of the whole account where none is known. */
    static String of(String account, Optional<String> currency) {
        return currency.map(code -> account + ":" + code).orElse(account);
    }
}
