package dev.tributary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.cluster.TopicWriter;
import dev.tributary.cluster.TopicWriter.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop's bank account: its lines are written to a topic by the quickstart itself, as JSON of
 * {@code FinancialTransaction}, in place of a connector to a bank.
 */
final class Bank {
    static final String TRANSACTIONS = "bank.transactions";
    private static final String ACCOUNTS = "bank.accounts";
    private static final String STATUS = "bank.status";
    private static final String SOURCE = "plaid";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String account;
    private final TopicWriter writer;
    private final List<Line> lines = new ArrayList<>();
    private BigDecimal balance = BigDecimal.ZERO;

    /**
     * An account.
     *
     * @param run tells this run's account from others'
     */
    Bank(String run, TopicWriter writer) {
        this.account = "checking-" + run;
        this.writer = writer;
    }

    /** The account, as source:id. */
    String account() {
        return SOURCE + ":" + account;
    }

    /**
     * A deposit; written by {@link #write}.
     *
     * @param name tells it from the others of the account
     * @param description as the bank prints it
     * @param references each as kind and value, in turn
     * @return the entry, as source:id
     */
    String deposit(
            String name,
            LocalDate date,
            BigDecimal amount,
            String merchant,
            String description,
            String... references) {
        String id = account + "-" + name;
        ObjectNode line = JSON.createObjectNode();
        line.put("id", id).put("source", SOURCE).put("account_id", account).put("type", "deposit");
        line.put("date", date.toString()).put("amount", amount).put("currency", "USD");
        line.put("merchant", merchant).put("description", description);
        line.put("category", "transfer").put("status", "posted").put("pending", false);
        line.put("observed_at", Instant.now().toString());
        for (int i = 0; i < references.length; i += 2) {
            line.withArray("references")
                    .addObject()
                    .put("kind", references[i])
                    .put("value", references[i + 1]);
        }
        lines.add(new Line(TRANSACTIONS, id, line.toString()));
        balance = balance.add(amount);
        return SOURCE + ":" + id;
    }

    /** Writes the lines, the account, and up to when they are complete. */
    void write() {
        Instant now = Instant.now();
        ObjectNode known = JSON.createObjectNode();
        known.put("id", account).put("source", SOURCE).put("name", "Operating account");
        known.put("type", "depository").put("subtype", "checking").put("balance", balance);
        known.put("currency", "USD").put("status", "open").put("observed_at", now.toString());
        ObjectNode status = JSON.createObjectNode();
        status.put("source_system", SOURCE).put("connector", "quickstart").put("task", 0);
        status.put("subject", "account " + account).put("state", "running");
        status.put("code", "COMPLETE").put("text", "The lines of the sample are written.");
        status.put("at", now.toString()).put("watermark", now.toString());
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line(ACCOUNTS, account, known.toString()));
        all.add(new Line(STATUS, account, status.toString()));
        writer.create(List.of(TRANSACTIONS, ACCOUNTS, STATUS));
        writer.write(all);
    }
}
