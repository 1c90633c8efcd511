package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Coding systems whose codes can be told from anything else by their shape. */
final class CodeSystems {

    private static final Pattern HL7_TABLE = Pattern.compile("HL7\\d{4}");
    private static final Pattern HL7_CODE = Pattern.compile("[A-Z0-9-]{1,6}");
    private static final Pattern LOCAL = Pattern.compile("L|99[A-Z]{0,3}");
    private static final Map<String, Pattern> CODES = codes();

    private CodeSystems() {}

    private static Map<String, Pattern> codes() {
        Map<String, Pattern> codes = new HashMap<>();
        for (String[] line : Tables.beside(CodeSystems.class, "code-systems.tsv")) {
            Pattern shape = Pattern.compile(line[1]);
            for (String name : line[0].split(",", -1)) {
                codes.put(name.toUpperCase(Locale.ROOT), shape);
            }
        }
        return Map.copyOf(codes);
    }

    /** Whether a text is the name of a coding system and can be nothing else. */
    static boolean isName(String text) {
        return CODES.containsKey(text.toUpperCase(Locale.ROOT))
                || HL7_TABLE.matcher(text).matches()
                || LOCAL.matcher(text).matches()
                || text.equals("UCUM");
    }

    /** Whether a text can be nothing but a code of the system of that name. */
    static boolean isCode(String text, String system) {
        if (system.isEmpty()) {
            return false;
        }
        if (system.equals("UCUM")) {
            return Shape.UNIT.fits(text, Siblings.NONE);
        }
        Pattern shape = CODES.get(system.toUpperCase(Locale.ROOT));
        if (shape == null && HL7_TABLE.matcher(system).matches()) {
            shape = HL7_CODE;
        }
        return shape != null && shape.matcher(text).matches();
    }
}
