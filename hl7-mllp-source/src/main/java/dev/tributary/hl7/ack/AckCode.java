package dev.tributary.hl7.ack;

import dev.tributary.commons.config.AckAnswer;

/** Acknowledgement codes (HL7 v2.9 §2.9, table 0008). */
public enum AckCode {
    /** Accepted: Kafka has committed it. */
    AA,
    /** A fault of ours; sending again may help. */
    AE,
    /** Rejected for good; sending the same again will not help. */
    AR,
    /** Accepted, in enhanced mode. */
    CA,
    /** A fault of ours, in enhanced mode. */
    CE,
    /** Rejected for good, in enhanced mode. */
    CR;

    /** The code that says this in original mode. */
    static AckCode original(AckAnswer answer) {
        return switch (answer) {
            case ACCEPT -> AA;
            case ERROR -> AE;
            case REJECT -> AR;
        };
    }

    /** The code that says this in enhanced mode. */
    static AckCode enhanced(AckAnswer answer) {
        return switch (answer) {
            case ACCEPT -> CA;
            case ERROR -> CE;
            case REJECT -> CR;
        };
    }
}
