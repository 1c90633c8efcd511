package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Matches and their members: a row for each period in which a match holds with one status. */
final class MatchTables {
    private static final Map<String, MatchKind> KINDS = kinds();

    private final Statements statements;
    private final KnownKeys keys;
    private final String scope;
    private final Set<EntryKey> asked = new HashSet<>();
    private final Map<MatchKind, Map<EntryKey, Match>> holding = new EnumMap<>(MatchKind.class);
    private final Map<String, Match> held = new HashMap<>();

    MatchTables(Statements statements, String scope, KnownKeys keys) {
        this.statements = statements;
        this.keys = keys;
        this.scope = scope;
    }

    /** The kind that tables call by that word. */
    static MatchKind kind(String word) {
        MatchKind kind = KINDS.get(word);
        if (kind == null) {
            throw new IllegalStateException("unknown kind of match in the database: " + word);
        }
        return kind;
    }

    /** Those of a kind that hold with any of these members. */
    List<Match> holding(MatchKind kind, Collection<EntryKey> members) throws SQLException {
        load(members);
        Map<EntryKey, Match> ofKind = holding.getOrDefault(kind, Map.of());
        Map<String, Match> found = new LinkedHashMap<>();
        for (EntryKey member : members) {
            Match match = ofKind.get(member);
            if (match != null) {
                found.put(match.id(), match);
            }
        }
        return List.copyOf(found.values());
    }

    /** Reads the matches of all kinds with these members, of whom we have not asked yet. */
    private void load(Collection<EntryKey> members) throws SQLException {
        List<EntryKey> missing = members.stream().filter(asked::add).toList();
        if (missing.isEmpty()) {
            return;
        }
        LongStream.Builder numbers = LongStream.builder();
        try (Statements.Binding query = statements.prepare("memberships").keys(missing);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        long[] all = numbers.build().toArray();
        if (all.length > 0) {
            read(all);
        }
    }

    private void read(long[] numbers) throws SQLException {
        Map<Long, List<Match.Member>> membersOf = members(numbers);
        try (Statements.Binding query = statements.prepare("matches").longs(numbers);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                hold(with(read(rows), membersOf.get(rows.getLong("match_no"))));
            }
        }
    }

    private void hold(Match match) {
        Map<EntryKey, Match> ofKind =
                holding.computeIfAbsent(match.kind(), kind -> new HashMap<>());
        match.members().forEach(member -> ofKind.put(member.key(), match));
        held.put(match.id(), match);
    }

    private void forget(String id) {
        Match match = held.remove(id);
        if (match != null) {
            Map<EntryKey, Match> ofKind = holding.get(match.kind());
            match.members().forEach(member -> ofKind.remove(member.key(), match));
        }
    }

    private Map<Long, List<Match.Member>> members(long[] numbers) throws SQLException {
        Map<Long, List<Match.Member>> members = new HashMap<>();
        try (Statements.Binding query = statements.prepare("match_members").longs(numbers);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                EntryKey key = keys.of(rows.getString("source"), rows.getString("id"));
                members.computeIfAbsent(rows.getLong("match_no"), no -> new ArrayList<>())
                        .add(new Match.Member(key, rows.getString("role")));
            }
        }
        return members;
    }

    /**
     * Those that no longer hold, and those that hold in another way from now on: of these, those
     * that this run has seen hold, since it looks at the matches of all members first.
     */
    void end(List<Change.Voided> voided, List<Match> matched) throws SQLException {
        record End(Match match, MatchStatus status, String reason) {}
        List<End> ends = new ArrayList<>();
        for (Change.Voided one : voided) {
            boolean rejected = "rejected".equals(one.reason());
            MatchStatus status = rejected ? MatchStatus.REJECTED : MatchStatus.VOID;
            ends.add(new End(one.match(), status, one.reason()));
        }
        for (Match match : matched) {
            Match before = held.get(match.id());
            if (before != null) {
                ends.add(new End(before, null, "changed"));
            }
        }
        if (ends.isEmpty()) {
            return;
        }
        try (Statements.Binding update = statements.prepare("end_matches")) {
            update.texts(ends, one -> one.match().id())
                    .texts(ends, one -> one.match().scope())
                    .texts(ends, one -> one.status() == null ? null : one.status().name())
                    .texts(ends, End::reason)
                    .update();
        }
        ends.forEach(end -> forget(end.match().id()));
    }

    void insert(List<Match> matches) throws SQLException {
        if (matches.isEmpty()) {
            return;
        }
        record Row(Long no, Match.Member member, String kind, int position) {}
        Map<String, Long> numbers = insertMatches(matches);
        matches.forEach(this::hold);
        List<Row> members = new ArrayList<>();
        for (Match match : matches) {
            Long no = numbers.get(match.id());
            for (int position = 0; position < match.members().size(); position++) {
                members.add(
                        new Row(no, match.members().get(position), match.kind().word(), position));
            }
        }
        try (Statements.Binding insert = statements.prepare("insert_match_members")) {
            insert.column("bigint", members, Row::no)
                    .texts(members, row -> row.member().key().source())
                    .texts(members, row -> row.member().key().id())
                    .texts(members, Row::kind)
                    .texts(members, row -> row.member().role())
                    .column("integer", members, Row::position)
                    .update();
        }
    }

    private Map<String, Long> insertMatches(List<Match> matches) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (Statements.Binding insert = statements.prepare("insert_matches").value(scope)) {
            insert.texts(matches, Match::id)
                    .texts(matches, match -> match.kind().word())
                    .texts(matches, match -> match.status().name())
                    .texts(matches, Match::ruleVersion)
                    .texts(matches, Match::rule)
                    .column("numeric", matches, Match::score)
                    .column("numeric", matches, Match::margin)
                    .column("integer", matches, Match::alternatives)
                    .column("numeric", matches, MatchTables::variance)
                    .texts(matches, Match::varianceReason)
                    .texts(matches, match -> ArrayText.of(match.evidence()));
            try (ResultSet rows = insert.ready().executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return numbers;
    }

    private static BigDecimal variance(Match match) {
        return match.variance() == null ? BigDecimal.ZERO : match.variance();
    }

    private static Match read(ResultSet row) throws SQLException {
        return new Match(
                row.getString("id"),
                kind(row.getString("kind")),
                row.getString("scope"),
                MatchStatus.valueOf(row.getString("status")),
                row.getString("rule_version"),
                row.getString("rule"),
                row.getBigDecimal("score"),
                row.getBigDecimal("margin"),
                row.getInt("alternatives"),
                row.getBigDecimal("variance"),
                row.getString("variance_reason"),
                Arrays.asList((String[]) row.getArray("evidence").getArray()),
                List.of());
    }

    private static Match with(Match match, List<Match.Member> members) {
        return new Match(
                match.id(),
                match.kind(),
                match.scope(),
                match.status(),
                match.ruleVersion(),
                match.rule(),
                match.score(),
                match.margin(),
                match.alternatives(),
                match.variance(),
                match.varianceReason(),
                match.evidence(),
                members);
    }

    private static Map<String, MatchKind> kinds() {
        Map<String, MatchKind> kinds = new HashMap<>();
        for (MatchKind kind : MatchKind.values()) {
            kinds.put(kind.word(), kind);
        }
        return Map.copyOf(kinds);
    }
}
