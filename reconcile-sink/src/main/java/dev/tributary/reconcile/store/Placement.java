package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Block;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.MergedAccounts;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where entries are matched and by which rules, as the accounts that were merged so far want it.
 * For one thread.
 */
final class Placement {
    /** Name of the setting that has the {@link #digest} by which all entries were placed. */
    static final String SETTING = "scopes";

    /** Of the numbers of blocks. */
    private static final String FORM = "2";

    private final Supplier<RuleSet> source;
    private final AccountGroups groups;
    private RuleSet rules;
    private Map<String, String> merged = Map.of();
    private Engine engine;

    /** Of groups and rules that never change. */
    Placement(RuleSet rules, AccountGroups groups) {
        this(() -> rules, groups);
    }

    /**
     * Of groups and rules.
     *
     * @param source the rules of the moment; of those only the exchange rates change, which move no
     *     entry
     */
    Placement(Supplier<RuleSet> source, AccountGroups groups) {
        this.source = source;
        this.groups = groups;
        this.rules = source.get();
        this.engine = engine();
    }

    /** Takes the exchange rates of the moment. */
    void refresh() {
        RuleSet now = source.get();
        if (!now.rates().equals(rules.rates())) {
            rules = now;
            engine = engine();
        }
    }

    /** Changes with what the exchange rates say that were taken last. */
    String rates() {
        return rules.rates();
    }

    /**
     * Looks that the entries still stand where these groups and rules want them; within a
     * transaction that holds the lock.
     *
     * @throws PlacedOtherwiseException if others placed them since
     */
    void requireInForce(Connection connection) throws SQLException {
        try (Statements.Binding query =
                        new Statements(connection).prepare("read_setting").value(SETTING);
                ResultSet row = query.ready().executeQuery()) {
            if (row.next() && !row.getString(1).equals(digest())) {
                throw new PlacedOtherwiseException();
            }
        }
    }

    /** The engine as of this transaction, which holds the lock of the merged accounts. */
    Engine engine(Connection connection) throws SQLException {
        Map<String, String> now = new HashMap<>();
        try (Statements.Binding query = new Statements(connection).prepare("merged_accounts");
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                now.put(rows.getString(1), rows.getString(2));
            }
        }
        if (!now.equals(merged)) {
            merged = Map.copyOf(now);
            engine = engine();
        }
        return engine;
    }

    /** Who decides, as the decision log says it. */
    String actor() {
        return "rules " + rules.version();
    }

    /**
     * Changes with what the groups and the rules say, and our form: then everything is placed anew.
     */
    String digest() {
        return String.join("/", FORM, rules.version(), rules.content(), groups.digest());
    }

    String groupOf(String account) {
        return groups.groupOf(account);
    }

    /** All accounts that became, through whatever others, one of these; with these. */
    Set<String> withMergedInto(Set<String> accounts) {
        MergedAccounts resolved = MergedAccounts.of(merged);
        Set<String> ends = new HashSet<>(accounts);
        accounts.forEach(account -> ends.add(resolved.resolve(account)));
        Set<String> all = new HashSet<>(accounts);
        for (String account : merged.keySet()) {
            if (ends.contains(resolved.resolve(account))) {
                all.add(account);
            }
        }
        return all;
    }

    static PlacedEntry place(Entry entry, Engine engine) {
        Set<Block> blocks = engine.blocks().of(entry);
        return new PlacedEntry(entry, engine.blocks().scopes().of(entry), BlockDigest.of(blocks));
    }

    private Engine engine() {
        return new Engine(rules, new Scopes(groups, MergedAccounts.of(merged)));
    }
}
