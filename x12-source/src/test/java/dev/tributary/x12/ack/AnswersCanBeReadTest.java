package dev.tributary.x12.ack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.partner.Partner.AckPolicy;
import dev.tributary.x12.partner.Partner.Scope;
import dev.tributary.x12.partner.Partner.Ta1;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with what came, the answer to it is right by our own reader and tables. */
class AnswersCanBeReadTest {

    private static final int ROUNDS = 500;
    private static final String[] VALUES = {
        "",
        "A",
        "11:B:1",
        "a*b",
        "M\u00fcller",
        "\u0001",
        "  ",
        "^^",
        "x~y",
        "0".repeat(120),
        "-5",
        "20260230"
    };
    private static final String[] SETS = {"837", "835", "834", "270", "277", "820", "x", "999", ""};

    private final Answering reader = answering(AckPolicy.USUAL);

    @Test
    void answersToAnythingAreRight() throws IOException {
        long seed = new Random().nextLong();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            for (Acknowledgment answer : answers(random)) {
                assertRight(answer, "seed " + (seed + round));
            }
        }
    }

    @Test
    void answersToFixturesAreRight() throws IOException {
        Path folder = SampleFiles.folder("x12");
        int answers = 0;
        for (AckPolicy policy :
                List.of(
                        new AckPolicy(true, Ta1.ALWAYS, Scope.UNIT, true),
                        new AckPolicy(true, Ta1.REQUESTED, Scope.SET, false))) {
            for (Path file : SampleFiles.files(folder, AnswersCanBeReadTest::isSample)) {
                for (Acknowledgment answer : answering(policy).answer(Files.readAllBytes(file))) {
                    assertRight(answer, folder.relativize(file).toString());
                    answers++;
                }
            }
        }
        assertThat(answers).isGreaterThan(200);
    }

    private static boolean isSample(String path) {
        return !path.matches(".*\\.(tsv|json|upstream|md)$");
    }

    private void assertRight(Acknowledgment answer, String of) throws IOException {
        List<String> wrong = new ArrayList<>();
        int[] ends = new int[2];
        reader.read(
                answer.interchange(),
                event -> {
                    if (event instanceof X12Event.SetEnd end) {
                        if (end.set().grammar() == null) {
                            wrong.add("no grammar");
                        }
                        end.issues().forEach(issue -> wrong.add(issue.toString()));
                        ends[1]++;
                    } else if (event instanceof X12Event.GroupEnd end) {
                        end.faults().forEach(fault -> wrong.add(fault.toString()));
                    } else if (event instanceof X12Event.InterchangeEnd end) {
                        end.faults().forEach(fault -> wrong.add(fault.toString()));
                        ends[0]++;
                    } else if (event instanceof X12Event.BrokenBytes) {
                        wrong.add("broken bytes");
                    }
                });
        assertThat(wrong).as("%s to %s", answer.type(), of).isEmpty();
        assertThat(ends[0]).as(of).isEqualTo(1);
        assertThat(ends[1] > 0).as(of).isEqualTo(answer.type() != Acknowledgment.Type.TA1);
    }

    private static List<Acknowledgment> answers(Random random) {
        AtomicLong numbers = new AtomicLong(random.nextInt(1_000_000));
        AckOptions options =
                new AckOptions(
                        true,
                        AckOptions.DEFAULTS.outputPath(),
                        AckOptions.DEFAULTS.sender(),
                        1,
                        UsageIndicator.AS_RECEIVED,
                        pick(random, FunctionalType.values()),
                        1 + random.nextInt(20));
        Partner partner =
                partner(
                        new AckPolicy(
                                true,
                                pick(random, Ta1.values()),
                                pick(random, Scope.values()),
                                true));
        Clock clock = Clock.fixed(Instant.ofEpochSecond(random.nextInt()), ZoneOffset.UTC);
        Acknowledger acknowledger = new Acknowledger(options, clock, numbers::incrementAndGet);
        String sender =
                (pick(random, VALUES).replace("*", "|").replace("~", "|") + " ".repeat(15))
                        .substring(0, 15);
        String isa =
                Received.ISA
                        .replace("SENDER         ", sender)
                        .replace("*0*T*", random.nextBoolean() ? "*1*T*" : "*0*X*")
                        .replace("*00501*", random.nextBoolean() ? "*00401*" : "*00501*");
        EnvelopeFault[] faults =
                random.nextInt(4) == 0
                        ? new EnvelopeFault[] {fault(random, X12IssueCode.On.TA1)}
                        : new EnvelopeFault[0];
        Received received = new Received(acknowledger, partner, isa, faults);
        for (int group = random.nextInt(4); group > 0; group--) {
            received.group(gs(random));
            for (int set = random.nextInt(4); set > 0; set--) {
                set(received, random);
            }
            received.groupEnd(
                    random.nextInt(5) == 0 ? null : "GE*" + pick(random, VALUES) + "*1~",
                    random.nextInt(3) == 0
                            ? new EnvelopeFault[] {fault(random, X12IssueCode.On.GROUP)}
                            : new EnvelopeFault[0]);
        }
        return received.end();
    }

    private static String gs(Random random) {
        return "GS*"
                + pick(random, new String[] {"HC", "HP", "BE", "H", "", "hc"})
                + "*"
                + pick(random, VALUES)
                + "*"
                + pick(random, VALUES)
                + "*20260102*1530*"
                + pick(random, new String[] {"1", "0007", "", "x", "12345678901"})
                + "*X*"
                + pick(
                        random,
                        new String[] {
                            "005010X222A1",
                            "004010X098A1",
                            "004010",
                            "",
                            "005010X222A1X12345",
                            "\u00e9"
                        })
                + "~";
    }

    private static void set(Received received, Random random) {
        String st =
                "ST*"
                        + pick(random, SETS)
                        + "*"
                        + pick(random, new String[] {"0001", "1", "", "1234567890", "A B"})
                        + "*"
                        + pick(random, new String[] {"005010X222A1", "", "x:y"})
                        + "~";
        Grammar grammar =
                random.nextInt(4) == 0
                        ? null
                        : new Grammar("837P", "837", "005010", new LoopRow("ST"));
        received.set(st, grammar);
        for (int unit = random.nextInt(4); unit > 0; unit--) {
            String first = pick(random, new String[] {"CLM*", "TRN*1*", "REF*0F*", "ENT*"});
            received.unit(
                    random.nextBoolean(),
                    issues(random),
                    5 * unit,
                    first + pick(random, VALUES) + "*B~");
        }
        received.setEnd(random.nextInt(5) == 0, issues(random).toArray(SetIssue[]::new));
    }

    private static List<SetIssue> issues(Random random) {
        List<SetIssue> issues = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            X12IssueCode code = pick(random, X12IssueCode.values());
            boolean element = code.on() == X12IssueCode.On.ELEMENT;
            StoredSegment segment =
                    Received.stored(
                            pick(random, new String[] {"CLM", "NM1", "X", "lower", "TOOLONG"})
                                    + "*"
                                    + pick(random, VALUES)
                                    + "*"
                                    + pick(random, VALUES)
                                    + "~",
                            i);
            issues.add(
                    new SetIssue(
                            random.nextInt(4) == 0 ? Severity.WARNING : Severity.ERROR,
                            code,
                            random.nextInt(5) == 0 ? "" : segment.id(),
                            random.nextInt(100_000),
                            pick(random, new String[] {null, "2010AA", "ST", "2300", "a loop"}),
                            element ? 1 + random.nextInt(30) : 0,
                            element ? random.nextInt(4) : 0,
                            element ? random.nextInt(3) : 0,
                            random.nextInt(1_800),
                            random.nextInt(4) == 0 ? null : segment));
        }
        return issues;
    }

    private static EnvelopeFault fault(Random random, X12IssueCode.On on) {
        X12IssueCode code;
        do {
            code = pick(random, X12IssueCode.values());
        } while (code.on() != on);
        return new EnvelopeFault(code, "ISA");
    }

    private static <T> T pick(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Answering answering(AckPolicy policy) {
        return new Answering(partner(policy), AckOptions.DEFAULTS);
    }

    private static Partner partner(AckPolicy policy) {
        return new Partner(
                "acme",
                true,
                StandardCharsets.ISO_8859_1,
                true,
                Partner.all(ValidationMode.STRICT),
                policy,
                null);
    }
}
