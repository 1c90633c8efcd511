package dev.tributary.x12.grammar;

/** Whether something is sent. */
public enum Usage {
    /** Always. */
    REQUIRED,
    /** Where the situation asks for it. */
    SITUATIONAL,
    /** Never. */
    UNUSED;

    /** By the letter of tables: {@code R}, {@code S}, {@code N}; null where it is none. */
    static Usage of(String letter) {
        return switch (letter) {
            case "R" -> REQUIRED;
            case "S" -> SITUATIONAL;
            case "N" -> UNUSED;
            default -> null;
        };
    }
}
