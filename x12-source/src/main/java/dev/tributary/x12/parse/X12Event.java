package dev.tributary.x12.parse;

import dev.tributary.commons.x12.X12SyntaxException;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import java.util.List;

/**
 * What a reader of interchanges tells, in order: an interchange starts, a group starts, a set
 * starts, its units, the set ends, the group ends, the interchange ends; between interchanges,
 * bytes that belong to none.
 */
public sealed interface X12Event {

    /**
     * An ISA was read, and the whole of the interchange was looked through for its envelope.
     *
     * @param interchange who, to whom, which
     * @param outline what the look through found
     */
    record InterchangeStart(Interchange interchange, Outline outline) implements X12Event {}

    /** A TA1 was read: the answer to an interchange that was sent. None is sent for it. */
    record Ta1Received(Interchange interchange, StoredSegment ta1) implements X12Event {}

    /** A GS was read. */
    record GroupStart(FunctionalGroup group) implements X12Event {}

    /** An ST was read. */
    record SetStart(TransactionSet set) implements X12Event {}

    /**
     * What becomes one record: a claim, a claim payment, a member, a request.
     *
     * @param set its set
     * @param loop its loop; the loops around it are the context that it inherits
     * @param ordinal its number in the set, from 1
     * @param start where its first byte stands
     * @param end where the byte behind its last stands; of a level with units inside it, which are
     *     told before it, where the first of them starts
     * @param issues what was found in it and, before them, in the loops around it whose context it
     *     inherits: what is wrong with a subscriber is wrong with his claims
     */
    record Unit(
            TransactionSet set, Loop loop, int ordinal, long start, long end, List<SetIssue> issues)
            implements X12Event {}

    /**
     * A set has ended, by its SE or because something else began.
     *
     * @param set the set
     * @param root its header and trailer segments, as ST, BPR, PLB, SE; units have left it
     * @param units how many units there were
     * @param segments how many segments were counted, ST and SE included
     * @param issues all that was found in it, the units' included, as many as are kept; what could
     *     not be read as a set of a known grammar says so here
     * @param issueCount how many were found, kept or not
     */
    record SetEnd(
            TransactionSet set,
            Loop root,
            int units,
            int segments,
            List<SetIssue> issues,
            long issueCount)
            implements X12Event {}

    /**
     * A group has ended.
     *
     * @param ge its GE; null where it was missing
     * @param sets how many sets there were
     * @param faults what is wrong with its envelope
     */
    record GroupEnd(FunctionalGroup group, StoredSegment ge, int sets, List<EnvelopeFault> faults)
            implements X12Event {}

    /**
     * An interchange has ended.
     *
     * @param iea its IEA; null where it was missing
     * @param end where the byte behind it stands
     * @param groups how many groups there were
     * @param faults what is wrong with its envelope
     */
    record InterchangeEnd(
            Interchange interchange,
            StoredSegment iea,
            long end,
            int groups,
            List<EnvelopeFault> faults)
            implements X12Event {}

    /**
     * Bytes that belong to no interchange, or to one that cannot be used: for a dead letter.
     *
     * @param start where the first stands
     * @param end where the byte behind the last stands
     * @param reason why
     */
    record BrokenBytes(long start, long end, X12SyntaxException.Code reason) implements X12Event {}

    /**
     * One transmission between two partners.
     *
     * @param isa its ISA
     * @param number which of the file, from 1
     * @param start where its ISA starts
     * @param partner whose rules hold
     */
    record Interchange(StoredSegment isa, int number, long start, Partner partner) {
        /** ISA-05: qualifier of the sender's id. */
        public String senderQualifier() {
            return isa.stripped(5);
        }

        /** ISA-06, without the blanks that fill it up. */
        public String sender() {
            return isa.stripped(6);
        }

        /** ISA-07: qualifier of the receiver's id. */
        public String receiverQualifier() {
            return isa.stripped(7);
        }

        /** ISA-08, without the blanks that fill it up. */
        public String receiver() {
            return isa.stripped(8);
        }

        /** ISA-13. */
        public String controlNumber() {
            return isa.stripped(13);
        }

        /** ISA-14: whether a TA1 is asked for. */
        public boolean wantsTa1() {
            return "1".equals(isa.stripped(14));
        }

        /** What it is known by. */
        public InterchangeName name() {
            return InterchangeName.of(isa);
        }

        @Override
        public String toString() {
            return "Interchange[" + number + "]";
        }
    }

    /**
     * One functional group.
     *
     * @param interchange what it lies in
     * @param gs its GS
     * @param number which of the interchange, from 1
     * @param partner whose rules hold: more exact than the interchange's where GS tells
     */
    record FunctionalGroup(Interchange interchange, StoredSegment gs, int number, Partner partner) {
        /** GS-01, as {@code HC}. */
        public String identifier() {
            return gs.element(1);
        }

        /** GS-08, as {@code 005010X222A1}. */
        public String version() {
            return gs.element(8);
        }

        @Override
        public String toString() {
            return "FunctionalGroup[" + number + "]";
        }
    }

    /**
     * One transaction set.
     *
     * @param group what it lies in
     * @param st its ST
     * @param number which of the group, from 1
     * @param grammar what it is read by; null where none is known for it
     * @param version implementation version that it claims: ST-03, else GS-08
     */
    record TransactionSet(
            FunctionalGroup group, StoredSegment st, int number, Grammar grammar, String version) {
        /** ST-01, as {@code 837}. */
        public String identifier() {
            return st.element(1);
        }

        /** ST-02. */
        public String controlNumber() {
            return st.element(2);
        }

        @Override
        public String toString() {
            return "TransactionSet[" + number + "]";
        }
    }
}
