package dev.tributary.benchmarks.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes invented clinical notes: much medicine, a little of a person. */
final class ClinicalNotes {

    private static final int LENGTH = 1_100;

    private static final String[] GIVEN = {
        "Jane", "Robert", "Maria", "Kenji", "Aisha", "Peter", "Olga", "Xylo", "Grace", "Tomás"
    };
    private static final String[] FAMILY = {
        "Quimby", "Nguyen", "Roe", "Quuxley", "García", "Smith", "Okafor", "Public", "Young", "Xu"
    };
    private static final String[] PLACES = {
        "St. Quux's Hospital", "Springfield General", "UCSF", "Lakeside Clinic", "Cedar Falls"
    };
    private static final String[] MONTHS = {"January", "March", "May", "Aug", "Sept", "December"};

    private static final String[] CLINICAL = {
        "History of hypertension, type 2 diabetes and hyperlipidemia, on metformin 500 mg twice daily.",
        "Blood pressure 132/84, heart rate 72, temperature 98.6F, oxygen saturation 97% on room air.",
        "Labs: Na 138, K 4.1, creatinine 1.2 mg/dL, HbA1c 7.5%, LDL 121, platelets 250,000.",
        "Denies chest pain, shortness of breath, fever or chills; reports mild headache for 3 days.",
        "Assessment: community-acquired pneumonia, improving; rule out Parkinson's disease.",
        "Continue lisinopril 10 mg daily and atorvastatin 40 mg at night; recheck in 2 weeks.",
        "Lungs clear to auscultation bilaterally, no wheezes; abdomen soft, not tender.",
        "Family history of Crohn's disease and breast cancer; BRCA1 testing was negative.",
        "Echocardiogram shows an ejection fraction of 55% with mild mitral regurgitation.",
        "The risks and benefits of anticoagulation were discussed and questions were answered."
    };

    private final Random random;

    ClinicalNotes(long seed) {
        random = new Random(seed);
    }

    List<String> write(int count) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder note = new StringBuilder(LENGTH + 200);
            while (note.length() < LENGTH) {
                note.append(random.nextInt(5) < 3 ? pick(CLINICAL) : personal()).append(' ');
            }
            notes.add(note.toString());
        }
        return notes;
    }

    private String personal() {
        return switch (random.nextInt(8)) {
            case 0 ->
                    "%d-year-old patient %s, MRN: %s, seen at %s on %s."
                            .formatted(number(18, 97), name(), digits(7), pick(PLACES), date());
            case 1 ->
                    "Discussed with Dr. %s by phone (555-01%s).".formatted(pick(FAMILY), digits(2));
            case 2 ->
                    "%s lives at %d Elm Street, Quuxville, IL 62%s."
                            .formatted(name(), number(1, 999), digits(3));
            case 3 ->
                    "Contact: %s@example.org or (217) 555-01%s."
                            .formatted(digits(4) + "q", digits(2));
            case 4 ->
                    "DOB %02d/%02d/19%s, SSN 078-05-%s, insurance ID: QZ-%s."
                            .formatted(
                                    number(1, 12), number(1, 28), digits(2), digits(4), digits(6));
            case 5 ->
                    "Results in https://portal.example.org/p/%s as of %s."
                            .formatted(digits(6), date());
            case 6 -> "Follow-up on %s with %s.".formatted(date(), name());
            default -> "Last admission in %s 2021 for the same complaint.".formatted(pick(MONTHS));
        };
    }

    private String name() {
        return pick(GIVEN) + " " + pick(FAMILY);
    }

    private String date() {
        return random.nextBoolean()
                ? "%d/%d/2021".formatted(number(1, 12), number(1, 28))
                : "%s %d, 2021".formatted(pick(MONTHS), number(1, 28));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private int number(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
