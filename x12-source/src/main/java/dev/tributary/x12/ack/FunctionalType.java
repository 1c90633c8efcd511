package dev.tributary.x12.ack;

import dev.tributary.x12.parse.X12Event.FunctionalGroup;

/** By which set a functional group is answered. */
public enum FunctionalType {
    /** By the version of the group: 997 up to 4010, 999 from then on. */
    AUTO("auto"),
    /** Always 997. */
    FA997("997"),
    /** Always 999, which is of 5010. */
    FA999("999");

    private static final int FIRST_OF_999 = 5010;

    private final String word;

    FunctionalType(String word) {
        this.word = word;
    }

    /** How it is written in a configuration. */
    String word() {
        return word;
    }

    /** The type of acknowledgement for a group. */
    Acknowledgment.Type of(FunctionalGroup group) {
        return switch (this) {
            case FA997 -> Acknowledgment.Type.FA997;
            case FA999 -> Acknowledgment.Type.FA999;
            case AUTO ->
                    release(group.version()) < FIRST_OF_999
                            ? Acknowledgment.Type.FA997
                            : Acknowledgment.Type.FA999;
        };
    }

    /** 5010 of {@code 005010X222A1}; what cannot be read is taken for new. */
    private static int release(String version) {
        if (version == null || version.length() < 6) {
            return FIRST_OF_999;
        }
        int release = 0;
        for (int i = 0; i < 6; i++) {
            char c = version.charAt(i);
            if (c < '0' || c > '9') {
                return FIRST_OF_999;
            }
            release = 10 * release + c - '0';
        }
        return release;
    }
}
