package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    private static List<String> find(PiiClass pii, String value, String text) {
        Identities identities = Identities.builder().add(pii, value).build();
        return Found.describe(text, identities.find(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Quuxley",
                "JANE QUUXLEY",
                "jane quuxley",
                "Quuxley, Jane",
                "QUUXLEY^JANE",
                "J. Quuxley",
                "Jane P. Quuxley",
                "Quuxley J",
                "Quuxley",
                "Jane",
                "janequuxley",
                "jquuxley",
                "Jáne Qüuxley"
            })
    void aNameIsFoundHoweverItIsWritten(String name) {
        assertThat(find(PiiClass.NAME, "Jane Paula Quuxley", "then " + name + " came"))
                .containsExactly("NAME " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quuxley^Jane^P^^Dr", "QUUXLEY, JANE P", "Dr. Jane P. Quuxley, MD"})
    void andHoweverTheRecordHasIt(String value) {
        assertThat(find(PiiClass.NAME, value, "with jane and Quuxley"))
                .containsExactly("NAME jane", "NAME Quuxley");
    }

    @Test
    void accentsAndApostrophesDoNotHideAName() {
        assertThat(find(PiiClass.NAME, "O'Brien", "OBrien, O\u2019BRIEN and obrien\u2019s"))
                .containsExactly("NAME OBrien, O\u2019BRIEN", "NAME obrien");
        assertThat(find(PiiClass.NAME, "Müller", "Mu\u0308ller, MULLER or Mueller"))
                .containsExactly("NAME Mu\u0308ller, MULLER", "NAME Mueller");
        assertThat(find(PiiClass.NAME, "Strauss", "Strauß")).containsExactly("NAME Strauß");
    }

    @Test
    void aNameThatIsAlsoAWordNeedsItsCapital() {
        assertThat(find(PiiClass.NAME, "Will Grace", "he will see Will in the grace period; GRACE"))
                .containsExactly("NAME Will", "NAME GRACE");
    }

    @Test
    void aNameOfTwoLettersNeedsItsCapital() {
        assertThat(find(PiiClass.NAME, "Bo Li", "bo, Li")).containsExactly("NAME Li");
    }

    @Test
    void aParticleIsLookedForOnlyWhereItIsHalfTheName() {
        assertThat(find(PiiClass.NAME, "de la Quux, Jane", "de la Quux of De Quux"))
                .containsExactly("NAME Quux", "NAME Quux");
        assertThat(find(PiiClass.NAME, "Le^Hoa", "le and Le")).containsExactly("NAME Le");
    }

    @Test
    void aNameInsideAWordIsNone() {
        assertThat(find(PiiClass.NAME, "Ann Mart", "annual, Martin, smart, Anna")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"078-05-1120", "078051120", "078 05 1120", "078.05.1120"})
    void aNumberIsFoundWithAnySeparators(String number) {
        assertThat(find(PiiClass.SSN, "078-05-1120", "gave " + number + " then"))
                .containsExactly("SSN " + number);
    }

    @Test
    void theShownDigitsOfANumberAreFound() {
        assertThat(find(PiiClass.SSN, "078051120", "xxx-xx-1120, ending in 1120; 1120 mg"))
                .containsExactly("SSN 1120", "SSN 1120");
        assertThat(find(PiiClass.CARD_NUMBER, "4111111111111111", "****1111, card 1111"))
                .containsExactly("CARD_NUMBER 1111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000445566", "445566", "0445566", "44-55-66", "0004-45566"})
    void zerosBeforeANumberDoNotMatter(String number) {
        assertThat(find(PiiClass.MRN, "000445566", "MRN " + number + "."))
                .containsExactly("MRN " + number);
    }

    @Test
    void aLongIdentifierIsFoundInsideALongerOne() {
        assertThat(find(PiiClass.MRN, "445566", "A445566B")).containsExactly("MRN 445566");
    }

    @Test
    void aShortOneStandsAlone() {
        assertThat(find(PiiClass.MRN, "44556", "44556, 0044556, 445567, A44556"))
                .containsExactly("MRN 44556", "MRN 0044556", "MRN 44556");
        assertThat(find(PiiClass.MRN, "123", "123 mg")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "217-555-0143",
                "(217) 555-0143",
                "2175550143",
                "+12175550143",
                "1 217 555 0143",
                "555-0143"
            })
    void aPhoneNumberIsFoundWithAndWithoutItsCodes(String phone) {
        String found = find(PiiClass.PHONE, "+1 (217) 555-0143", "call " + phone).get(0);

        assertThat(found).startsWith("PHONE ").endsWith(phone.substring(phone.length() - 4));
    }

    @Test
    void aPhoneNumberFromAbroadIsFoundAsItIsDialledAtHome() {
        assertThat(find(PiiClass.PHONE, "+44 20 7946 0958", "020 7946 0958 or 00442079460958"))
                .containsExactly("PHONE 020 7946 0958", "PHONE 00442079460958");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1961-03-04",
                "03/04/1961",
                "3/4/61",
                "19610304",
                "19610304102200",
                "03041961",
                "March 4, 1961",
                "4 March 1961",
                "4th of March",
                "Mar 1961",
                "04.03.1961"
            })
    void aDateIsFoundInOtherNotations(String date) {
        for (String value : List.of("19610304", "1961-03-04", "03/04/1961", "19610304080000")) {
            assertThat(find(PiiClass.BIRTH_DATE, value, "was " + date + " then"))
                    .containsExactly("BIRTH_DATE " + date);
        }
    }

    @Test
    void anotherDayIsLeftAlone() {
        assertThat(find(PiiClass.BIRTH_DATE, "1961-03-04", "03/05/1961, March 4, 1962, in 1961"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12 elm street, 12 elm street",
        "12 Elm St, 12 Elm",
        "Elm Street, Elm Street",
        "quuxville, quuxville",
        "62701, 62701"
    })
    void anAddressIsFoundByItsParts(String text, String part) {
        String value = "12 Elm Street Apt 4, Quuxville, IL 62701";

        assertThat(find(PiiClass.ADDRESS, value, "at " + text + ", IL"))
                .singleElement()
                .asString()
                .endsWith(" " + part);
    }

    @Test
    void mailAndHostAddressesAreFound() {
        assertThat(
                        find(
                                PiiClass.EMAIL,
                                "quuxley77@example.org",
                                "QUUXLEY77@EXAMPLE.ORG, quuxley77"))
                .containsExactly("EMAIL QUUXLEY77@EXAMPLE.ORG", "EMAIL quuxley77");
        assertThat(find(PiiClass.IP, "10.0.0.1", "10.0.0.1 but 10001 and 1000.1"))
                .containsExactly("IP 10.0.0.1");
        assertThat(find(PiiClass.URL, "https://x.example.org/p/77", "see x.example.org/p/77"))
                .containsExactly("URL x.example.org/p/77");
    }

    @Test
    void freeTextIsNoIdentity() {
        assertThat(find(PiiClass.FREE_TEXT, "cough", "cough")).isEmpty();
    }

    @Test
    void allAreFoundInOneText() {
        Identities identities =
                Identities.builder()
                        .add(PiiClass.NAME, "Quuxley^Jane")
                        .add(PiiClass.MRN, "445566")
                        .add(PiiClass.BIRTH_DATE, "19610304")
                        .build();
        String text = "Jane Quuxley (445566), born 3/4/1961";

        assertThat(Found.describe(text, identities.find(text)))
                .containsExactly("NAME Jane Quuxley", "MRN 445566", "BIRTH_DATE 3/4/1961");
    }

    @Test
    void nothingIsFoundOfNobody() {
        assertThat(Identities.builder().build().find("Jane Quuxley")).isEmpty();
        assertThat(find(PiiClass.NAME, " ", "Jane")).isEmpty();
        assertThat(find(PiiClass.ADDRESS, ",;", "Jane")).isEmpty();
    }

    @Test
    void noValueIsPrinted() {
        Identities.Builder builder = Identities.builder().add(PiiClass.NAME, "Quuxley");

        assertThat(builder.toString() + builder.build()).doesNotContain("uux");
    }
}
