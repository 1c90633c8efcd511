package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/04/2021",
                "3/4/21",
                "3-4-2021",
                "15.01.2021",
                "2021-03-04",
                "2021/03/04",
                "20210304",
                "20210304102200",
                "20210304102200.123+0100",
                "2021-03-04T10:22:00Z",
                "2021-03-04 10:22",
                "12MAR2021",
                "03/2021",
                "2021-03",
                "March 3rd, 2021",
                "March 3, 2021",
                "Mar. 3 2021",
                "march 3rd 2021",
                "MARCH 3, 2021",
                "3 March 2021",
                "3rd of March, 2021",
                "17-Feb-2021",
                "17-Feb-21",
                "Feb 3 '21",
                "Feb 3rd, '21",
                "March 2021",
                "March of 2021",
                "Sept '21",
                "January 20th",
                "January 3-5, 2021",
                "5 June"
            })
    void aDateIsFoundHoweverItIsWritten(String date) {
        assertThat(Found.in("It was noted " + date + " again."))
                .containsExactly("EVENT_DATE " + date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on 3/4", "since 12/31", "seen 4/3"})
    void aDayWithoutAYearNeedsAWordBeforeIt(String text) {
        assertThat(Found.in("came " + text + " and left")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in May", "since March", "last August", "until Sept"})
    void aMonthAloneNeedsAWordBeforeIt(String text) {
        assertThat(Found.in("well " + text + " already")).hasSize(1);
    }

    @Test
    void aBirthDateIsTold() {
        assertThat(Found.in("DOB: 03/04/1961, seen 03/04/2021"))
                .containsExactly("BIRTH_DATE 03/04/1961", "EVENT_DATE 03/04/2021");
        assertThat(Found.in("was born on 5 June 1961")).containsExactly("BIRTH_DATE 5 June 1961");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diagnosed in 2021, the 2019 guidelines",
                "may 5 mg be given, May cause drowsiness, march in place",
                "last week, last year, in the spring, on Monday",
                "3/4 of patients, 1/2 tablet, 20/20 vision, 120/80",
                "1.2.21 in the manual, 13/45/2021, 2021-13-45"
            })
    void loneYearsAndFractionsAreNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a {93}-year-old woman",
                "{93} years old",
                "aged {90}",
                "age: {101}",
                "age of {95}",
                "{91}yo F",
                "{91} y/o",
                "{94} yrs old",
                "{92} years of age",
                "{ninety-three}-year-old",
                "{ninety} years old",
                "a {centenarian}",
                "a {93}M with cough"
            })
    void anAgeOfNinetyOrMoreIsFound(String marked) {
        String age = marked.substring(marked.indexOf('{') + 1, marked.indexOf('}'));

        assertThat(Found.in(marked.replaceAll("[{}]", ""))).containsExactly("BIRTH_DATE " + age);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 45-year-old, 89 years old, aged 67, 34 yo F, age 5",
                "patients aged 90 or older, 90+ years, 90 and above",
                "92% of them, 95 mg, 98F at noon, HR 93",
                "1st, 2nd, 93rd percentile"
            })
    void otherAgesAndNumbersAreLeftAlone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }

    @Test
    void findsADateBehindAWordOfTelephones() {
        assertThat(Found.in("call (555) 010-0001 before 3/4/2026."))
                .containsExactly("PHONE (555) 010-0001", "EVENT_DATE 3/4/2026");
        assertThat(Found.in("Please call on 12-14-2025.")).containsExactly("EVENT_DATE 12-14-2025");
    }
}
