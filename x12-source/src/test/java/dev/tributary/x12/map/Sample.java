package dev.tributary.x12.map;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * A transaction set written as its tree: a line is a segment, or {@code loop ID} with what is in it
 * two blanks deeper. No grammar is asked where a segment stands; only which loops may hold which.
 */
public final class Sample {

    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260102*0304*^"
                    + "*00501*000000905*1*P*:~GS*HC*APPSEND*APPRECV*20260102*0304*17*X*"
                    + "005010X222A1~";

    private static final Grammars GRAMMARS = Grammars.standard();

    private final List<Loop> units = new ArrayList<>();
    private final Loop root;
    private final TransactionSet set;

    private Sample(String guide, String unitLoop, String tree) {
        List<String> lines = tree.lines().filter(line -> !line.isBlank()).toList();
        List<StoredSegment> stored = stored(lines);
        Partner partner = Partner.unknown("sample", Partner.all(ValidationMode.LENIENT));
        Interchange interchange = new Interchange(stored.get(0), 1, 0, partner);
        FunctionalGroup group = new FunctionalGroup(interchange, stored.get(1), 1, partner);
        root = new Loop(row(guide, "ST"), null, false);
        Grammar grammar = new Grammar(guide, guide.substring(0, 3), "005010", root.row());
        Deque<Loop> open = new ArrayDeque<>();
        open.push(root);
        int next = 2;
        for (String line : lines) {
            int depth = (line.length() - line.stripLeading().length()) / 2;
            while (open.size() > depth + 1) {
                open.pop();
            }
            String text = line.strip();
            if (text.startsWith("loop ")) {
                Loop loop = new Loop(row(guide, text.substring(5)), open.peek(), false);
                open.element().loops().add(loop);
                open.push(loop);
                if (loop.id().equals(unitLoop)) {
                    units.add(loop);
                }
            } else {
                open.element().segments().add(stored.get(next++));
            }
        }
        set = new TransactionSet(group, stored.get(2), 1, grammar, stored.get(2).element(3));
    }

    /** A set, its grammar's name, and the loop that its units are. */
    public static Sample of(String guide, String unitLoop, String tree) {
        return new Sample(guide, unitLoop, tree);
    }

    /** The guide's row of a loop, so that it is known what the loop may hold. */
    private static LoopRow row(String guide, String loop) {
        return GRAMMARS.all().stream()
                .filter(grammar -> grammar.name().equals(guide))
                .flatMap(grammar -> grammar.root().all().stream())
                .filter(row -> row.id().equals(loop))
                .findFirst()
                .orElseGet(() -> new LoopRow(loop));
    }

    private static List<StoredSegment> stored(List<String> lines) {
        StringBuilder text = new StringBuilder(ISA);
        for (String line : lines) {
            if (!line.strip().startsWith("loop ")) {
                text.append(line.strip()).append('~');
            }
        }
        X12Tokens tokens = X12Tokens.of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        List<StoredSegment> stored = new ArrayList<>();
        while (tokens.next()) {
            stored.add(
                    StoredSegment.of(
                            tokens.segment(),
                            StandardCharsets.ISO_8859_1,
                            Math.max(0, stored.size() - 1)));
        }
        return stored;
    }

    public TransactionSet set() {
        return set;
    }

    public Loop root() {
        return root;
    }

    public List<Loop> units() {
        return units;
    }

    static X12Mapper mapper(RecordOptions options) {
        return new X12Mapper(options, Clock.fixed(AT, ZoneOffset.UTC)).inFile("digest");
    }

    MappedRecord unit() {
        return unit(RecordOptions.DEFAULTS);
    }

    MappedRecord unit(RecordOptions options) {
        return mapper(options).unit(new Unit(set, units.get(0), 1, 10, 20, List.of()), AT);
    }

    Struct record() {
        return unit().value();
    }

    /** The record of the set as a whole. */
    MappedRecord end(PaymentTotals totals) {
        SetEnd end = new SetEnd(set, root, units.size(), 0, List.of(), 0);
        return mapper(RecordOptions.DEFAULTS).setEnd(end, totals, AT).orElseThrow();
    }

    /** Codes and places of what was found by mapping. */
    List<String> findings() {
        return unit().issues().stream()
                .map(issue -> issue.code().name() + " " + issue.location())
                .toList();
    }
}
