package dev.tributary.reconcile.decide;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * {@code reconcile-decide confirm|reject|split|write-off|withdraw ID --reason TEXT}: keeps what a
 * person decided about a match or an exception, or takes it back.
 */
public final class DecideTool implements ToolProvider {

    private static final String REASON = "--reason";
    private static final String KIND = "--kind";
    private static final String MEMBER = "--member";

    private static final String USAGE =
            """
            confirm ID         these entries belong together, whatever the rules say
            reject ID          they never do
            split ID --member SOURCE:ID
                               these leave the match, and never come back into one with the rest
            write-off ID       what is left over, or missing, is accepted as a loss or a gain
            withdraw DECISION  takes a decision back: the rules decide again
            ID                 of a match or an exception, or its beginning
            --reason TEXT      why; it is kept for good
            --member SOURCE:ID one entry; again for more
            --kind KIND        with --member and without ID: entries that no match joins yet, as
                               payout-bank""";

    @Override
    public String name() {
        return "reconcile-decide";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        return new DatabaseTool(
                        "tributary reconcile",
                        Set.of(REASON, KIND, MEMBER),
                        USAGE,
                        DecideTool::decide)
                .run(out, err, args);
    }

    private static void decide(ToolArguments arguments, Connection connection, PrintWriter out)
            throws SQLException {
        if (arguments.words().isEmpty() || arguments.words().size() > 2) {
            throw new IllegalArgumentException(
                    "say what was decided and of what: confirm|reject|split|write-off ID, or"
                            + " withdraw DECISION");
        }
        Verb verb = Verb.of(arguments.words().get(0));
        String reason =
                arguments
                        .one(REASON)
                        .filter(text -> !text.isBlank())
                        .orElseThrow(
                                () -> new IllegalArgumentException("say why, with --reason TEXT"));
        List<Member> members = arguments.all(MEMBER).stream().map(Member::of).toList();
        Decisions decisions = new Decisions(connection);
        if (arguments.words().size() == 1) {
            String kind =
                    arguments
                            .one(KIND)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "name a match or an exception, or entries with"
                                                            + " --kind and --member"));
            report(verb, decisions.about(verb, kind, members, reason), out);
            return;
        }
        String id = arguments.words().get(1);
        if (verb == Verb.WITHDRAW) {
            report(verb, decisions.withdrawing(id, reason), out);
        } else if (verb == Verb.SPLIT) {
            report(verb, decisions.splitting(id, members, reason), out);
        } else if (members.isEmpty() && arguments.one(KIND).isEmpty()) {
            report(verb, decisions.about(verb, id, reason), out);
        } else {
            throw new IllegalArgumentException("name either an id or entries, not both");
        }
    }

    private static void report(Verb verb, Decisions.Kept kept, PrintWriter out) {
        out.printf(
                "%s: decision %s about %d %s of %s, by %s.%n",
                verb.done(),
                kept.id(),
                kept.members(),
                kept.members() == 1 ? "entry" : "entries",
                kept.kind(),
                kept.by());
        out.println("The sink acts on it within seconds; tributary reconcile explain shows it.");
    }
}
