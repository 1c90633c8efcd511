package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.Optional;

/**
 * Identifiers that their own shape gives away, with a check digit, a range or a word nearby to
 * confirm it: cards, accounts, social security numbers, phones, IP addresses, dates in figures.
 */
final class NumberFinder implements Finder {

    private static final int CANDIDATES = Candidate.values().length;
    private static final int LONG = 9;

    @Override
    public void find(Tokens tokens, Findings found) {
        int[] ends = null;
        for (int i = 0; i < tokens.count(); i++) {
            Shape shape = tokens.shape(i);
            if ((shape == Shape.NUMBER || shape == Shape.CODE) && !tokens.isTaken(i)) {
                if (ends == null) {
                    ends = new int[CANDIDATES];
                }
                boolean any =
                        CandidateAutomaton.INSTANCE.match(tokens.text(), tokens.start(i), ends);
                if (any || shape == Shape.NUMBER) {
                    judge(new Proposal(tokens, i, ends), found);
                }
            }
        }
    }

    private static void judge(Proposal proposal, Findings found) {
        if (lettered(proposal, found)
                || proposal.tokens().shape(proposal.token()) == Shape.CODE
                || card(proposal, found)
                || Phones.abroad(proposal, found)
                || (!proposal.hasContext(Phones.WORDS) && date(proposal, found))
                || ip(proposal, found)
                || ssn(proposal, found)
                || Phones.atHome(proposal, found)
                // "call before 3/4/2026": the word meant another number, or none.
                || date(proposal, found)
                || partialDate(proposal, found)) {
            return;
        }
        longNumber(proposal, found);
    }

    /** Identifiers that hold letters. */
    private static boolean lettered(Proposal proposal, Findings found) {
        if (proposal.has(Candidate.UUID)) {
            return add(proposal, Candidate.UUID, PiiClass.OTHER_ID, found);
        }
        if (proposal.has(Candidate.MAC_ADDRESS)) {
            return add(proposal, Candidate.MAC_ADDRESS, PiiClass.DEVICE, found);
        }
        if (proposal.has(Candidate.IPV6)) {
            return add(proposal, Candidate.IPV6, PiiClass.IP, found);
        }
        if (proposal.has(Candidate.MBI)) {
            return add(proposal, Candidate.MBI, PiiClass.MEMBER_ID, found);
        }
        if (proposal.has(Candidate.IBAN)
                && CheckDigits.iban(proposal.alphanumerics(Candidate.IBAN))) {
            return add(proposal, Candidate.IBAN, PiiClass.ACCOUNT_NUMBER, found);
        }
        return proposal.has(Candidate.VIN)
                && CheckDigits.vin(proposal.alphanumerics(Candidate.VIN))
                && add(proposal, Candidate.VIN, PiiClass.VEHICLE, found);
    }

    private static boolean add(
            Proposal proposal, Candidate candidate, PiiClass pii, Findings found) {
        found.add(proposal.start(), proposal.end(candidate), pii);
        return true;
    }

    private static boolean card(Proposal proposal, Findings found) {
        return proposal.isWhole(Candidate.CARD)
                && CardNumbers.isCard(proposal.alphanumerics(Candidate.CARD))
                && add(proposal, Candidate.CARD, PiiClass.CARD_NUMBER, found);
    }

    private static boolean date(Proposal proposal, Findings found) {
        Tokens tokens = proposal.tokens();
        Optional<WrittenDate> date =
                FigureDates.numeric(tokens.text(), proposal.start(), proposal.ends())
                        .filter(written -> proposal.isWhole(written.end()));
        if (date.isEmpty()) {
            return false;
        }
        found.add(proposal.start(), date.get().end(), DateFinder.kind(tokens, proposal.token()));
        return true;
    }

    private static boolean ip(Proposal proposal, Findings found) {
        return proposal.isWhole(Candidate.IPV4)
                && hasOctets(proposal)
                && add(proposal, Candidate.IPV4, PiiClass.IP, found);
    }

    private static boolean hasOctets(Proposal proposal) {
        char[] text = proposal.tokens().text();
        int octet = 0;
        for (int i = proposal.start(); i < proposal.end(Candidate.IPV4); i++) {
            if (text[i] == ':' || text[i] == '/') {
                break;
            }
            octet = text[i] == '.' ? 0 : octet * 10 + text[i] - '0';
            if (octet > 255) {
                return false;
            }
        }
        return true;
    }

    /** In ranges that are issued, or any with a word before it; nine digits only with the word. */
    private static boolean ssn(Proposal proposal, Findings found) {
        if (!proposal.isWhole(Candidate.SSN)) {
            return false;
        }
        String digits = proposal.alphanumerics(Candidate.SSN);
        boolean grouped = proposal.end(Candidate.SSN) - proposal.start() > digits.length();
        if (proposal.hasContext(Trait.SSN.bit()) || (grouped && isIssued(digits))) {
            return add(proposal, Candidate.SSN, PiiClass.SSN, found);
        }
        return grouped && add(proposal, Candidate.SSN, PiiClass.OTHER_ID, found);
    }

    /** Area, group and serial that the Social Security Administration assigns (20 CFR 422.103). */
    private static boolean isIssued(String digits) {
        int area = Integer.parseInt(digits, 0, 3, 10);
        return area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    /** "on 3/4": not behind a word that makes it a fraction. */
    private static boolean partialDate(Proposal proposal, Findings found) {
        Tokens tokens = proposal.tokens();
        int token = proposal.token();
        int behind = token + 2;
        boolean measure =
                tokens.gap(behind) == Gap.SPACE && tokens.has(behind, Trait.UNIT_OF_MEASURE.bit());
        if (measure
                || tokens.is(behind, "of")
                || !proposal.isWhole(Candidate.MONTH_AND_DAY)
                || !tokens.has(token - 1, Trait.DATE_LEAD.bit())) {
            return false;
        }
        int end = proposal.end(Candidate.MONTH_AND_DAY);
        if (FigureDates.monthAndDay(tokens.text(), proposal.start(), end).isEmpty()) {
            return false;
        }
        found.add(proposal.start(), end, DateFinder.kind(tokens, token));
        return true;
    }

    /** Nine digits or more, which no measurement has. */
    private static void longNumber(Proposal proposal, Findings found) {
        Tokens tokens = proposal.tokens();
        if (!proposal.has(Candidate.DIGITS)
                || proposal.alphanumerics(Candidate.DIGITS).length() < LONG
                || tokens.precededBy(proposal.token(), 2, Trait.CODE_SYSTEM.bit())) {
            return;
        }
        int behind = tokens.firstEndingBehind(proposal.end(Candidate.DIGITS));
        boolean measure =
                tokens.gap(behind) == Gap.SPACE && tokens.has(behind, Trait.UNIT_OF_MEASURE.bit());
        if (!measure) {
            add(proposal, Candidate.DIGITS, PiiClass.OTHER_ID, found);
        }
    }
}
