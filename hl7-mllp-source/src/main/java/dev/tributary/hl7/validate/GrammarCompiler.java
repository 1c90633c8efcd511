package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Structure;
import dev.tributary.hl7.validate.Grammar.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an automaton of the groups and segments that a structure of HAPI's declares. */
final class GrammarCompiler {

    /**
     * Required by some of HAPI's structures (ORM_O01 of 2.2 and 2.3.1) where the standard doesn't.
     */
    private static final Set<String> NEVER_REQUIRED = Set.of("NTE", "RXR");

    private final List<List<Integer>> free = new ArrayList<>();
    private final List<List<Step>> stepsFrom = new ArrayList<>();
    private final Map<String, List<Step>> stepsOf = new HashMap<>();
    private boolean open;

    private GrammarCompiler() {}

    /** The grammar of a message's structure; what is in the message does not matter. */
    static Grammar compile(Message message) throws HL7Exception {
        GrammarCompiler compiler = new GrammarCompiler();
        int end = compiler.group(message, compiler.state());
        return new Grammar(end, compiler.free, compiler.stepsFrom, compiler.stepsOf, compiler.open);
    }

    /** Adds a group's members, one after the other, and returns the state behind the last. */
    private int group(Group group, int start) throws HL7Exception {
        int at = start;
        for (String name : group.getNames()) {
            Structure member = group.get(name);
            int before = state();
            free.get(at).add(before);
            int after =
                    member instanceof Group inner
                            ? group(inner, before)
                            : segment(member.getName(), before);
            // One of several to choose from is as good as optional: none is missed by itself.
            if (!group.isRequired(name)
                    || group.isChoiceElement(name)
                    || NEVER_REQUIRED.contains(member.getName())) {
                free.get(before).add(after);
            }
            if (group.isRepeating(name)) {
                free.get(after).add(before);
            }
            at = after;
        }
        return at;
    }

    private int segment(String id, int before) {
        int after = state();
        if (!Grammars.isSegmentId(id)) {
            // Hxx and Zxx stand for segments of any id.
            open = true;
            free.get(before).add(after);
            return after;
        }
        Step step = new Step(before, id, after);
        stepsFrom.get(before).add(step);
        stepsOf.computeIfAbsent(id, unused -> new ArrayList<>()).add(step);
        return after;
    }

    private int state() {
        free.add(new ArrayList<>(2));
        stepsFrom.add(new ArrayList<>(1));
        return free.size() - 1;
    }
}
