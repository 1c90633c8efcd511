package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/** Phone and fax numbers: by their shape, or by a word before them where the shape says little. */
final class Phones {

    static final long WORDS = bits(Trait.PHONE, Trait.FAX);

    private static final int FEWEST = 8;
    private static final int MOST = 15; // ITU-T E.164 §6

    private Phones() {}

    /** With a plus sign and a country's code. */
    static boolean abroad(Proposal proposal, Findings found) {
        if (proposal.before() != '+') {
            return false;
        }
        int end = proposal.endFromSign(Candidate.INTERNATIONAL_PHONE);
        int digits = end == 0 ? 0 : proposal.alphanumerics(end).length();
        if (digits < FEWEST || digits > MOST) {
            return false;
        }
        found.add(proposal.start() - 1, end, kind(proposal));
        return true;
    }

    /** As in North America. */
    static boolean atHome(Proposal proposal, Findings found) {
        int start = proposal.start();
        int end = proposal.end(Candidate.PHONE);
        int bracketed = proposal.before() == '(' ? proposal.endFromSign(Candidate.PHONE) : 0;
        if (bracketed > end) {
            start--;
            end = bracketed;
        }
        if (end > 0 && proposal.isWhole(end)) {
            Tokens tokens = proposal.tokens();
            boolean grouped = end > tokens.end(proposal.token());
            if (grouped || proposal.hasContext(WORDS)) {
                found.add(start, end, kind(proposal));
                return true;
            }
        }
        return local(proposal, found);
    }

    private static boolean local(Proposal proposal, Findings found) {
        if (!proposal.isWhole(Candidate.LOCAL_PHONE) || !proposal.hasContext(WORDS)) {
            return false;
        }
        found.add(proposal.start(), proposal.end(Candidate.LOCAL_PHONE), kind(proposal));
        return true;
    }

    private static PiiClass kind(Proposal proposal) {
        return proposal.tokens().precededBy(proposal.token(), 3, Trait.FAX.bit())
                ? PiiClass.FAX
                : PiiClass.PHONE;
    }
}
