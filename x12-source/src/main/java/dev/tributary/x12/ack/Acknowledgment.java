package dev.tributary.x12.ack;

import java.util.Locale;

/**
 * An answer to an interchange, ready to be sent.
 *
 * @param type what it is
 * @param partner whom it is for, by the name in trading.partners
 * @param ofControlNumber ISA-13 of the interchange that it answers
 * @param interchange a whole interchange of its own, ISA to IEA; it may hold copies of bad values,
 *     where the partner's policy allows them
 * @param verdict A, E, P or R: the worst of its groups, P where some of it was taken
 * @param controlNumber ISA-13 of its own
 * @param sender who sends it, ISA-06
 * @param receiver whom it is for, ISA-08
 */
public record Acknowledgment(
        Type type,
        String partner,
        String ofControlNumber,
        byte[] interchange,
        char verdict,
        String controlNumber,
        String sender,
        String receiver) {

    /** What an answer is. */
    public enum Type {
        /** Of the interchange as a whole. */
        TA1("TA1"),
        /** Of its groups, up to 4010. */
        FA997("997"),
        /** Of its groups, from 5010 on. */
        FA999("999");

        private final String set;

        Type(String set) {
            this.set = set;
        }

        /** As people call it: {@code TA1}, {@code 997} or {@code 999}. */
        public String set() {
            return set;
        }
    }

    /**
     * The name of a file for it: the same when it is made again, and another for every answer. It
     * has no letter but those that every file system takes.
     */
    public String fileName() {
        String safe = partner.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        return type.set().toLowerCase(Locale.ROOT) + "_" + safe + "_" + controlNumber + ".x12";
    }

    @Override
    public String toString() {
        return "Acknowledgment[" + type.set() + ", " + verdict + "]";
    }
}
