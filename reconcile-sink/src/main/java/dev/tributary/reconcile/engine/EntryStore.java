package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the engine sees and changes in one unit of work on one scope. Two implementations: memory,
 * and a PostgreSQL transaction.
 */
public interface EntryStore {

    /**
     * The entries of these keys that there are, in any state: one that was deleted as it last was,
     * in state REMOVED, so that who stood beside it is still found.
     */
    List<Entry> entries(Collection<EntryKey> keys);

    /**
     * The entries that stand in any of these blocks, each once; removed ones can be left out.
     *
     * @param blocks none of which is crowded
     */
    List<Entry> inBlocks(Collection<Block> blocks);

    /**
     * Which of these blocks are crowded: more than some number of entries stand there that are not
     * removed.
     *
     * <p>The answer is kept, as part of the unit of work. Who stands in a block that was not
     * crowded when it was last asked about, and now is, was matched as if it were not: all of them
     * are marked in the block's scope, to be matched again. So a crowd is looked at as a whole
     * once, when it becomes one, and not each time that somebody joins it; while a block that is
     * crowded no more is read by the engine, as all that are not.
     *
     * @param blocks of one scope
     */
    Set<Block> crowded(Collection<Block> blocks, int bound);

    /**
     * Of each block in which these stood before they last changed, and no longer do, one entry that
     * stands there, if there is any: of any scope and kind. Through it the engine finds the others,
     * who are reached by nothing else.
     */
    List<Entry> leftBehind(Collection<EntryKey> changed);

    /**
     * The entries, in any state, that name any of these as the pending one they take the place of.
     */
    List<Entry> successors(Collection<EntryKey> pending);

    /**
     * The matches of a kind that hold now (not void, not rejected) with any of these members, in
     * whatever scope they were found.
     */
    List<Match> matches(MatchKind kind, Collection<EntryKey> members);

    /**
     * The findings of a kind of match that hold or are awaited, about any of these entries, in
     * whatever scope they were found.
     */
    List<Finding> findings(MatchKind kind, Collection<EntryKey> about);

    /** What persons decided about any of these entries. */
    List<Decision> decisions(Collection<EntryKey> members);

    /**
     * Makes a change, all of it. A match or a finding that holds already, by its id, is replaced.
     * What is to be visited again is marked in that other scope. What is read later sees the
     * change.
     */
    void apply(Change change);
}
