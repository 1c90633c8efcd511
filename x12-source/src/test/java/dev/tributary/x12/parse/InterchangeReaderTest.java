package dev.tributary.x12.parse;

import static dev.tributary.x12.parse.Interchanges.CLAIM;
import static dev.tributary.x12.parse.Interchanges.book;
import static dev.tributary.x12.parse.Interchanges.events;
import static dev.tributary.x12.parse.Interchanges.group;
import static dev.tributary.x12.parse.Interchanges.interchange;
import static dev.tributary.x12.parse.Interchanges.isa;
import static dev.tributary.x12.parse.Interchanges.names;
import static dev.tributary.x12.parse.Interchanges.only;
import static dev.tributary.x12.parse.Interchanges.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.parse.X12Event.BrokenBytes;
import dev.tributary.x12.parse.X12Event.GroupEnd;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.SetStart;
import dev.tributary.x12.parse.X12Event.Ta1Received;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InterchangeReaderTest {

    private static List<X12IssueCode> codes(SetEnd end) {
        return end.issues().stream().map(SetIssue::code).toList();
    }

    private static List<String> locations(SetEnd end) {
        return end.issues().stream().map(i -> i.code() + " " + i.location()).toList();
    }

    private static SetEnd one(String body) {
        List<X12Event> events = events(isa(1) + group(1, set(1, body), 1) + "IEA*1*000000001~");
        return only(events, SetEnd.class).get(0);
    }

    @Test
    void tellsAnInterchangeInOrder() {
        List<X12Event> events = events(interchange(7));

        assertThat(names(events))
                .containsExactly(
                        "InterchangeStart",
                        "GroupStart",
                        "SetStart",
                        "Unit",
                        "SetEnd",
                        "GroupEnd",
                        "InterchangeEnd");
        InterchangeEnd end = only(events, InterchangeEnd.class).get(0);
        assertThat(end.interchange().controlNumber()).isEqualTo("000000007");
        assertThat(end.interchange().sender()).isEqualTo("SENDER");
        assertThat(end.faults()).isEmpty();
        assertThat(end.groups()).isEqualTo(1);
        assertThat(end.end()).isEqualTo(interchange(7).length());
        assertThat(only(events, SetEnd.class).get(0).issues()).isEmpty();
        assertThat(only(events, SetEnd.class).get(0).segments()).isEqualTo(23);
    }

    @Test
    void handsOutAClaimWithTheLoopsAroundIt() {
        String text = interchange(1);
        Unit unit = only(events(text), Unit.class).get(0);

        assertThat(unit.loop().id()).isEqualTo("2300");
        assertThat(unit.loop().loops("2400")).hasSize(2);
        assertThat(unit.loop().enclosing("2000B").loop("2010BA").segment("NM1").element(3))
                .isEqualTo("DOE");
        assertThat(unit.loop().enclosing("ST").loop("1000A").segment("NM1").element(3))
                .isEqualTo("SUB");
        assertThat(unit.loop().parent().loops("2300")).isEmpty();
        assertThat(text.substring((int) unit.start(), (int) unit.end()))
                .startsWith("CLM*A1")
                .endsWith("LX*2~SV1*HC:99214*40*UN*1***1~DTP*472*D8*20240101~");
    }

    @Test
    void holdsNoMoreThanOneUnit() {
        String claim =
                "CLM*A%d*1***11:B:1*Y*A*Y*Y~HI*ABK:Z00~LX*1~SV1*HC:1*1*UN*1***1~DTP*472*D8*20240101~";
        StringBuilder body = new StringBuilder(CLAIM.substring(0, CLAIM.indexOf("CLM")));
        for (int i = 0; i < 100; i++) {
            body.append(claim.formatted(i));
        }
        InterchangeReader reader =
                Interchanges.reader(
                        isa(1) + group(1, set(1, body.toString()), 1) + "IEA*1*000000001~",
                        book(false),
                        0);
        int units = 0;
        for (X12Event event = reader.next(); event != null; event = reader.next()) {
            if (event instanceof Unit unit) {
                units++;
                assertThat(unit.ordinal()).isEqualTo(units);
                assertThat(unit.loop().enclosing("2000B").loops("2300").size())
                        .isLessThanOrEqualTo(1);
            }
        }
        assertThat(units).isEqualTo(100);
    }

    @Test
    void tellsNothingOfTheGroupsOfAnInterchangeThatWasCutOff() {
        String whole = interchange(1);
        List<X12Event> events = events(whole.substring(0, whole.indexOf("GE*")) + interchange(2));

        assertThat(names(events).subList(0, 2))
                .containsExactly("InterchangeStart", "InterchangeEnd");
        assertThat(only(events, InterchangeStart.class).get(0).outline().whole()).isFalse();
        InterchangeEnd torn = only(events, InterchangeEnd.class).get(0);
        assertThat(torn.faults())
                .extracting(EnvelopeFault::code)
                .containsExactly(X12IssueCode.INTERCHANGE_TORN);
        assertThat(torn.iea()).isNull();
        assertThat(torn.end()).isEqualTo(whole.indexOf("GE*"));
        assertThat(only(events, Unit.class)).hasSize(1);
    }

    @Test
    void takesNothingOfAnInterchangeWhoseTrailerContradictsIt() {
        String text = interchange(1);

        assertThat(names(events(text.replace("IEA*1*000000001", "IEA*1*000000002"))))
                .containsExactly("InterchangeStart", "InterchangeEnd");
        InterchangeEnd counted =
                only(events(text.replace("IEA*1*", "IEA*2*")), InterchangeEnd.class).get(0);
        assertThat(counted.faults())
                .containsExactly(new EnvelopeFault(X12IssueCode.IEA_GROUP_COUNT, "IEA-01"));
    }

    @Test
    void notesAWrongDateOfIsaAndTakesTheInterchange() {
        List<X12Event> events = events(interchange(1).replace("240229*1230", "241329*1230"));

        assertThat(only(events, Unit.class)).hasSize(1);
        assertThat(only(events, InterchangeEnd.class).get(0).faults())
                .containsExactly(new EnvelopeFault(X12IssueCode.ISA_DATE_INVALID, "ISA-09"));
    }

    @Test
    void goesOnAtTheNextInterchangeBehindBytesThatBelongToNone() {
        List<X12Event> events =
                events("rubbish " + interchange(1) + "%% more rubbish %%" + interchange(2));

        assertThat(only(events, Unit.class)).hasSize(2);
        List<BrokenBytes> broken = only(events, BrokenBytes.class);
        assertThat(broken).hasSize(2);
        assertThat(broken.get(0).start()).isZero();
        assertThat(broken.get(1).end() - broken.get(1).start()).isEqualTo(18);
    }

    @Test
    void beginsAtTheInterchangeThatItIsTold() {
        String first = interchange(1);
        InterchangeReader reader =
                Interchanges.reader(
                        (first + interchange(2)).getBytes(StandardCharsets.ISO_8859_1),
                        book(false),
                        new ReaderOptions(1 << 16, 100, first.length(), 2),
                        Checks.NONE);
        InterchangeStart start = only(events(reader), InterchangeStart.class).get(0);

        assertThat(start.interchange().number()).isEqualTo(2);
        assertThat(start.interchange().start()).isEqualTo(first.length());
        assertThat(start.interchange().controlNumber()).isEqualTo("000000002");
    }

    @Test
    void leavesOutWhatItIsToldToRefuse() {
        InterchangeReader reader = Interchanges.reader(interchange(1), book(false), 0);
        reader.next();
        EnvelopeFault duplicate = new EnvelopeFault(X12IssueCode.INTERCHANGE_DUPLICATE, "ISA-13");
        reader.refuse(duplicate);

        List<X12Event> rest = events(reader);
        assertThat(names(rest)).containsExactly("InterchangeEnd");
        assertThat(((InterchangeEnd) rest.get(0)).faults()).containsExactly(duplicate);
        assertThatThrownBy(() -> reader.refuse(duplicate))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsOfCountsAndControlNumbersThatDiffer() {
        String body = set(1, CLAIM).replace("SE*23*0001", "SE*24*0002") + set(1, CLAIM);
        List<X12Event> events =
                events(isa(1) + group(5, body, 3).replace("GE*3*5", "GE*3*6") + "IEA*1*000000001~");

        assertThat(locations(only(events, SetEnd.class).get(0)))
                .containsExactly(
                        "SET_SEGMENT_COUNT SE[23]-01", "SET_CONTROL_NUMBER_DIFFERS SE[23]-02");
        assertThat(locations(only(events, SetEnd.class).get(1)))
                .containsExactly("SET_CONTROL_NUMBER_REPEATED ST[1]-02");
        assertThat(only(events, GroupEnd.class).get(0).faults())
                .containsExactly(
                        new EnvelopeFault(X12IssueCode.GROUP_SET_COUNT, "GE[1]-01"),
                        new EnvelopeFault(X12IssueCode.GROUP_CONTROL_NUMBER_DIFFERS, "GE[1]-02"));
    }

    @Test
    void tellsOfAGroupThatHoldsNoSet() {
        List<X12Event> events =
                events(isa(1) + group(5, "", 0) + group(6, "", 2) + "IEA*2*000000001~");

        assertThat(only(events, GroupEnd.class).get(0).faults())
                .containsExactly(new EnvelopeFault(X12IssueCode.GROUP_WITHOUT_SETS, "GS[1]"));
        assertThat(only(events, GroupEnd.class).get(1).faults())
                .containsExactly(
                        new EnvelopeFault(X12IssueCode.GROUP_WITHOUT_SETS, "GS[2]"),
                        new EnvelopeFault(X12IssueCode.GROUP_SET_COUNT, "GE[2]-01"));
        assertThat(only(events, InterchangeEnd.class).get(0).faults()).isEmpty();
    }

    @Test
    void tellsOfASetInAGroupOfOthersAndReadsIt() {
        String remittances = group(1, set(1, CLAIM), 1).replace("GS*HC*", "GS*HP*");
        List<X12Event> events = events(isa(1) + remittances + "IEA*1*000000001~");

        assertThat(locations(only(events, SetEnd.class).get(0)))
                .containsExactly("SET_NOT_IN_GROUP ST[1]-01");
        assertThat(only(events, Unit.class)).hasSize(1);
    }

    @Test
    void endsASetAndAGroupWithoutTrailers() {
        String noSe = set(1, CLAIM).replaceFirst("SE\\*.*~", "");
        String text =
                isa(1)
                        + "GS*HC*S*R*20240229*1230*1*X*005010X222A1~"
                        + noSe
                        + set(2, CLAIM)
                        + group(2, set(1, CLAIM), 1)
                        + "IEA*2*000000001~";
        List<X12Event> events = events(text);

        assertThat(only(events, Unit.class)).hasSize(3);
        assertThat(locations(only(events, SetEnd.class).get(0)))
                .containsExactly("SET_TRAILER_MISSING SE[23]");
        assertThat(only(events, GroupEnd.class).get(0).faults())
                .containsExactly(new EnvelopeFault(X12IssueCode.GROUP_TRAILER_MISSING, "GE[1]"));
    }

    @Test
    void tellsOfSetsThatItCannotRead() {
        String sets =
                "ST*850*0001~BEG*00~SE*3*0001~"
                        + "ST*837*0002*005010X999~BHT*0019~SE*3*0002~"
                        + "ST*834*0003*005010X220A1~BGN*00~SE*3*0003~";
        List<X12Event> events = events(isa(1) + group(1, sets, 3) + "IEA*1*000000001~");

        assertThat(only(events, SetStart.class)).allMatch(start -> start.set().grammar() == null);
        assertThat(only(events, SetEnd.class))
                .extracting(end -> codes(end).get(0))
                .containsExactly(
                        X12IssueCode.SET_NOT_SUPPORTED,
                        X12IssueCode.SET_GUIDE_UNSUPPORTED,
                        X12IssueCode.SET_NOT_WANTED);
        assertThat(only(events, SetEnd.class)).allMatch(end -> end.issueCount() == 1);
        assertThat(only(events, Unit.class)).isEmpty();
    }

    @Test
    void tellsOfATa1() {
        String ta1 = "TA1*000000009*240101*1200*A*000~";
        List<X12Event> events = events(isa(1) + ta1 + "IEA*0*000000001~");

        assertThat(names(events))
                .containsExactly("InterchangeStart", "Ta1Received", "InterchangeEnd");
        assertThat(only(events, Ta1Received.class).get(0).ta1().element(1)).isEqualTo("000000009");
        assertThat(only(events, InterchangeEnd.class).get(0).faults()).isEmpty();
    }

    @Test
    void opensALoopWhoseStartIsMissingOnceAndGoesOn() {
        List<X12Event> events =
                events(
                        isa(1)
                                + group(1, set(1, CLAIM.replaceFirst("CLM[^~]*~", "")), 1)
                                + "IEA*1*000000001~");

        assertThat(locations(only(events, SetEnd.class).get(0)))
                .containsExactly("LOOP_START_MISSING 2300/CLM[15]");
        Unit unit = only(events, Unit.class).get(0);
        assertThat(unit.loop().implied()).isTrue();
        assertThat(unit.loop().loops("2400")).hasSize(2);
        assertThat(unit.issues()).hasSize(1);
    }

    @Test
    void keepsTheOrderOfAPartnerThatIsStrict() {
        String swapped = CLAIM.replace("N3*1 ST~N4*TOWN*NY*10001~", "N4*TOWN*NY*10001~N3*1 ST~");
        String text = isa(1) + group(1, set(1, swapped), 1) + "IEA*1*000000001~";

        SetIssue tolerant = only(events(text), SetEnd.class).get(0).issues().get(0);
        SetIssue strict =
                only(events(Interchanges.reader(text, book(true), 0)), SetEnd.class)
                        .get(0)
                        .issues()
                        .get(0);
        assertThat(tolerant.code()).isEqualTo(X12IssueCode.SEGMENT_OUT_OF_ORDER);
        assertThat(tolerant.severity()).isEqualTo(Severity.WARNING);
        assertThat(strict.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void tellsSegmentsThatAreOfNoSetFromThoseThatAreOutOfPlace() {
        SetEnd end = one(CLAIM.replace("HI*ABK:Z00~", "HI*ABK:Z00~ZZZ*1~SVC*1~NM1*QQ~1X*1~"));

        assertThat(locations(end))
                .containsExactly(
                        "SEGMENT_NOT_IN_SET 2300/ZZZ[17]",
                        "SEGMENT_NOT_IN_SET 2300/SVC[18]",
                        "SEGMENT_UNEXPECTED 2300/NM1[19]",
                        "SEGMENT_ID_INVALID 2300/[20]");
    }

    @Test
    void reportsAnUnknownLoopOnceWithAllThatFollows() {
        SetEnd end =
                one(CLAIM.replace("LX*1~", "NM1*QQ*1*X~N3*1 ST~N4*TOWN*NY*10001~REF*0B*1~LX*1~"));

        assertThat(locations(end)).containsExactly("SEGMENT_UNEXPECTED 2300/NM1[17]");
    }

    @Test
    void sumsUpA835BeforeItIsRead() {
        List<Outline.PaymentTotals> seen = new ArrayList<>();
        Checks checks =
                new Checks() {
                    @Override
                    public void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found) {
                        assertThat(unit.id()).isEqualTo("2100");
                    }

                    @Override
                    public void setEnd(
                            TransactionSet set,
                            Loop root,
                            Outline.PaymentTotals totals,
                            Consumer<SetIssue> found) {
                        seen.add(totals);
                        assertThat(root.segment("PLB")).isNotNull();
                    }
                };
        String body =
                "BPR*I*90.50*C*CHK************20240101~TRN*1*1*1~N1*PR*P~N3*1~N4*T*NY*10001~PER*BL*A*TE*1~"
                        + "N1*PE*Q*XX*1234567893~LX*1~CLP*A*1*100*60.25*0*12*X~NM1*QC*1*D~"
                        + "CLP*B*1*100*40.25*0*12*X~NM1*QC*1*D~PLB*1*20241231*L6:1*10~";
        String text =
                isa(1)
                        + "GS*HP*S*R*20240229*1230*1*X*005010X221A1~"
                        + set(1, body).replace("ST*837*0001*005010X222A1", "ST*835*0001")
                        + "GE*1*1~IEA*1*000000001~";
        List<X12Event> events =
                events(
                        Interchanges.reader(
                                text.getBytes(StandardCharsets.ISO_8859_1),
                                book(false),
                                ReaderOptions.of(1 << 16, 100),
                                checks));

        assertThat(only(events, Unit.class)).hasSize(2);
        assertThat(seen)
                .containsExactly(
                        new Outline.PaymentTotals(
                                new BigDecimal("90.50"),
                                new BigDecimal("100.50"),
                                new BigDecimal("10")));
    }

    @Test
    void throwsWhenTheSourceCannotBeRead() {
        InterchangeReader reader =
                new InterchangeReader(
                        offset -> {
                            throw new IOException("gone");
                        },
                        ReaderOptions.of(1 << 16, 100),
                        book(false),
                        Interchanges.GRAMMARS,
                        Checks.NONE);

        assertThatThrownBy(reader::next).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void keepsNoMoreIssuesThanItMayAndCountsTheRest() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append("ZZZ*1~");
        }
        SetEnd end = one(CLAIM + lines);

        assertThat(end.issues()).hasSize(100);
        assertThat(end.issueCount()).isEqualTo(300);
    }
}
