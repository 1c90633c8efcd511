package dev.tributary.reconcile.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.map.MappingFile;
import dev.tributary.reconcile.map.RecordMapper;
import dev.tributary.reconcile.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How right exact references alone are on data whose truth is known, by kind of match. A match is
 * right when its members are those of a true group, all of them and no other.
 *
 * <p>What it prints is the gap that matching by scores has to close.
 */
class AccuracyTest {

    private static final double PRECISE = 0.999;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Score {
        private int groups;
        private int auto;
        private int autoRight;
        private int review;
        private int reviewRight;
    }

    @ParameterizedTest
    @CsvSource({"synthetic_easy, 17", "synthetic_medium, 45"})
    void isRightWhereItIsSure(String set, int duplicates) throws IOException {
        Path folder = SampleFiles.folder("reconcile/" + set);
        FileRun run = run(folder.resolve("records.jsonl"));
        JsonNode truth = JSON.readTree(folder.resolve("truth.json").toFile());
        Map<String, Set<Set<EntryKey>>> groups = groups(truth);
        Map<String, Score> scores = scores(run.matches(), groups);
        print(set, scores);
        scores.forEach(
                (kind, score) -> {
                    if (groups.containsKey(kind) && score.auto > 0) {
                        assertThat((double) score.autoRight / score.auto)
                                .as(set + ": AUTO of " + kind)
                                .isGreaterThanOrEqualTo(PRECISE);
                    }
                });
        for (String kind : List.of("payout-items", "claim-remit", "era-bank", "charge-ledger")) {
            assertThat(scores.get(kind).autoRight).as(set + ": " + kind).isPositive();
        }
        assertThat(copies(run.exceptions())).as(set).isEqualTo(duplicates(truth));
        assertThat(copies(run.exceptions())).hasSize(duplicates);
        assertThat(run.badCount()).isZero();
    }

    private static FileRun run(Path records) throws IOException {
        MappingFile mapping = MappingFile.read(Path.of("mappings/synthetic.yaml"));
        FileRun run = new FileRun();
        new InputFiles(RecordMapper.of(mapping)).read(records, run::take);
        run.match(RuleSets.exact(), AccountGroups.none());
        return run;
    }

    /** By kind, where one kind of ours is three of theirs: one to one, to many, many to one. */
    private static Map<String, Set<Set<EntryKey>>> groups(JsonNode truth) {
        Map<String, Set<Set<EntryKey>>> groups = new TreeMap<>();
        for (JsonNode group : truth.path("groups")) {
            String kind = group.path("kind").textValue();
            String ours = kind.startsWith("bank-ledger") ? "bank-ledger" : kind;
            groups.computeIfAbsent(ours, k -> new HashSet<>()).add(keys(group.path("members")));
        }
        return groups;
    }

    private static Set<EntryKey> keys(JsonNode members) {
        Set<EntryKey> keys = new HashSet<>();
        for (JsonNode member : members) {
            keys.add(key(member));
        }
        return keys;
    }

    private static EntryKey key(JsonNode pair) {
        return new EntryKey(pair.get(0).textValue(), pair.get(1).textValue());
    }

    private static Map<EntryKey, EntryKey> duplicates(JsonNode truth) {
        Map<EntryKey, EntryKey> duplicates = new HashMap<>();
        for (JsonNode pair : truth.path("duplicates")) {
            duplicates.put(key(pair.get(0)), key(pair.get(1)));
        }
        return duplicates;
    }

    private static Map<EntryKey, EntryKey> copies(List<Finding> findings) {
        Map<EntryKey, EntryKey> copies = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.kind() == FindingKind.DUPLICATE) {
                copies.put(finding.about(), finding.other());
            }
        }
        return copies;
    }

    private static Map<String, Score> scores(
            List<Match> matches, Map<String, Set<Set<EntryKey>>> groups) {
        Map<String, Score> scores = new TreeMap<>();
        groups.forEach(
                (kind, all) -> scores.computeIfAbsent(kind, k -> new Score()).groups = all.size());
        for (Match match : matches) {
            String kind = match.kind().word();
            Score score = scores.computeIfAbsent(kind, k -> new Score());
            Set<EntryKey> members = new HashSet<>();
            match.members().forEach(member -> members.add(member.key()));
            boolean right = groups.getOrDefault(kind, Set.of()).contains(members);
            if (match.status() == MatchStatus.AUTO) {
                score.auto++;
                score.autoRight += right ? 1 : 0;
            } else {
                score.review++;
                score.reviewRight += right ? 1 : 0;
            }
        }
        return scores;
    }

    private static void print(String set, Map<String, Score> scores) {
        System.out.printf(
                "%s%n%-16s %7s %7s %10s %8s %7s %7s%n",
                set, "kind", "groups", "auto", "precision", "recall", "review", "right");
        scores.forEach(
                (kind, s) ->
                        System.out.printf(
                                "%-16s %7d %7d %10.4f %8.4f %7d %7d%n",
                                kind,
                                s.groups,
                                s.auto,
                                s.auto == 0 ? 0 : (double) s.autoRight / s.auto,
                                s.groups == 0 ? 0 : (double) s.autoRight / s.groups,
                                s.review,
                                s.reviewRight));
    }
}
