package dev.tributary.api.limit;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a month's budget one task has used, as a source offset.
 *
 * @param month of the budget's calendar
 * @param used calls that the task has made, or may have made, in that month
 * @param part calls that the task may make in that month
 * @param tasks among how many tasks the budget was divided when the task got its part
 */
public record BudgetOffset(YearMonth month, long used, long part, int tasks) {

    private static final long FORMAT = 1;

    /** The map that Connect keeps. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("v", FORMAT);
        map.put("month", month.toString());
        map.put("used", used);
        map.put("part", part);
        map.put("tasks", (long) tasks);
        return map;
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static BudgetOffset fromMap(Map<String, ?> map) {
        if (number(map, "v") != FORMAT) {
            throw new IllegalArgumentException("the offset of a budget has another version: v");
        }
        try {
            return new BudgetOffset(
                    YearMonth.parse(String.valueOf(map.get("month"))),
                    number(map, "used"),
                    number(map, "part"),
                    Math.toIntExact(number(map, "tasks")));
        } catch (DateTimeException | ArithmeticException broken) {
            throw new IllegalArgumentException(
                    "the offset of a budget has no month as in 2026-11, or too many tasks", broken);
        }
    }

    private static long number(Map<String, ?> map, String name) {
        // Connect reads small numbers back as Integer or Long, as its converter likes.
        if (map.get(name) instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "the offset of a budget lacks a number that is not negative: " + name);
    }
}
