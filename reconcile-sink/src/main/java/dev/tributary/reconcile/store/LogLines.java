package dev.tributary.reconcile.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.commons.crypto.Sha256;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a change looks like in the decision log. */
final class LogLines {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * So many members at most are written out: a payout that comes in many batches is matched anew
     * with each, and the log would grow by all of its items every time.
     */
    static final int LISTED = 100;

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
        if (match.members().size() > LISTED) {
            return body.put("member_count", match.members().size())
                    .put("members_sha256", digest(match.members()));
        }
        ArrayNode members = body.putArray("members");
        for (Match.Member member : match.members()) {
            members.addArray().add(member.key().source()).add(member.key().id()).add(member.role());
        }
        return body;
    }

    /** Of the rows of {@code match_member}, in their order: so the log vouches for them too. */
    private static String digest(List<Match.Member> members) {
        String rows =
                members.stream()
                        .map(m -> m.key().source() + '\u001f' + m.key().id() + '\u001f' + m.role())
                        .collect(Collectors.joining("\n"));
        return Sha256.hex(rows.getBytes(StandardCharsets.UTF_8));
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
