package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lives at {12 Elm Street} since",
                "lives at {12 Elm St., Apt 4B} since",
                "lives at {1200 N Quux Ave NW} since",
                "lives at {12 elm street} since",
                "lives at {12 Elm St, Quuxville}, IL",
                "write to {P.O. Box 442, Tulsa}"
            })
    void aStreetAddressIsFoundWithWhatFollows(String marked) {
        assertPlace(marked);
    }

    @Test
    void aZipCodeIsTold() {
        assertThat(Found.in("Quuxville, IL 62701-1234"))
                .containsExactly("ADDRESS Quuxville", "ZIP 62701-1234");
        assertThat(Found.in("zip code 62701")).containsExactly("ZIP 62701");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at {Quux General Hospital} today",
                "to {St. Quux's Hospital} today",
                "at {Brigham and Women's Hospital} today",
                "at {Quux University Medical Center} today",
                "at the {University of Quuxland} today",
                "at {Ridgemont High School} today",
                "at {General Hospital} today",
                "at {Quux Nursing Home Center} today"
            })
    void aFacilityIsKnownByItsNoun(String marked) {
        assertPlace(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen at {UCSF} today",
                "seen at {Johns Hopkins} today",
                "seen at {Cedar Quux} today",
                "seen at {St. Quux}'s today",
                "seen at {QZH} today",
                "admitted to {Quux General} today",
                "visited {Quux Regional} today",
                "works at {Initech} as an engineer"
            })
    void theWordsBeforeTellAFacility(String marked) {
        assertPlace(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lives in {Quuxville} alone",
                "a woman from {Quuxville} with cough",
                "moved to {Boston} recently",
                "in {Boston}, MA",
                "living in the {Bronx} now",
                "at our {Miami} office",
                "in {San Luis Quux}, California",
                "near {Cedar Falls} now"
            })
    void aCityIsFoundBehindAPreposition(String marked) {
        assertPlace(marked);
    }

    private static void assertPlace(String marked) {
        String place = marked.substring(marked.indexOf('{') + 1, marked.indexOf('}'));

        assertThat(Found.in(marked.replaceAll("[{}]", ""))).containsExactly("ADDRESS " + place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a resident of Texas, from California, in New York State",
                "admitted to the ICU, seen in the emergency department, lives with her wife, from home",
                "Los Angeles classification, Rotterdam criteria, Boston Naming Test, Milan criteria",
                "the American Heart Association, the American College of Cardiology, World Health Organization",
                "West Nile virus, Lyme disease, Ebola, Philadelphia chromosome",
                "at Stage IV, in Phase 3, to Humira, from Eliquis",
                "Women's Health, Mental Health, Primary Care"
            })
    void statesSocietiesAndInstrumentsAreNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }
}
