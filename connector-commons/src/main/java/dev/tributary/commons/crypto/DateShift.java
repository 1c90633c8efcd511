package dev.tributary.commons.crypto;

import java.nio.ByteBuffer;

/**
 * By how many days a subject's dates are moved: a number of their own, the same for all of them, so
 * that the time between two dates stays.
 *
 * <p>Derived under the oldest key of the set, not the primary: were it the primary's, dates from
 * before and after a rotation would lie a wrong time apart. Taking the oldest key out of the set,
 * or disabling it, moves everybody. Safe for use by several threads.
 */
public final class DateShift {

    private final KeyedHash hash;

    private DateShift(KeyedHash hash) {
        this.hash = hash;
    }

    public static DateShift of(Keyset keyset) {
        return new DateShift(KeyedHash.of(keyset, keyset.oldest(), Purpose.SHIFT));
    }

    /**
     * The subject's days.
     *
     * @param subject whose dates they are
     * @param maxDays at least 1
     * @return from -maxDays to maxDays, never 0
     */
    public int days(String subject, int maxDays) {
        if (maxDays < 1) {
            throw new IllegalArgumentException("dates move by at least a day");
        }
        long number = ByteBuffer.wrap(hash.of(subject)).getLong();
        long step = Long.remainderUnsigned(number, 2L * maxDays);
        return Math.toIntExact(step < maxDays ? step - maxDays : step - maxDays + 1);
    }

    @Override
    public String toString() {
        return "DateShift[hidden]";
    }
}
