package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.money.AccountBuilder;
import dev.tributary.api.money.AccountStatus;
import dev.tributary.api.money.Fallback;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/** Makes accounts of a balance and the account that it is of: one for each currency. */
final class Accounts {

    /** What a balance is at Stripe, by the words of all providers. */
    static final String TYPE = "processor";

    private static final String AVAILABLE = "available";
    private static final String PENDING = "pending";

    private final MoneyOptions options;

    Accounts(MoneyOptions options) {
        this.options = options;
    }

    /**
     * One account.
     *
     * @param id its id
     * @param value the record's value
     */
    record MappedAccount(String id, Struct value) {

        /** Nothing of it. */
        @Override
        public String toString() {
            return "MappedAccount";
        }
    }

    /** The ids of an account's balances, as the records of them had them. */
    List<String> ids(String account, JsonNode balance) {
        JsonFields fields = JsonFields.of(balance, new Findings());
        return Stream.of(AVAILABLE, PENDING)
                .flatMap(part -> entries(fields, part).keySet().stream())
                .distinct()
                .map(currency -> AccountIds.of(account, Optional.of(currency)))
                .toList();
    }

    /**
     * The accounts of a balance.
     *
     * @param balance the balance
     * @param account the account object; empty where it was not read
     * @param status what can be done with it, where it is told by something else than the account
     */
    List<MappedAccount> map(
            Told told,
            JsonFields balance,
            Optional<JsonFields> account,
            Optional<AccountStatus> status) {
        Map<String, JsonFields> available = entries(balance, AVAILABLE);
        Map<String, JsonFields> pending = entries(balance, PENDING);
        Map<String, JsonFields> all = new LinkedHashMap<>(available);
        pending.forEach(all::putIfAbsent);
        Optional<String> name = account.flatMap(Accounts::name);
        List<MappedAccount> accounts = new ArrayList<>();
        for (String currency : all.keySet()) {
            String id = AccountIds.of(told.account(), Optional.of(currency));
            Optional<BigDecimal> ready = amount(available.get(currency), currency);
            Optional<BigDecimal> waiting = amount(pending.get(currency), currency);
            AccountBuilder to =
                    AccountBuilder.of(StripeMapper.SYSTEM)
                            .named(id, name, TYPE, account.flatMap(Accounts::subtype))
                            .kept(Optional.of("Stripe"), Optional.empty())
                            .holding(currency, sum(ready, waiting), "asset", ready, waiting)
                            .original(original(available.get(currency), pending.get(currency)))
                            .status(
                                    status.orElseGet(
                                            () ->
                                                    account.map(Accounts::status)
                                                            .orElse(AccountStatus.OPEN)),
                                    Optional.empty())
                            .observed(told.read().observedAt());
            if (options.raw()) {
                to.raw(told.object());
            }
            accounts.add(new MappedAccount(id, to.build()));
        }
        return accounts;
    }

    private Map<String, JsonFields> entries(JsonFields balance, String part) {
        Map<String, JsonFields> entries = new LinkedHashMap<>();
        for (JsonFields entry : balance.parts(part)) {
            entry.currency("currency", options.units())
                    .ifPresent(currency -> entries.putIfAbsent(currency, entry));
        }
        return entries;
    }

    /** What is not listed is nothing. */
    private Optional<BigDecimal> amount(JsonFields entry, String currency) {
        return entry == null
                ? Optional.of(BigDecimal.ZERO.setScale(4))
                : entry.minorAmount("amount", currency, options.units());
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.flatMap(one -> b.map(one::add));
    }

    private static Optional<String> original(JsonFields available, JsonFields pending) {
        return Optional.of(digits(available) + " + " + digits(pending));
    }

    private static String digits(JsonFields entry) {
        return entry == null ? "0" : entry.digits("amount").orElse("?");
    }

    private static Optional<String> name(JsonFields account) {
        Fallback<String> names = Fallback.orElse(MoneyIssueCode.NAME_FALLBACK, account.findings());
        account.part("settings")
                .flatMap(settings -> settings.part("dashboard"))
                .ifPresent(
                        part ->
                                names.usually(
                                        part.path("display_name"),
                                        () -> part.text("display_name")));
        for (String part : List.of("business_profile", "company")) {
            account.part(part)
                    .ifPresent(within -> names.or(within.path("name"), () -> within.text("name")));
        }
        return names.choose().map(Fallback.Chosen::value);
    }

    private static Optional<String> subtype(JsonFields account) {
        return account.text("type")
                .or(() -> account.part("controller").flatMap(part -> part.text("type")));
    }

    private static AccountStatus status(JsonFields account) {
        boolean isRejected =
                account.part("requirements")
                        .flatMap(requirements -> requirements.text("disabled_reason"))
                        .map(reason -> reason.startsWith("rejected"))
                        .orElse(false);
        if (isRejected) {
            return AccountStatus.CLOSED;
        }
        return account.flag("charges_enabled").orElse(true)
                        && account.flag("payouts_enabled").orElse(true)
                ? AccountStatus.OPEN
                : AccountStatus.RESTRICTED;
    }
}
