package dev.tributary.x12.ack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.partner.OwnId;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.partner.Partner.AckPolicy;
import dev.tributary.x12.partner.Partner.Scope;
import dev.tributary.x12.partner.Partner.Ta1;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcknowledgerTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String GS = "GS*HC*THEIRAPP*OURAPP*20260102*1530*7*X*005010X222A1~";
    private static final String ST = "ST*837*0001*005010X222A1~";
    private static final String OLD_GS = "GS*HC*THEIRAPP*OURAPP*20260102*1530*7*X*004010X098A1~";
    private static final String OLD_ST = "ST*837*0001~";
    private static final String GE = "GE*1*7~";

    private final AtomicLong numbers = new AtomicLong(100);

    @Test
    void accepts999WithItsSenderAndReceiverSwapped() {
        List<Acknowledgment> answers =
                received(usual()).group(GS).set(ST).unit("CLM*A~").setEnd(false).groupEnd(GE).end();

        assertThat(text(answers))
                .isEqualTo(
                        "ISA*00*          *00*          *30*RECEIVER       *ZZ*SENDER         "
                                + "*260304*0506*^*00501*000000101*0*T*:~"
                                + "GS*FA*OURAPP*THEIRAPP*20260304*0506*101*X*005010X231A1~"
                                + "ST*999*0001*005010X231A1~"
                                + "AK1*HC*7*005010X222A1~"
                                + "AK2*837*0001*005010X222A1~"
                                + "IK5*A~"
                                + "AK9*A*1*1*1~"
                                + "SE*6*0001~"
                                + "GE*1*101~"
                                + "IEA*1*000000101~");
        assertThat(answers.get(0).verdict()).isEqualTo('A');
        assertThat(answers.get(0).ofControlNumber()).isEqualTo("000000042");
        assertThat(answers.get(0).fileName()).isEqualTo("999_acme_000000101.x12");
    }

    @Test
    void answersA4010GroupBy997() {
        List<Acknowledgment> answers =
                received(usual())
                        .group(OLD_GS)
                        .set(OLD_ST)
                        .setEnd(
                                true,
                                Received.issue(X12IssueCode.SEGMENT_MISSING, "NM1", 8),
                                Received.issue(X12IssueCode.SEGMENT_DEPENDENT_MISSING, "REF", 9))
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers))
                .contains("*U*00401*000000101*0*T*:~")
                .contains("*X*004010~ST*997*0001~AK1*HC*7~AK2*837*0001~")
                .contains("AK3*NM1*8**3~AK3*REF*9**3~AK5*R*5~AK9*R*1*1*0~SE*8*0001~");
    }

    @Test
    void tellsElementsOfOneSegmentUnderIt() {
        String clm = "CLM*1*50*X*Y*11:B:9~";
        Partner open = partner(new AckPolicy(true, Ta1.REQUESTED, Scope.SET, true));
        SetIssue tooLong = Received.elementIssue(X12IssueCode.ELEMENT_TOO_LONG, clm, 12, 5, 3);
        SetIssue code = Received.elementIssue(X12IssueCode.ELEMENT_CODE, clm, 12, 5, 3);
        SetIssue missing = Received.elementIssue(X12IssueCode.ELEMENT_MISSING, clm, 12, 6, 0);

        List<Acknowledgment> answers =
                received(open)
                        .group(GS)
                        .set(ST)
                        .unit(true, List.of(tooLong, code, missing, code), 12, clm)
                        .setEnd(false)
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers))
                .contains(
                        "IK3*CLM*12*2010AA*8~CTX*CLM01:1~IK4*5:3*1325*5*9~IK4*5:3*1325*7*9~"
                                + "IK4*6*1325*1~IK5*R*5~AK9*R*1*1*0~");
    }

    @Test
    void tellsElementsOfOneSegmentInTheirOrderWhateverWasFoundFirst() {
        String clm = "CLM*1*50*X*Y*11:B:9~";
        SetIssue situation =
                Received.elementIssue(X12IssueCode.ELEMENT_SITUATION_VALUE, clm, 12, 2, 0);
        SetIssue component = Received.elementIssue(X12IssueCode.ELEMENT_CODE, clm, 12, 5, 3);
        SetIssue composite = Received.elementIssue(X12IssueCode.COMPONENT_TOO_MANY, clm, 12, 5, 0);
        SetIssue last = Received.elementIssue(X12IssueCode.ELEMENT_MISSING, clm, 12, 9, 0);

        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(false, last, component, composite, situation)
                                        .groupEnd(GE)
                                        .end()))
                .contains(
                        "IK3*CLM*12*2010AA*8~IK4*2*1325*I12~IK4*5*1325*13~IK4*5:3*1325*7~"
                                + "IK4*9*1325*1~IK5*E*5~");
    }

    @Test
    void tellsThatASetDoesNotBelongInItsGroup() {
        SetIssue stray = Received.issue(X12IssueCode.SET_NOT_IN_GROUP, "ST", 1);

        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(false, stray)
                                        .groupEnd(GE)
                                        .end()))
                .contains("AK2*837*0001*005010X222A1~IK5*E*18~AK9*E*1*1*1~");
        assertThat(
                        text(
                                received(usual())
                                        .group(OLD_GS)
                                        .set(OLD_ST)
                                        .setEnd(false, stray)
                                        .groupEnd(GE)
                                        .end()))
                .as("4010 has no such code")
                .contains("AK2*837*0001~AK5*E*6~AK9*E*1*1*1~");
    }

    @Test
    void rejectsAGroupThatHoldsNoSet() {
        EnvelopeFault empty = new EnvelopeFault(X12IssueCode.GROUP_WITHOUT_SETS, "GS[1]");

        assertThat(text(received(usual()).group(GS).groupEnd("GE*0*7~", empty).end()))
                .contains("AK1*HC*7*005010X222A1~AK9*R*0*0*0*5~SE*4*0001~");
        assertThat(text(received(usual()).group(OLD_GS).groupEnd("GE*0*7~", empty).end()))
                .contains("AK1*HC*7~AK9*R*0*0*0*5~SE*4*0001~");
    }

    @Test
    void namesTheTriggerOfASituationAndNoValueUnlessAllowed() {
        SetIssue dependent = Received.issue(X12IssueCode.SEGMENT_DEPENDENT_MISSING, "DTP", 14);
        SetIssue wrong =
                Received.elementIssue(X12IssueCode.ELEMENT_CODE, "CLM*SECRET*5~", 12, 1, 0);

        List<Acknowledgment> answers =
                received(usual())
                        .group(GS)
                        .set(ST)
                        .unit(false, List.of(dependent, wrong), 12, "CLM*SECRET*5~")
                        .setEnd(false)
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers))
                .contains(
                        "IK3*CLM*12*2010AA*8~IK4*1*1325*7~"
                                + "IK3*DTP*14*2300*I6~CTX*SITUATIONAL TRIGGER*CLM*12*2300~"
                                + "IK5*E*5~AK9*E*1*1*1~")
                .doesNotContain("SECRET");
    }

    @Test
    void repeatsNothingOfAnEnvelopeThatIsNoCodeAndNoNumber() {
        List<Acknowledgment> answers =
                received(usual())
                        .group("GS*HC*SENDER*RECEIVER*20260102*1200*QUUX*X*W1000001~")
                        .set("ST*QUUX*900-00-0001*W1000002~")
                        .setEnd(true)
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers)).contains("~AK1*HC*0~AK2*000*0000~");
    }

    @Test
    void namesTheTriggerOfAnElementBehindIt() {
        SetIssue dependent =
                Received.elementIssue(X12IssueCode.ELEMENT_SITUATION_MISSING, "DTP*435~", 14, 3, 0);

        List<Acknowledgment> answers =
                received(usual())
                        .group(GS)
                        .set(ST)
                        .unit(false, List.of(dependent), 12, "CLM*1*5~")
                        .setEnd(false)
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers))
                .contains(
                        "IK3*DTP*14*2010AA*8~IK4*3*1325*I9~CTX*SITUATIONAL TRIGGER*CLM*12*2300~"
                                + "IK5*E*I5~");
    }

    @Test
    void copiesNoValueThatHoldsADelimiterOrWhatIsNoAscii() {
        Partner open = partner(new AckPolicy(true, Ta1.REQUESTED, Scope.SET, true));
        List<SetIssue> issues =
                List.of(
                        Received.elementIssue(X12IssueCode.ELEMENT_CODE, "N3*A:B~", 3, 1, 0),
                        Received.elementIssue(X12IssueCode.ELEMENT_CODE, "N4*A\nB~", 4, 1, 0),
                        Received.elementIssue(
                                X12IssueCode.ELEMENT_CODE, "N2*M\u00fcller~", 5, 1, 0),
                        Received.elementIssue(X12IssueCode.ELEMENT_CODE, "N1*IL~", 6, 1, 0));

        List<Acknowledgment> answers =
                received(open)
                        .group(GS)
                        .set(ST)
                        .setEnd(false, issues.toArray(SetIssue[]::new))
                        .groupEnd(GE)
                        .end();

        assertThat(text(answers))
                .contains("IK3*N3*3*2010AA*8~IK4*1*1325*7~")
                .contains("IK3*N4*4*2010AA*8~IK4*1*1325*7~")
                .contains("IK3*N2*5*2010AA*8~IK4*1*1325*7~")
                .contains("IK3*N1*6*2010AA*8~IK4*1*1325*7*IL~");
    }

    @Test
    void saysNothingOfWarnings() {
        SetIssue warning =
                new SetIssue(
                        Severity.WARNING,
                        X12IssueCode.SEGMENT_OUT_OF_ORDER,
                        "REF",
                        5,
                        null,
                        0,
                        0,
                        0,
                        0,
                        null);
        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(false, warning)
                                        .groupEnd(GE)
                                        .end()))
                .contains("AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~");
    }

    @Test
    void tellsOneMissingSegmentOnce() {
        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(
                                                true,
                                                Received.issue(
                                                        X12IssueCode.SEGMENT_MISSING, "CLM", 8),
                                                Received.issue(
                                                        X12IssueCode.LOOP_START_MISSING, "CLM", 8))
                                        .groupEnd(GE)
                                        .end()))
                .containsOnlyOnce("IK3");
    }

    @Test
    void takesAsManyFindingsAsAreAllowed() {
        AckOptions few = options(2);
        SetIssue[] many = new SetIssue[10];
        for (int i = 0; i < many.length; i++) {
            many[i] = Received.issue(X12IssueCode.SEGMENT_UNEXPECTED, "REF", 5 + i);
        }
        Received received =
                new Received(
                        new Acknowledger(few, CLOCK, numbers::incrementAndGet),
                        usual(),
                        Received.ISA);

        String text = text(received.group(GS).set(ST).setEnd(true, many).groupEnd(GE).end());

        assertThat(text).contains("IK3*REF*5*2300*2~IK3*REF*6*2300*2~IK5*R*5~");
        assertThat(text).doesNotContain("IK3*REF*7");
    }

    @Test
    void saysI5WhereOnlyTheGuideIsBroken() {
        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(
                                                true,
                                                Received.issue(X12IssueCode.LOOP_MISSING, "HL", 8))
                                        .groupEnd(GE)
                                        .end()))
                .contains("IK3*HL*8*2300*I7~IK5*R*I5~");
    }

    @Test
    void refusesASetOfAnUnknownGuide() {
        String unknown =
                text(
                        received(usual())
                                .group(GS)
                                .set("ST*837*0001*005010X999~", null)
                                .setEnd(
                                        true,
                                        Received.issue(X12IssueCode.SET_GUIDE_UNSUPPORTED, "ST", 1))
                                .groupEnd(GE)
                                .end());
        String old =
                text(
                        received(usual())
                                .group(OLD_GS)
                                .set(OLD_ST, null)
                                .setEnd(
                                        true,
                                        Received.issue(X12IssueCode.SET_GUIDE_UNSUPPORTED, "ST", 1))
                                .groupEnd(GE)
                                .end());

        assertThat(unknown).contains("AK2*837*0001*005010X999~IK5*R*I6~AK9*R*1*1*0~");
        assertThat(old).contains("AK2*837*0001~AK5*R*1~AK9*R*1*1*0~");
    }

    @Test
    void acceptsPartOfAGroup() {
        List<Acknowledgment> answers =
                received(usual())
                        .group(GS)
                        .set(ST)
                        .setEnd(false)
                        .set("ST*837*0002*005010X222A1~")
                        .setEnd(true, Received.issue(X12IssueCode.SET_SEGMENT_COUNT, "SE", 20))
                        .groupEnd("GE*2*7~")
                        .end();

        assertThat(text(answers)).contains("IK5*A~", "IK5*R*4~", "AK9*P*2*2*1~");
        assertThat(answers.get(0).verdict()).isEqualTo('P');
    }

    @Test
    void rejectsAsFarAsTheScopeReaches() {
        for (Scope scope : Scope.values()) {
            boolean group = scope.compareTo(Scope.GROUP) >= 0;
            String text = refusedIn(scope, group, scope == Scope.INTERCHANGE);
            assertThat(text)
                    .as(scope.name())
                    .contains(scope == Scope.UNIT ? "IK5*E*5~" : "IK5*R*5~")
                    .contains(
                            switch (scope) {
                                case UNIT -> "AK9*E*2*2*2~";
                                case SET -> "AK9*P*2*2*1~";
                                case GROUP, INTERCHANGE -> "AK9*R*2*2*0~";
                            })
                    .contains(scope == Scope.INTERCHANGE ? "AK9*R*1*1*0~" : "AK9*A*1*1*1~");
        }
    }

    @Test
    void countsInAGroupWhatItTellsOfTheSets() {
        for (Scope scope : Scope.values()) {
            // The others were taken before anybody knew of the error.
            String text = refusedIn(scope, false, false);
            assertThat(text).as(scope.name()).containsOnlyOnce("AK9*A*1*1*1~");
            if (scope != Scope.UNIT) {
                assertThat(text).as(scope.name()).containsOnlyOnce("AK9*P*2*2*1~");
            }
        }
    }

    /** The answer to two groups, of which the first has a refused unit in the first of two sets. */
    private String refusedIn(Scope scope, boolean groupRefused, boolean othersRefused) {
        SetIssue issue = Received.issue(X12IssueCode.SEGMENT_MISSING, "HI", 12);
        return text(
                received(partner(new AckPolicy(true, Ta1.REQUESTED, scope, false)))
                        .group(GS)
                        .set(ST)
                        .unit(true, List.of(issue), 11, "CLM*1~")
                        .unit("CLM*2~")
                        .setEnd(false)
                        .set("ST*837*0002*005010X222A1~")
                        .unit("CLM*3~")
                        .setEnd(groupRefused)
                        .groupEnd("GE*2*7~")
                        .group("GS*HC*THEIRAPP*OURAPP*20260102*1530*8*X*005010X222A1~")
                        .set(ST)
                        .unit("CLM*4~")
                        .setEnd(othersRefused)
                        .groupEnd("GE*1*8~")
                        .end());
    }

    @Test
    void rejectsASetAllOfWhoseUnitsWereRefused() {
        SetIssue issue = Received.issue(X12IssueCode.SEGMENT_MISSING, "HI", 12);
        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .unit(true, List.of(issue), 11, "CLM*1~")
                                        .setEnd(false)
                                        .groupEnd(GE)
                                        .end()))
                .contains("IK5*R*5~AK9*R*1*1*0~");
    }

    @Test
    void tellsFaultsOfAGroup() {
        EnvelopeFault count = new EnvelopeFault(X12IssueCode.GROUP_SET_COUNT, "GE-01");

        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .set(ST)
                                        .setEnd(false)
                                        .groupEnd("GE*3*7~", count)
                                        .end()))
                .contains("AK9*E*3*1*1*5~");
        assertThat(
                        text(
                                received(usual())
                                        .group(GS)
                                        .groupEnd(
                                                "GE*3*7~",
                                                new EnvelopeFault(
                                                        X12IssueCode.GROUP_NOT_SUPPORTED, "GS-01"))
                                        .end()))
                .contains("AK1*HC*7*005010X222A1~AK9*R*3*0*0*1~");
    }

    @Test
    void sendsATa1WhereItIsAskedFor() {
        String asking = Received.ISA.replace("*0*T*", "*1*T*");
        Received received = new Received(acknowledger(), usual(), asking);

        List<Acknowledgment> answers = received.group(GS).groupEnd(GE).end();

        assertThat(answers)
                .extracting(Acknowledgment::type)
                .containsExactly(Acknowledgment.Type.TA1, Acknowledgment.Type.FA999);
        assertThat(text(answers.subList(0, 1)))
                .endsWith("*0*T*:~TA1*000000042*260102*1530*A*000~IEA*0*000000101~");
        assertThat(text(answers.subList(1, 2))).contains("IEA*1*000000102~");
    }

    @Test
    void sendsATa1ForWhatIsRejectedAndNothingElse() {
        EnvelopeFault torn = new EnvelopeFault(X12IssueCode.INTERCHANGE_TORN, "IEA");

        List<Acknowledgment> answers =
                new Received(acknowledger(), usual(), Received.ISA, torn).end();

        assertThat(text(answers)).contains("TA1*000000042*260102*1530*R*023~IEA*0*");
        assertThat(answers.get(0).verdict()).isEqualTo('R');
    }

    @Test
    void rejectsADuplicate() {
        Acknowledger acknowledger = acknowledger();
        Received received = new Received(acknowledger, usual(), Received.ISA);
        acknowledger.fault(new EnvelopeFault(X12IssueCode.INTERCHANGE_DUPLICATE, "ISA-13"));

        assertThat(text(received.end())).contains("*R*025~");
    }

    @Test
    void answersNoAcknowledgements() {
        String asking = Received.ISA.replace("*0*T*", "*1*T*");
        Partner always = partner(new AckPolicy(true, Ta1.ALWAYS, Scope.UNIT, false));

        assertThat(new Received(acknowledger(), always, asking).end()).isEmpty();
        assertThat(
                        new Received(acknowledger(), always, asking)
                                .group("GS*FA*THEIRAPP*OURAPP*20260102*1530*7*X*005010X231A1~")
                                .set("ST*999*0001*005010X231A1~")
                                .setEnd(false)
                                .groupEnd(GE)
                                .end())
                .isEmpty();
    }

    @Test
    void keepsStillWhereThePartnerWantsNothing() {
        EnvelopeFault torn = new EnvelopeFault(X12IssueCode.INTERCHANGE_TORN, "IEA");
        Partner silent = partner(AckPolicy.SILENT);

        assertThat(new Received(acknowledger(), silent, Received.ISA, torn).end()).isEmpty();
        assertThat(received(silent).group(GS).set(ST).setEnd(false).groupEnd(GE).end()).isEmpty();
    }

    @Test
    void makesTheSameBytesAgain() {
        byte[] first =
                received(usual())
                        .group(GS)
                        .set(ST)
                        .setEnd(false)
                        .groupEnd(GE)
                        .end()
                        .get(0)
                        .interchange();
        numbers.set(100);
        byte[] second =
                received(usual())
                        .group(GS)
                        .set(ST)
                        .setEnd(false)
                        .groupEnd(GE)
                        .end()
                        .get(0)
                        .interchange();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void sendsWhatWasSentToItBadlyInShape() {
        String other = Received.ISA.replace('*', '|').replace("SENDER ", "SE*DER ");
        String text =
                text(
                        new Received(acknowledger(), usual(), other)
                                .group("GS*HC*^^^*O*20260102*1530*x7*X*005010X222A1")
                                .set("ST*837*1*005010X222A1~")
                                .setEnd(false)
                                .groupEnd(null)
                                .end());

        assertThat(text)
                .contains("*SE-DER         *", "GS*FA*RECEIVER*---*", "AK1*HC*0*", "AK2*837*0001*");
        assertThat(Collections.list(new java.util.StringTokenizer(text, "~"))).hasSize(10);
    }

    @Test
    void answersFromItsOwnIdAndUsage() {
        AckOptions own =
                new AckOptions(
                        true,
                        Optional.empty(),
                        Optional.of(OwnId.parse("01:US")),
                        1,
                        UsageIndicator.PRODUCTION,
                        FunctionalType.FA997,
                        100);
        Received received =
                new Received(
                        new Acknowledger(own, CLOCK, numbers::incrementAndGet),
                        usual(),
                        Received.ISA);

        assertThat(text(received.group(GS).set(ST).setEnd(false).groupEnd(GE).end()))
                .contains("*01*US             *ZZ*SENDER", "*0*P*:~", "*X*005010~ST*997*0001~");
    }

    @Test
    void sendsNothingWhereItIsOff() {
        AckOptions off =
                new AckOptions(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        UsageIndicator.AS_RECEIVED,
                        FunctionalType.AUTO,
                        100);
        Received received =
                new Received(
                        new Acknowledger(off, CLOCK, numbers::incrementAndGet),
                        usual(),
                        Received.ISA);
        assertThat(received.group(GS).set(ST).setEnd(false).groupEnd(GE).end()).isEmpty();
    }

    private Received received(Partner partner) {
        return new Received(acknowledger(), partner, Received.ISA);
    }

    private Acknowledger acknowledger() {
        return new Acknowledger(AckOptions.DEFAULTS, CLOCK, numbers::incrementAndGet);
    }

    private static AckOptions options(int maxErrors) {
        return new AckOptions(
                true,
                Optional.empty(),
                Optional.empty(),
                1,
                UsageIndicator.AS_RECEIVED,
                FunctionalType.AUTO,
                maxErrors);
    }

    private static Partner usual() {
        return partner(AckPolicy.USUAL);
    }

    private static Partner partner(AckPolicy policy) {
        return new Partner(
                "acme",
                true,
                StandardCharsets.ISO_8859_1,
                false,
                Partner.all(ValidationMode.LENIENT),
                policy,
                null);
    }

    private static String text(List<Acknowledgment> answers) {
        StringBuilder text = new StringBuilder();
        answers.forEach(
                answer -> text.append(new String(answer.interchange(), StandardCharsets.US_ASCII)));
        return text.toString();
    }
}
