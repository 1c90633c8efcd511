package dev.tributary.benchmarks.hl7;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Writes admissions, updates, discharges and laboratory reports as hospitals send them: versions
 * 2.3 and 2.5.1, repetitions, subcomponents, escapes, some letters beyond ASCII, 1 to 4 KB. The
 * same seed gives the same messages.
 */
final class MessageGenerator {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String[] FAMILIES = {
        "Garcia", "O'Neill", "Müller", "Smith", "Nguyen", "Dubois", "Østergaard", "van der Berg"
    };
    private static final String[] GIVEN = {"Maria", "John", "Zoë", "Ahmed", "Li", "Anna", "Tom"};
    private static final String[] CITIES = {"Springfield", "Riverton", "Fairview", "Lakeside"};
    private static final String[] TESTS = {
        "2345-7^Glucose^LN", "2160-0^Creatinine^LN", "718-7^Hemoglobin^LN", "2951-2^Sodium^LN",
        "2823-3^Potassium^LN", "6690-2^Leukocytes^LN", "777-3^Platelets^LN", "1742-6^ALT^LN"
    };
    private static final String[] UNITS = {"mg/dL", "mmol/L", "g/dL", "10*3/uL", "U/L"};
    private static final String[] REMARKS = {
        "Specimen slightly hemolyzed; repeat if clinically indicated.",
        "Reference ranges apply to adults \\T\\ adolescents.",
        "Result verified by second reader \\F\\ called to ward at 14:05.",
        "No growth after 48 hours of incubation."
    };

    private final Random random;

    MessageGenerator(long seed) {
        random = new Random(seed);
    }

