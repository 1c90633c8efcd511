package dev.tributary.masking.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        // ISO 8601 and FHIR
        "2024-02-28, 2024-03-09",
        "2023-12-31, 2024-01-10",
        "2024-01-15T10:30:00Z, 2024-01-25T10:30:00Z",
        "2024-01-15T10:30:00.123456+02:00, 2024-01-25T10:30:00.123456+02:00",
        "2024-01-15 10:30:00 -0500, 2024-01-25 10:30:00 -0500",
        "2024-01-15T10:30:00, 2024-01-25T10:30:00",
        "2024/01/15, 2024/01/25",
        "2024-01-15/2024-02-15, 2024-01-25/2024-02-25",
        // HL7 v2
        "20240115, 20240125",
        "202401151030, 202401251030",
        "20240115103000, 20240125103000",
        "20240115103000.1234-0500, 20240125103000.1234-0500",
        "20240115-0500, 20240125-0500",
        "2024011510+0100, 2024012510+0100",
        // X12
        "20240115-20240215, 20240125-20240225",
        "240115, 240125",
        "20240115T1030Z, 20240125T1030Z",
        // what people write
        "1/5/2024, 1/15/2024",
        "01/05/2024, 01/15/2024",
        "12/30/99, 01/09/00",
        "25/12/2023, 04/01/2024",
        "25.12.2023, 04.01.2024",
        "'Jan 5, 2024', 'Jan 15, 2024'",
        "'January 28, 2024', 'February 7, 2024'",
        "'5 JAN 2024', '15 JAN 2024'",
        "28-Jan-2024, 07-Feb-2024",
        "'5th of January, 2024', '15th of January, 2024'",
        "'Monday, January 1, 2024', 'Monday, January 11, 2024'",
        "'1/5/2024 9:30 AM', '1/15/2024 9:30 AM'"
    })
    void movesTheDateAndLeavesTheForm(String date, String tenDaysLater) {
        assertThat(DateText.parse(date).orElseThrow().shifted(10)).contains(tenDaysLater);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03, 10, 2024-03",
        "2024-03, 20, 2024-04",
        "202403, -20, 202402",
        "2024, 50, 2024",
        "2024, 200, 2025",
        "Jan 2024, 20, Feb 2024"
    })
    void movesPartialDatesByTheirMiddle(String date, int days, String moved) {
        assertThat(DateText.parse(date).orElseThrow().shifted(days)).contains(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "1980-01-15T08:00:00Z, 1980",
        "1980, 1980",
        "19800115, 1980",
        "20240115-20240215, 2024",
        "20231215-20240215, 2023-2024",
        "1/5/31, 1931",
        "1/5/29, 2029"
    })
    void knowsItsYears(String date, String years) {
        assertThat(DateText.parse(date).orElseThrow().years()).isEqualTo(years);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "UNK",
                "2024-13-01",
                "2024-02-30",
                "20240230",
                "20240115 20240116",
                "2024-01-15 John",
                "2024-01-15 2024-01-16",
                "2024-01-15-2024-01-16",
                "1234567",
                "123456789",
                "123456789012345678",
                "99991231",
                "0000",
                "12/25",
                "Jan 12",
                "555-1234",
                "123-45-6789",
                "20240115103099",
                "2024-01-15T10:30:00Z; call 5551234",
                "20240115103000.1234-0500 x",
                "Smith 2024"
            })
    void takesNothingElseForADate(String text) {
        assertThat(DateText.parse(text)).isEmpty();
    }

    @Test
    void findsTheFirstDayThatADateCanMean() {
        assertThat(DateText.parse("1936").orElseThrow().earliest()).hasToString("1936-01-01");
        assertThat(DateText.parse("1936-06").orElseThrow().earliest()).hasToString("1936-06-01");
    }

    @Test
    void showsNothingOfItself() {
        assertThat(DateText.parse("1980-01-15").orElseThrow().toString()).doesNotContain("1980");
    }
}
