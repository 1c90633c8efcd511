package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import java.util.LinkedHashSet;
import java.util.List;
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
            for (int i = 0; i < kind.stages().size(); i++) {
                if (namesOthers(kind.stages(), i)) {
                    kind.stages()
                            .get(i)
                            .keys(entry, scopes, key -> to.add(new Block(scope, kind.kind(), key)));
                }
            }
        }
    }

    /** Whether no stage before it names the same keys. */
    private static boolean namesOthers(List<Stage> stages, int at) {
        Object naming = stages.get(at).namedBy();
        for (int i = 0; i < at; i++) {
            if (stages.get(i).namedBy() == naming) {
                return false;
            }
        }
        return true;
    }
}
