package dev.tributary.hl7.ack;

/** Acknowledgement codes of the original mode (HL7 v2.9 §2.9.2, table 0008). */
public enum AckCode {
    /** Accepted: Kafka has committed it. */
    AA,
    /** A fault of ours; sending again may help. */
    AE,
    /** Rejected for good; sending the same again will not help. */
    AR
}
