package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;
import java.util.List;

/**
 * What the engine sees and changes in one unit of work on one scope. Two implementations: memory,
 * and a PostgreSQL transaction.
 */
public interface EntryStore {

    /** The entries of these keys that there are, in any state. */
    List<Entry> entries(Collection<EntryKey> keys);

    /** The entries that stand in any of these blocks, each once. */
    List<Entry> inBlocks(Collection<Block> blocks);

    /** The matches of a kind that hold now (not void, not rejected) with any of these members. */
    List<Match> matches(MatchKind kind, Collection<EntryKey> members);

    /** The findings of a kind of match that hold or are awaited, about any of these entries. */
    List<Finding> findings(MatchKind kind, Collection<EntryKey> about);

    /** What persons decided about any of these entries. */
    List<Decision> decisions(Collection<EntryKey> members);

    /** Makes a change, all of it. */
    void apply(Change change);
}
