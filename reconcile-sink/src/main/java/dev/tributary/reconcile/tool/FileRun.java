package dev.tributary.reconcile.tool;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.MergedAccounts;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.map.MappedInput.AccountUpsert;
import dev.tributary.reconcile.map.MappedInput.Bad;
import dev.tributary.reconcile.map.MappedInput.Delete;
import dev.tributary.reconcile.map.MappedInput.Ignored;
import dev.tributary.reconcile.map.MappedInput.Upsert;
import dev.tributary.reconcile.map.MappedInput.Watermark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One reconciliation of what files hold: takes everything, then matches it at once. */
final class FileRun {

    private static final int ISSUES_SHOWN = 20;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Delete> deletes = new ArrayList<>();
    private final Map<String, AccountUpsert> accounts = new HashMap<>();
    private final Completeness completeness = new Completeness();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final List<String> issues = new ArrayList<>();
    private int bad;
    private MemoryEntryStore store;

    /** Takes what one line says. */
    void take(MappedInput input, Origin origin) {
        if (input instanceof Upsert upsert) {
            entries.add(upsert.entry());
            completeness.seen(upsert.entry());
        } else if (input instanceof Delete delete) {
            deletes.add(delete);
        } else if (input instanceof Watermark mark) {
            completeness.told(mark.source(), mark.stream(), mark.at());
        } else if (input instanceof AccountUpsert account) {
            accounts.merge(
                    account.account(), account, (a, b) -> b.version() >= a.version() ? b : a);
        } else if (input instanceof Ignored other) {
            ignored.merge(other.reason(), 1, Integer::sum);
        } else if (input instanceof Bad wrong) {
            bad++;
            if (issues.size() < ISSUES_SHOWN) {
                issues.add(
                        origin.topic()
                                + " line "
                                + (origin.offset() + 1)
                                + ": "
                                + String.join(", ", wrong.issues()));
            }
        }
    }

    /** Matches all of it. */
    void match(RuleSet rules, AccountGroups groups) {
        Map<String, String> merged = new HashMap<>();
        accounts.forEach(
                (account, version) -> {
                    if (version.mergedInto() != null) {
                        merged.put(account, version.mergedInto());
                    }
                });
        Scopes scopes = new Scopes(groups, MergedAccounts.of(merged));
        store = new MemoryEntryStore(new Engine(rules, scopes));
        entries.forEach(store::upsert);
        deletes.forEach(delete -> store.delete(delete.key(), delete.version()));
        store.match();
    }

    /** How many lines were entries. */
    int entryCount() {
        return entries.size();
    }

    /** How many lines could not be read. */
    int badCount() {
        return bad;
    }

    /** Some of what could not be read: where, and why. */
    List<String> issues() {
        return issues;
    }

    /** How many lines were no entries, by reason. */
    Map<String, Integer> ignored() {
        return ignored;
    }

    List<Match> matches() {
        return store.matches();
    }

    /** The findings that hold, as far as the files are complete. */
    List<Finding> exceptions() {
        return store.findings().stream().filter(completeness::holds).toList();
    }

    /** How many findings are only awaited. */
    int awaited() {
        return store.findings().size() - exceptions().size();
    }
}
