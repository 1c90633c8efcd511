package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen by Dr. {Quimby} today",
                "seen by Dr {Xu} today",
                "Mr. {D. Quimby} came",
                "MRS {QUIMBY} CAME",
                "Ms. {Van der Quimby} came",
                "dr {quimby} saw her",
                "Dr. {White} and she",
                "Dr. {March} and she",
                "Mr. {May Young} and she",
                "Professor {Quimby} agreed"
            })
    void aTitleAnnouncesAName(String marked) {
        assertName(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient {Jane Q. Public} was seen",
                "pt {jane public} was seen",
                "pt is {Jane P} now",
                "Patient: {Quimby}",
                "a boy named {Xylo} with fever",
                "patient name: {Xylo Quuxley}",
                "her husband {Xylo} called",
                "Signed by {Xylo Quuxley}, RN",
                "patient {Xylo Quuxley} was seen",
                "Patient {Xylo Quuxley} DOB unknown",
                "Pt. {Xylo Quuxley} MRN pending",
                "Patient {Xylo Quuxley}, 45 years old"
            })
    void aWordForAPersonAnnouncesAName(String marked) {
        assertName(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "then {Jane} left",
                "with {Jane P}., who left",
                "with {Jane Q. Public} there",
                "with {JANE PUBLIC} there",
                "with {jane public} there",
                "and {José García-Márquez} too",
                "and {Anne-Marie Dupont} too",
                "and {Mark T}. too",
                "and {Grace Kim} too",
                "{Jane}'s notes",
                "and {Xylo Nguyen} too",
                "female, {Xylo P}., 45",
                "and {J. Quimby} too",
                "and {J. R. Quuxley} too",
                "{Xylo Quuxley}, MD"
            })
    void aNameIsKnownByTheListsOrByHowItIsWritten(String marked) {
        assertName(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"is {Quimby, Jane} there", "is {QUIMBY, JANE Q} there", "{QUIMBY^JANE}"})
    void theFamilyNameMayComeFirst(String marked) {
        assertName(marked);
    }

    private static void assertName(String marked) {
        String name = marked.substring(marked.indexOf('{') + 1, marked.indexOf('}'));

        assertThat(Found.in(marked.replaceAll("[{}]", ""))).containsExactly("NAME " + name);
    }

    @Test
    void twoNamesAreTwo() {
        assertThat(Found.in("Jane Public and Dr. Quimby"))
                .containsExactly("NAME Jane Public", "NAME Quimby");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Parkinson's disease, Crohn's, Graves' ophthalmopathy, Wilson's disease",
                "Hodgkin lymphoma, Marfan syndrome, Ehlers-Danlos, Guillain-Barré, Lou Gehrig's disease",
                "Charcot-Marie-Tooth, Stevens-Johnson syndrome, Epstein-Barr virus",
                "Allen test, Thomas test, Murphy sign, Wells score, Glasgow Coma Scale, Framingham risk",
                "Foley catheter, Swan-Ganz, Hickman line, Doppler, Pap smear",
                "patient with Parkinson's, a patient in Stage IV, the patient has Crohn's",
                "Down syndrome, Turner syndrome, Christmas disease, Bell palsy"
            })
    void diseasesSignsAndThingsNamedAfterPeopleAreNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BRCA1, HER2, EGFR T790M, KRAS G12C, CYP2D6, HLA-B27, IL-6, TP53",
                "Eliquis, Humira vs. Enbrel, Keytruda plus Lenvima in Stage III melanoma",
                "Hepatitis C. Vitamin D. Influenza A. Protein C. Factor V Leiden"
            })
    void genesAndDrugsAreNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May cause drowsiness. Will follow. Mark the site. Grace period. Hope for the best.",
                "Patient Education Materials. Patient Safety Goals. Treatment Plan. Review of Systems.",
                "Non-Hodgkin lymphoma in African American adults; Hispanic female; Asian male"
            })
    void ordinaryWordsAreNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }
}
