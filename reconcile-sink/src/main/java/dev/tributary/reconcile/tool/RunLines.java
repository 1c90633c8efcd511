package dev.tributary.reconcile.tool;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.entry.EntryKey;

/** Matches and exceptions as lines of JSON. */
final class RunLines {

    private static final JsonMapper JSON = new JsonMapper();

    private RunLines() {}

    static String of(Match match) {
        ObjectNode line = JSON.createObjectNode();
        line.put("match_id", match.id());
        line.put("kind", match.kind().word());
        line.put("status", match.status().name());
        line.put("score", match.score());
        line.put("margin", match.margin());
        line.put("alternatives", match.alternatives());
        line.put("variance", match.variance());
        line.put("variance_reason", match.varianceReason());
        line.put("rule", match.rule());
        line.put("rule_version", match.ruleVersion());
        ArrayNode evidence = line.putArray("evidence");
        match.evidence().forEach(evidence::add);
        ArrayNode members = line.putArray("members");
        for (Match.Member member : match.members()) {
            key(members.addObject(), member.key()).put("role", member.role());
        }
        return line.toString();
    }

    static String of(Finding finding) {
        ObjectNode line = JSON.createObjectNode();
        line.put("exception_id", finding.id());
        line.put("kind", finding.kind().name());
        line.put("match_kind", finding.matchKind().word());
        key(line.putObject("about"), finding.about());
        if (finding.other() != null) {
            key(line.putObject("other"), finding.other());
        }
        line.put("amount", finding.amount());
        line.put("expected_in", finding.expectedIn());
        line.put("due_on", finding.dueOn() == null ? null : finding.dueOn().toString());
        line.put("text", finding.text());
        return line.toString();
    }

    private static ObjectNode key(ObjectNode node, EntryKey key) {
        return node.put("source", key.source()).put("id", key.id());
    }
}
