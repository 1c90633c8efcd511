package dev.tributary.hl7.ack;

/** In which mode messages are acknowledged (HL7 v2.9 §2.9). */
public enum AckMode {
    /** As each message asks in MSH-15 and MSH-16: original where both are empty. */
    AUTO,
    /** Always AA, AE or AR. */
    ORIGINAL,
    /** Always CA, CE or CR, where MSH-15 wants one. */
    ENHANCED,
    /** Never. */
    NONE
}
