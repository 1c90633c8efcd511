package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes without a person in them stay as they are. */
class ClinicalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATIENT PRESENTS WITH CHEST PAIN. HISTORY OF PARKINSON DISEASE. MARK THE SITE.",
                "NO ACUTE DISTRESS. GENERAL SURGERY CONSULT. EMERGENCY ROOM VISIT. AT HOME.",
                "CULTURE: ESCHERICHIA COLI GREATER THAN 100000 CFU/ML. GRAM STAIN NEGATIVE.",
                "Final Diagnosis: Invasive Ductal Carcinoma, Grade 2. Specimen A: Left Breast.",
                "Chief Complaint: Chest Pain. Social History: Lives with wife. Allergies: None.",
                "Emergency Department, Intensive Care Unit, Physical Therapy, Case Management",
                "Discharged to Skilled Nursing Facility. Seen in Clinic. Seen at Bedside.",
                "Pfizer-BioNTech, Moderna, Roche Cobas, Siemens, Medtronic, Boston Scientific",
                "Baker's cyst, Price precipitation, Young adults, White matter, Brown fat",
                "St John's wort, Ringer's Lactate, Jackson-Pratt drain, Kelly clamp, Lily pollen",
                "Temp 38.5 C. E. coli grew. S. aureus. H. pylori. K. pneumoniae. Type A. Plan: 1.",
                "G2P1001, 39w4d, 3x/week, 0800-1200, 12:30 PM, 92-95%, 10-20 mg, 9-1-1",
                "What does the ASCEND trial say? See PubMed, UpToDate and the Cochrane review."
            })
    void nothingIsFound(String text) {
        assertThat(Found.in(text)).isEmpty();
    }

    @Test
    void capitalsAndSmallLettersHideNobody() {
        assertThat(Found.in("PATIENT JANE PUBLIC SEEN AT MERCY HOSPITAL IN BOSTON ON 3/4/21."))
                .containsExactly(
                        "NAME JANE PUBLIC",
                        "ADDRESS MERCY HOSPITAL",
                        "ADDRESS BOSTON",
                        "EVENT_DATE 3/4/21");
        assertThat(Found.in("i saw dr quimby in chicago; my name is jane public, of 12 elm street"))
                .containsExactly(
                        "NAME quimby",
                        "ADDRESS chicago",
                        "NAME jane public",
                        "ADDRESS 12 elm street");
    }
}
