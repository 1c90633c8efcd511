package dev.tributary.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the bank's lines for two payouts and a remittance, one of them with too little money, and
 * shows what the sink makes of them.
 */
final class ReconcileDemo {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final BigDecimal TOO_LITTLE = new BigDecimal("15.00");
    private static final BigDecimal REMITTED = new BigDecimal("265.00");
    private static final Pattern MATCH_ID = Pattern.compile("\\(([0-9a-f]{16,})\\)");
    private static final Pattern CLAIM_PAYMENT = Pattern.compile("x12_835:clp_\\w+");
    private static final Pattern WHOLE_PAYMENT = Pattern.compile("x12_835:bpr_\\w+");

    private final Bank bank;
    private final List<Shop.Payout> payouts;
    private final String traceNumber;
    private final SinkTools tools;
    private final Story story;
    private final List<String> missing = new ArrayList<>();

    /**
     * A demonstration.
     *
     * @param bank an account without lines
     * @param payouts two, which were told by Stripe's connector
     * @param traceNumber TRN02 of the remittance that was played in
     */
    ReconcileDemo(
            Bank bank,
            List<Shop.Payout> payouts,
            String traceNumber,
            SinkTools tools,
            Story story) {
        this.bank = bank;
        this.payouts = payouts;
        this.traceNumber = traceNumber;
        this.tools = tools;
        this.story = story;
    }

    /** Returns what should have happened and did not; empty if all went well. */
    List<String> play() {
        Shop.Payout whole = payouts.get(0);
        Shop.Payout lessened = payouts.get(1);
        String first = deposit("payout-1", whole, whole.amount());
        String second = deposit("payout-2", lessened, lessened.amount().subtract(TOO_LITTLE));
        String remitted =
                bank.deposit(
                        "eft",
                        LocalDate.of(2026, 11, 27),
                        REMITTED,
                        "INSURANCE COMPANY A",
                        "HCCLAIMPMT TRN*1*" + traceNumber + "*1512345678");
        bank.write();
        story.say(
                "   There is no connector to a bank yet: the quickstart itself writes three lines");
        story.say("   of a bank account, as JSON, to " + Bank.TRANSACTIONS + ".");
        story.show("deposit", whole.amount() + " for payout " + whole.id());
        story.show(
                "deposit",
                lessened.amount().subtract(TOO_LITTLE)
                        + " for payout "
                        + lessened.id()
                        + ", which is "
                        + TOO_LITTLE
                        + " less than Stripe sent");
        story.show("deposit", REMITTED + " with the trace number " + traceNumber);
        payoutIsReconciled(first);
        claimIsReconciled(remitted);
        mismatchIsExplained(second);
        statement();
        return List.copyOf(missing);
    }

    private String deposit(String name, Shop.Payout payout, BigDecimal amount) {
        return bank.deposit(
                name, payout.arrival(), amount, "STRIPE", "STRIPE TRANSFER", "payout", payout.id());
    }

    private void payoutIsReconciled(String line) {
        story.chapter("A payout that agrees: sales, fees, payout and deposit are one");
        String match = awaited(line, "payout-bank as bank, AUTO");
        explain(match);
        Optional<String> payout = find(Pattern.compile("stripe:txn_\\w+"), tools.explain(match));
        payout.ifPresent(
                entry -> explain(matchId(tools.explain(entry), "payout-items as payout, AUTO")));
    }

    private void claimIsReconciled(String line) {
        story.chapter(
                "A claim, its remittance and its deposit: the 837, the 835 and the bank agree");
        String match = awaited(line, "era-bank as bank, AUTO");
        explain(match);
        String payment = require(WHOLE_PAYMENT, tools.explain(match), "the payment of the 835");
        String claims = awaited(payment, "era-claims as payment, AUTO");
        explain(claims);
        String paid = require(CLAIM_PAYMENT, tools.explain(claims), "a claim of the 835");
        explain(awaited(paid, "claim-remit as remittance, AUTO"));
    }

    private void mismatchIsExplained(String line) {
        story.chapter("A payout that does not agree: what is wrong, and what to do");
        String match = awaited(line, "payout-bank as bank, REVIEW");
        explain(match);
        if (!match.isEmpty() && !tools.explain(match).contains(": AMOUNT_VARIANCE, open")) {
            missing.add("an exception AMOUNT_VARIANCE about the payout of " + line);
        }
    }

    private void statement() {
        story.chapter("The statement of the bank account");
        String statement = tools.statement(bank.account());
        story.show("", "$ ./tributary statement " + bank.account());
        story.show("", statement.lines().toList());
        if (!statement.contains("\"matched\" : 2")) {
            missing.add("a statement with two matched lines of " + bank.account());
        }
    }

    /** What explain says of a match, as a user would ask for it. */
    private void explain(String match) {
        if (!match.isEmpty()) {
            story.show("", "$ ./tributary reconcile explain " + match);
            story.show("", tools.explain(match).lines().toList());
        }
    }

    /** The id of the match that an entry is in, once it is; empty, and missing, if it never is. */
    private String awaited(String entry, String matchedAs) {
        if (entry.isEmpty()) {
            return "";
        }
        Instant deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            String match = matchId(tools.explain(entry), matchedAs);
            if (!match.isEmpty()) {
                return match;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        missing.add(entry + " should be matched: " + matchedAs);
        return "";
    }

    private static String matchId(String explained, String matchedAs) {
        return explained
                .lines()
                .filter(line -> line.contains(matchedAs))
                .findFirst()
                .flatMap(line -> find(MATCH_ID, line))
                .orElse("");
    }

    private String require(Pattern pattern, String text, String what) {
        Optional<String> found = find(pattern, text);
        if (found.isEmpty()) {
            missing.add(what + " in its match");
        }
        return found.orElse("");
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group(matcher.groupCount() == 0 ? 0 : 1))
                : Optional.empty();
    }
}
