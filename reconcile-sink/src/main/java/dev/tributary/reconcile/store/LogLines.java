package dev.tributary.reconcile.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import java.util.ArrayList;
import java.util.List;

/** What a change looks like in the decision log. */
final class LogLines {
    private static final JsonMapper JSON = new JsonMapper();

    private LogLines() {}

    static List<DecisionLog.Line> of(Change change) {
        List<DecisionLog.Line> lines = new ArrayList<>();
        for (Change.Voided one : change.voided()) {
            ObjectNode body = JSON.createObjectNode().put("reason", one.reason());
            lines.add(new DecisionLog.Line("voided", one.match().id(), body.toString()));
        }
        for (Match match : change.matched()) {
            lines.add(new DecisionLog.Line("matched", match.id(), body(match).toString()));
        }
        for (Change.Resolved one : change.resolved()) {
            ObjectNode body = JSON.createObjectNode().put("reason", one.reason());
            if (one.byMatch() != null) {
                body.put("match", one.byMatch());
            }
            lines.add(new DecisionLog.Line("resolved", one.finding().id(), body.toString()));
        }
        for (Finding finding : change.found()) {
            lines.add(new DecisionLog.Line("found", finding.id(), body(finding).toString()));
        }
        return lines;
    }

    private static ObjectNode body(Match match) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("kind", match.kind().word())
                        .put("status", match.status().name())
                        .put("rule", match.rule());
        if (match.score() != null) {
            body.put("score", match.score());
        }
        if (match.margin() != null) {
            body.put("margin", match.margin());
        }
        if (match.varianceReason() != null) {
            body.put("variance", match.variance()).put("variance_reason", match.varianceReason());
        }
        ArrayNode members = body.putArray("members");
        for (Match.Member member : match.members()) {
            members.addArray().add(member.key().source()).add(member.key().id()).add(member.role());
        }
        return body;
    }

    private static ObjectNode body(Finding finding) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("kind", finding.kind().name())
                        .put("match_kind", finding.matchKind().word());
        body.putArray("about").add(finding.about().source()).add(finding.about().id());
        if (finding.other() != null) {
            body.putArray("other").add(finding.other().source()).add(finding.other().id());
        }
        if (finding.amount() != null) {
            body.put("amount", finding.amount());
        }
        if (finding.dueOn() != null) {
            body.put("due_on", finding.dueOn().toString()).put("expected_in", finding.expectedIn());
        }
        return body;
    }
}
