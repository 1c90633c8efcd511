package dev.tributary.hl7.ack;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.front.Answer;
import java.util.Optional;

/**
 * Turns what became of a message into what its sender gets: which code, or none, by the mode and by
 * what the message asks for in MSH-15 (HL7 v2.9 §2.9.3, table 0155).
 */
public final class Replies {

    private final AckMode mode;
    private final Acknowledgements acknowledgements;

    /** Replies in a mode. */
    public Replies(AckMode mode, Acknowledgements acknowledgements) {
        this.mode = mode;
        this.acknowledgements = acknowledgements;
    }

    /**
     * The answer to one message.
     *
     * @param header what an acknowledgement repeats of it
     * @param answer what became of it
     * @param reason why, where it was not accepted
     */
    public Answer to(MessageHeader header, AckAnswer answer, Optional<Issue> reason) {
        if (mode == AckMode.NONE) {
            return new Answer.Silence();
        }
        if (!isEnhanced(header)) {
            return acknowledge(header, AckCode.original(answer), reason);
        }
        return isWanted(header.acceptAcknowledgement(), answer)
                ? acknowledge(header, AckCode.enhanced(answer), reason)
                : new Answer.Silence();
    }

    private boolean isEnhanced(MessageHeader header) {
        return mode == AckMode.ENHANCED
                || (mode == AckMode.AUTO
                        && !(header.acceptAcknowledgement().isEmpty()
                                && header.applicationAcknowledgement().isEmpty()));
    }

    /**
     * An empty or unknown condition counts as AL: rather one answer too many than a sender stuck.
     */
    private static boolean isWanted(String condition, AckAnswer answer) {
        return switch (condition) {
            case "NE" -> false;
            case "ER" -> answer != AckAnswer.ACCEPT;
            case "SU" -> answer == AckAnswer.ACCEPT;
            default -> true;
        };
    }

    private Answer acknowledge(MessageHeader header, AckCode code, Optional<Issue> reason) {
        return new Answer.Acknowledge(
                code.name(),
                acknowledgements.write(
                        header,
                        code,
                        code == AckCode.AA || code == AckCode.CA ? Optional.empty() : reason));
    }
}
