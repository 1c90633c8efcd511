package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.rules.RecordPath.Found;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * One rule of a user.
 *
 * @param code what its findings say
 * @param path what it is about
 * @param conditions what must be true there, all of them
 * @param guards where it applies; everywhere when empty
 */
record Rule(IssueCode code, RecordPath path, List<Condition> conditions, List<Guard> guards) {

    /** A list with thousands of faulty elements is said often enough. */
    private static final int MAX_FINDINGS = 100;

    /**
     * Where a rule applies.
     *
     * @param path what is looked at, within the rule's own elements where the two share a list
     * @param shared how many lists the two run through together
     * @param conditions what must be true there
     */
    record Guard(RecordPath path, int shared, List<Condition> conditions) {
        boolean holds(Struct record, int[] indices) {
            for (Found found : path.find(record, indices, shared)) {
                if (meets(found, record)) {
                    return true;
                }
            }
            return false;
        }

        private boolean meets(Found found, Struct record) {
            for (Condition condition : conditions) {
                boolean known = found.present() || condition instanceof Condition.Absent;
                if (!known || !condition.holds(found, record)) {
                    return false;
                }
            }
            return true;
        }
    }

    void check(Struct record, List<Issue> issues) {
        int findings = 0;
        for (Found found : path.find(record)) {
            IssueCode wrong = judge(found, record);
            if (wrong != null) {
                // What cannot be decided weighs as much as the rule itself.
                String location = path.location(found.indices());
                issues.add(new Issue(code.severity(), wrong, location));
                if (++findings == MAX_FINDINGS) {
                    return;
                }
            }
        }
    }

    /** What is wrong, or null. */
    private IssueCode judge(Found found, Struct record) {
        try {
            for (Guard guard : guards) {
                if (!guard.holds(record, found.indices())) {
                    return null;
                }
            }
            for (Condition condition : conditions) {
                if (!condition.holds(found, record)) {
                    return code;
                }
            }
            return null;
        } catch (BoundedText.Exhausted | StackOverflowError endless) {
            return RulesIssueCode.RULE_UNDECIDED;
        }
    }

    @Override
    public String toString() {
        return "Rule[" + code.name() + " at " + path + "]";
    }
}
