package dev.tributary.x12.partner;

import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.partner.PartnerDefinition.Party;
import java.util.List;

/**
 * Of whom an ISA tells.
 *
 * @param ours whether one of our own ids sent it
 * @param qualifier of the partner's id
 * @param id the partner's: the sender's, or the receiver's of what is ours
 * @param receiverQualifier ISA-07
 * @param receiver ISA-08
 */
record Heading(
        boolean ours, String qualifier, String id, String receiverQualifier, String receiver) {

    static Heading of(StoredSegment isa, List<OwnId> ownIds) {
        String senderQualifier = text(isa, 5);
        String sender = text(isa, 6);
        String receiverQualifier = text(isa, 7);
        String receiver = text(isa, 8);
        boolean ours = ownIds.stream().anyMatch(own -> own.is(senderQualifier, sender));
        return new Heading(
                ours,
                ours ? receiverQualifier : senderQualifier,
                ours ? receiver : sender,
                receiverQualifier,
                receiver);
    }

    /** Whether it is addressed to that id. */
    boolean isTo(OwnId own) {
        return own.is(receiverQualifier, receiver);
    }

    /** The partner's side of a group. */
    Party party(StoredSegment gs) {
        return new Party(qualifier, text(gs, ours ? 3 : 2), text(gs, 1), gs.element(8));
    }

    static String place(int element) {
        return "ISA-0" + element;
    }

    private static String text(StoredSegment segment, int element) {
        String text = segment.element(element);
        return text == null ? "" : text.strip();
    }
}
