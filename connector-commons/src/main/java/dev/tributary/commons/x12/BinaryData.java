package dev.tributary.commons.x12;

/** Where the length of binary data stands in the segments that carry some: BIN-01 and BDS-02. */
final class BinaryData {

    private static final int ID_LENGTH = 3;

    private BinaryData() {}

    /** The element that tells the length of the one behind it; 0 where the segment has none. */
    static int lengthElement(byte[] bytes, int at, int limit, byte separator) {
        if (limit - at <= ID_LENGTH || bytes[at] != 'B' || bytes[at + ID_LENGTH] != separator) {
            return 0;
        }
        if (bytes[at + 1] == 'I' && bytes[at + 2] == 'N') {
            return 1;
        }
        return bytes[at + 1] == 'D' && bytes[at + 2] == 'S' ? 2 : 0;
    }

    /** Index of the first byte of an element, from 1; -1 where it was not sent. */
    static int elementStart(byte[] bytes, int at, int limit, byte separator, int number) {
        int seen = 0;
        for (int i = at; i < limit; i++) {
            if (bytes[i] == separator) {
                seen++;
                if (seen == number) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
