package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.rule.RuleSets;
import java.util.Collection;
import java.util.List;

class MemoryEntryStoreTest extends EntryStoreContract {

    @Override
    protected Bench bench(AccountGroups groups) {
        Scopes scopes = new Scopes(groups, MergedAccounts.none());
        MemoryEntryStore store = new MemoryEntryStore(new Engine(RuleSets.exact(), scopes));
        return new Bench() {
            @Override
            public void upsert(Collection<Entry> entries) {
                entries.forEach(store::upsert);
            }

            @Override
            public void delete(EntryKey key, long version) {
                store.delete(key, version);
            }

            @Override
            public void decide(Decision decision) {
                store.decide(decision);
            }

            @Override
            public void match() {
                store.match();
            }

            @Override
            public void run(int batch) {
                store.run(batch);
            }

            @Override
            public List<Match> matches() {
                return store.matches();
            }

            @Override
            public List<Finding> findings() {
                return store.findings();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