    /** Messages in the proportions of a busy feed. */
    List<SampleMessage> mix(int count) {
        List<SampleMessage> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String text =
                    switch (i % 5) {
                        case 0 -> admission("A01");
                        case 1, 3 -> report();
                        case 2 -> admission("A08");
                        default -> admission("A03");
                    };
            messages.add(SampleMessage.of(text));
        }
        return messages;
    }

    private String admission(String trigger) {
        String version = version();
        StringBuilder out = new StringBuilder(2_048);
        header(out, "ADT^" + trigger, version);
        segment(out, "EVN", trigger, time(), "", "", "OP" + number(1_000) + "^Clerk^Carla");
        patient(out);
        segment(
                out,
                "NK1",
                "1",
                pick(FAMILIES) + "^" + pick(GIVEN),
                "SPO^Spouse^HL70063",
                address(),
                phone());
        visit(out, trigger.equals("A03"));
        int allergies = 1 + random.nextInt(2);
        for (int i = 1; i <= allergies; i++) {
            segment(out, "AL1", "" + i, "DA", "70618^Penicillin^RXNORM", "SV", "Rash \\T\\ hives");
        }
        int diagnoses = 1 + random.nextInt(4);
        for (int i = 1; i <= diagnoses; i++) {
            segment(
                    out,
                    "DG1",
                    "" + i,
                    "I10",
                    "I10." + i + "^Essential (primary) hypertension^I10",
                    "Hypertension as documented",
                    time(),
                    i == 1 ? "A" : "W");
        }
        segment(
                out,
                "GT1",
                "1",
                "",
                pick(FAMILIES) + "^" + pick(GIVEN),
                "",
                address(),
                phone(),
                "",
                "19500101",
                "F");
        segment(
                out,
                "IN1",
                "1",
                "PLAN" + number(100) + "^Gold Plan",
                "PAYER" + number(100),
                "Example Insurance",
                address());
        return out.toString();
    }

    private String report() {
        StringBuilder out = new StringBuilder(4_096);
        header(out, "ORU^R01", version());
        patient(out);
        visit(out, false);
        int results = 5 + random.nextInt(36);
        int panels = results > 15 ? 2 : 1;
        for (int panel = 1; panel <= panels; panel++) {
            order(out, panel);
            int size =
                    panel < panels ? results / panels : results - results / panels * (panels - 1);
            for (int i = 1; i <= size; i++) {
                result(out, i);
            }
        }
        return out.toString();
    }

    private void header(StringBuilder out, String type, String version) {
        segment(
                out,
                "MSH",
                "^~\\&",
                "EPIC",
                "GENERAL^1.2.840.114350^ISO",
                "HUB",
                "REGION",
                time(),
                "",
                type,
                SampleMessage.ID,
                "P",
                version,
                "",
                "",
                "",
                "",
                "",
                "UNICODE UTF-8");
    }

    private void patient(StringBuilder out) {
        String mrn = "" + (1_000_000 + random.nextInt(50_000));
        segment(
                out,
                "PID",
                "1",
                "",
                mrn
                        + "^^^GENERAL&1.2.840.114350&ISO^MR~"
                        + (100 + random.nextInt(800))
                        + "-55-"
                        + (1_000 + random.nextInt(9_000))
                        + "^^^SSA^SS~HP"
                        + number(1_000_000)
                        + "^^^PLAN^PI",
                "",
                pick(FAMILIES) + "^" + pick(GIVEN) + "^" + (char) ('A' + random.nextInt(26)),
                "",
                "19" + (30 + random.nextInt(70)) + "0" + (1 + random.nextInt(9)) + "15",
                random.nextBoolean() ? "F" : "M",
                "",
                "2106-3",
                address() + "~" + address(),
                "",
                phone() + "~^NET^Internet^patient" + number(1_000) + "@example.org",
                phone(),
                "eng",
                "M",
                "",
                "ACC" + number(1_000_000));
    }

    private void visit(StringBuilder out, boolean discharged) {
        String doctor = number(10_000) + "^" + pick(FAMILIES) + "^" + pick(GIVEN) + "^Q";
        String[] fields = new String[discharged ? 45 : 44];
        Arrays.fill(fields, "");
        fields[0] = "1";
        fields[1] = random.nextInt(3) == 0 ? "O" : "I";
        fields[2] = (1 + random.nextInt(9)) + " WEST^2" + random.nextInt(90) + "^A^GENERAL";
        fields[6] = doctor;
        fields[7] = doctor;
        fields[9] = "MED";
        fields[13] = "7";
        fields[18] = "V" + number(10_000_000);
        fields[43] = time();
        if (discharged) {
            fields[35] = "01";
            fields[44] = time();
        }
        segment(out, "PV1", fields);
    }

    private void order(StringBuilder out, int panel) {
        String placer = "P" + number(1_000_000) + "^HIS";
        String filler = "F" + number(1_000_000) + "^LAB";
        segment(out, "ORC", "RE", placer, filler, "", "CM", "", "", "", time());
        String doctor = number(10_000) + "^" + pick(FAMILIES) + "^" + pick(GIVEN);
        segment(
                out,
                "OBR",
                "" + panel,
                placer,
                filler,
                "24323-8^Comprehensive metabolic panel^LN",
                "R",
                "",
                time(),
                "",
                "",
                "",
                "",
                "",
                "",
                time(),
                "",
                doctor,
                "",
                "",
                "",
                "",
                "",
                time(),
                "",
                "CH",
                "F");
    }

    private void result(StringBuilder out, int number) {
        int kind = random.nextInt(10);
        String type = kind < 6 ? "NM" : kind < 8 ? "ST" : kind == 8 ? "TX" : "CE";
        String value =
                switch (type) {
                    case "NM" -> random.nextInt(300) + "." + random.nextInt(10);
                    case "ST" -> "Negative";
                    case "TX" -> pick(REMARKS);
                    default -> "260385009^Negative^SCT";
                };
        boolean numeric = type.equals("NM");
        segment(
                out,
                "OBX",
                "" + number,
                type,
                pick(TESTS),
                "",
                value,
                numeric ? pick(UNITS) : "",
                numeric ? "3.5-5.1" : "",
                random.nextInt(6) == 0 ? "H" : "",
                "",
                "",
                "F",
                "",
                "",
                time());
        if (random.nextInt(8) == 0) {
            segment(out, "NTE", "1", "L", pick(REMARKS));
        }
    }

    private String version() {
        return random.nextInt(3) == 0 ? "2.3" : "2.5.1";
    }

    private String address() {
        return (1 + random.nextInt(999))
                + " Main St^Apt "
                + random.nextInt(40)
                + "^"
                + pick(CITIES)
                + "^IL^6"
                + (1_000 + random.nextInt(9_000))
                + "^USA^H";
    }

    private String phone() {
        return random.nextBoolean()
                ? "(217)555-" + (1_000 + random.nextInt(9_000))
                : "^PRN^PH^^^217^555" + (1_000 + random.nextInt(9_000));
    }

    private String time() {
        return LocalDateTime.of(2026, 1, 1, 0, 0, 0)
                .plusSeconds(random.nextInt(300 * 86_400))
                .format(TIME);
    }

    private String number(int bound) {
        return "" + random.nextInt(bound);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static void segment(StringBuilder out, String id, String... fields) {
        out.append(id);
        for (String field : fields) {
            out.append('|').append(field);
        }
        out.append('\r');
    }
}
