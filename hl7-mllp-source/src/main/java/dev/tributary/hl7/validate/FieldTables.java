package dev.tributary.hl7.validate;

import dev.tributary.commons.files.Tables;
import dev.tributary.commons.issue.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles our tables into what is held over each message. */
final class FieldTables {

    private static final Pattern PLACE = Pattern.compile("([A-Z0-9]{3})(?:-(\\d+)(?:\\.(\\d+))?)?");

    private final List<SegmentNeed> needs = new ArrayList<>();
    private final Map<String, List<FieldDemand>> fields = new HashMap<>();
    private final Map<String, List<DateOrder>> dates = new HashMap<>();

    private FieldTables() {}

    static FieldTables load() {
        FieldTables tables = new FieldTables();
        Map<String, Set<String>> codes = new HashMap<>();
        for (String[] line : Tables.beside(FieldTables.class, "codes.tsv")) {
            codes.put(line[0], Set.of(line[1].split(" ")));
        }
        ValueRules rules = new ValueRules(codes);
        Tables.beside(FieldTables.class, "fields.tsv").forEach(line -> tables.field(line, rules));
        Tables.beside(FieldTables.class, "dates.tsv").forEach(tables::date);
        return tables;
    }

    private void field(String[] line, ValueRules rules) {
        Matcher place = place(line[0]);
        Applies applies = Applies.read(line[1], line[2]);
        Severity required = severity(line[3]);
        if (place.group(2) == null) {
            needs.add(new SegmentNeed(place.group(1), applies, required));
            return;
        }
        fields.computeIfAbsent(place.group(1), id -> new ArrayList<>())
                .add(
                        new FieldDemand(
                                Integer.parseInt(place.group(2)),
                                place.group(3) == null ? 0 : Integer.parseInt(place.group(3)),
                                applies,
                                required,
                                rules.named(line[4])));
    }

    private void date(String[] line) {
        Matcher earlier = place(line[0]);
        Matcher later = place(line[1]);
        dates.computeIfAbsent(earlier.group(1), id -> new ArrayList<>())
                .add(
                        new DateOrder(
                                Integer.parseInt(earlier.group(2)),
                                Integer.parseInt(later.group(2)),
                                !later.group(1).equals(earlier.group(1)),
                                severity(line[2])));
    }

    private static Matcher place(String written) {
        Matcher place = PLACE.matcher(written);
        if (!place.matches()) {
            throw new IllegalArgumentException("no place: " + written);
        }
        return place;
    }

    private static Severity severity(String word) {
        return word.equals("-") ? null : Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    List<SegmentNeed> needs() {
        return List.copyOf(needs);
    }

    Map<String, SegmentDemands> demands() {
        Map<String, SegmentDemands> demands = new HashMap<>();
        fields.forEach(
                (id, asked) ->
                        demands.put(
                                id,
                                new SegmentDemands(
                                        List.copyOf(asked),
                                        List.copyOf(dates.getOrDefault(id, List.of())))));
        return demands;
    }
}
