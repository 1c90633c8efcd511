package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * In which blocks an entry stands: by its own content, the rule set, and the scopes. A removed one
 * keeps its blocks, so that who stood beside it is found.
 *
 * @param rules whose stages name the keys
 * @param scopes what belongs together at all
 */
public record Blocks(RuleSet rules, Scopes scopes) {

    /** All blocks of an entry. */
    public Set<Block> of(Entry entry) {
        Set<Block> blocks = new LinkedHashSet<>();
        for (KindRules kind : rules.kinds()) {
            add(entry, kind, blocks);
        }
        return blocks;
    }

    /** The blocks of an entry for one kind. */
    Set<Block> of(Entry entry, KindRules kind) {
        Set<Block> blocks = new LinkedHashSet<>();
        add(entry, kind, blocks);
        return blocks;
    }

    private void add(Entry entry, KindRules kind, Set<Block> to) {
        String scope = scopes.of(entry, kind.kind());
        if (scope != null) {
            for (Stage stage : kind.stages()) {
                stage.keys(entry, scopes, key -> to.add(new Block(scope, kind.kind(), key)));
            }
        }
    }
}
