package dev.tributary.x12.ack;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.parse.EnvelopeWords;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an acknowledgement tells of one set: AK2, its faulty segments, and IK5 or AK5. */
final class SetReport {

    private static final int MOST_CODES = 5;
    private static final int LONGEST_NUMBER = 9;
    private static final String SEGMENTS_IN_ERROR = "5";
    private static final String SEGMENTS_IN_ERROR_BY_GUIDE = "I5";
    private static final String SET_NOT_SUPPORTED = "1";
    private static final String CONTROL_NUMBER_INVALID = "7";

    private final Form form;
    private final Partner partner;
    private final int maxFindings;
    private final Map<SetIssue, UnitContext> contexts = new HashMap<>();
    private int refusedUnits;

    SetReport(Form form, Partner partner, int maxFindings) {
        this.form = form;
        this.partner = partner;
        this.maxFindings = maxFindings;
    }

    /** A unit of the set has come. */
    void unit(Unit unit, boolean refused) {
        if (refused) {
            refusedUnits++;
        }
        if (!unit.issues().isEmpty() && contexts.size() < maxFindings) {
            UnitContext.of(unit)
                    .ifPresent(
                            context ->
                                    unit.issues().stream()
                                            .filter(issue -> issue.ordinal() >= context.ordinal())
                                            .limit(maxFindings)
                                            .forEach(issue -> contexts.put(issue, context)));
        }
    }

    /**
     * Writes it.
     *
     * @param refused whether the set as a whole was
     * @return its verdict: A, E or R
     */
    char end(SetEnd end, boolean refused, SegmentText text) {
        TransactionSet set = end.set();
        text.add(
                "AK2",
                Copied.code(set.identifier(), 3, 3, "000"),
                number(set.controlNumber()),
                form.tellsVersions() ? version(set) : null);
        List<SetIssue> errors =
                end.issues().stream().filter(issue -> issue.severity() == Severity.ERROR).toList();
        Map<String, SegmentFinding> findings = findings(errors);
        findings.values().forEach(finding -> finding.write(text, form, partner));
        char verdict = verdict(end, refused, errors);
        Set<String> codes = codes(end, errors, findings, verdict);
        String[] elements = new String[1 + MOST_CODES];
        elements[0] = String.valueOf(verdict);
        int at = 1;
        for (String code : codes) {
            if (at < elements.length) {
                elements[at++] = code;
            }
        }
        text.add(form.id(5), elements);
        return verdict;
    }

    /** ST-02. One that is longer than it may be is none of the sender's, and may be anything. */
    private static String number(String number) {
        String sent = number == null || number.strip().length() > LONGEST_NUMBER ? "" : number;
        return Copied.inShape(sent, 4, LONGEST_NUMBER, padded(sent));
    }

    /** ST-02 has at least four characters: a shorter one is shown with zeros before it. */
    private static String padded(String number) {
        String shaped = Copied.inShape(number, 0, 4, "");
        return "0".repeat(4 - shaped.length()) + shaped;
    }

    private static String version(TransactionSet set) {
        return EnvelopeWords.version(set.st().element(3));
    }

    private Map<String, SegmentFinding> findings(List<SetIssue> errors) {
        List<SetIssue> inOrder =
                errors.stream()
                        .filter(SetReport::isOfSegment)
                        .sorted(Comparator.comparingInt(SetIssue::ordinal))
                        .toList();
        Map<String, SegmentFinding> findings = new LinkedHashMap<>();
        for (SetIssue issue : inOrder) {
            String key = SegmentFinding.key(issue, form);
            SegmentFinding finding = findings.get(key);
            if (finding == null) {
                if (findings.size() == maxFindings) {
                    break;
                }
                finding = new SegmentFinding(issue, contexts.get(issue));
                findings.put(key, finding);
            }
            finding.add(issue);
        }
        return findings;
    }

    private static boolean isOfSegment(SetIssue issue) {
        return issue.code().on() == X12IssueCode.On.SEGMENT
                || (SegmentFinding.isOfElement(issue) && !isOfControlNumber(issue));
    }

    /** IK502 has codes for the elements of ST and SE. */
    private static boolean isOfControlNumber(SetIssue issue) {
        return "ST".equals(issue.segmentId()) && issue.element() == 2;
    }

    private char verdict(SetEnd end, boolean refused, List<SetIssue> errors) {
        boolean units = end.units() > 0 && refusedUnits >= end.units();
        boolean some = refusedUnits > 0 && partner.acknowledgements().scope() != Partner.Scope.UNIT;
        if (refused || units || some || end.set().grammar() == null) {
            return 'R';
        }
        return errors.isEmpty() && refusedUnits == 0 ? 'A' : 'E';
    }

    private Set<String> codes(
            SetEnd end, List<SetIssue> errors, Map<String, SegmentFinding> findings, char verdict) {
        Set<String> codes = new LinkedHashSet<>();
        for (SetIssue issue : errors) {
            if (issue.code().on() == X12IssueCode.On.SET) {
                codes.add(form.setCode(issue.code().acknowledgement()));
            } else if (SegmentFinding.isOfElement(issue) && isOfControlNumber(issue)) {
                codes.add(CONTROL_NUMBER_INVALID);
            }
        }
        if (end.set().grammar() == null && codes.isEmpty()) {
            codes.add(SET_NOT_SUPPORTED);
        }
        if (!findings.isEmpty()) {
            boolean ofGuide =
                    findings.values().stream().allMatch(finding -> finding.isOfGuide(form));
            codes.add(form.setCode(ofGuide ? SEGMENTS_IN_ERROR_BY_GUIDE : SEGMENTS_IN_ERROR));
        }
        if (verdict != 'A' && codes.isEmpty()) {
            codes.add(SEGMENTS_IN_ERROR);
        }
        return codes;
    }
}
