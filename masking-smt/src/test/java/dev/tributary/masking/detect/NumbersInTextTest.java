package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersInTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"078-05-1120", "078 05 1120", "078.05.1120", "078\u201105\u20111120"})
    void aSocialSecurityNumberNeedsNoWordBeforeIt(String number) {
        assertThat(Found.in("she gave " + number + " at intake")).containsExactly("SSN " + number);
    }

    @Test
    void nineDigitsAreOneBehindTheWord() {
        assertThat(Found.in("SSN 078051120")).containsExactly("SSN 078051120");
        assertThat(Found.in("social security number is 078 05 1120"))
                .containsExactly("SSN 078 05 1120");
    }

    @Test
    void oneThatWasNeverIssuedIsStillHiddenBehindTheWord() {
        assertThat(Found.in("SSN: 000-12-3456")).containsExactly("SSN 000-12-3456");
    }

    @Test
    void oneOutOfRangeIsSomeIdentifier() {
        assertThat(Found.in("gave 987-65-4321 as such")).containsExactly("OTHER_ID 987-65-4321");
    }

    @Test
    void itsLastFourDigitsBelongToIt() {
        assertThat(Found.in("SSN ending in 1120")).containsExactly("SSN 1120");
        assertThat(Found.in("last four of SSN: 1120")).containsExactly("SSN 1120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "5500-0000-0000-0004",
                "340000000000009",
                "6011000000000004",
                "30000000000004"
            })
    void aCardIsKnownByItsRangeAndItsCheckDigit(String card) {
        assertThat(Found.in("paid with " + card + " today")).containsExactly("CARD_NUMBER " + card);
    }

    @Test
    void aWrongCheckDigitMakesItSomeIdentifier() {
        assertThat(Found.in("ref 4111111111111112")).containsExactly("OTHER_ID 4111111111111112");
    }

    @Test
    void aVerificationCodeBelongsToTheCard() {
        assertThat(Found.in("cvv 123, CVC: 4567"))
                .containsExactly("CARD_NUMBER 123", "CARD_NUMBER 4567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(217) 555-0143",
                "217-555-0143",
                "217.555.0143",
                "217 555 0143",
                "1-217-555-0143",
                "(217)555-0143 ext. 22",
                "217-555-0143 x22",
                "+1 (217) 555-0143",
                "+1-217-555-0143",
                "+44 20 7946 0958",
                "+49 (30) 901820"
            })
    void aPhoneNumberIsKnownByItsShape(String phone) {
        assertThat(Found.in("reachable under " + phone + " only"))
                .containsExactly("PHONE " + phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"555-0143", "2175550143", "555.0143"})
    void lessOfOneNeedsTheWord(String phone) {
        assertThat(Found.in("call her at " + phone)).containsExactly("PHONE " + phone);
    }

    @Test
    void aFaxIsTold() {
        assertThat(Found.in("phone 217-555-0143, fax 217-555-0199"))
                .containsExactly("PHONE 217-555-0143", "FAX 217-555-0199");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.10.44",
                "10.0.0.1:8080",
                "2001:db8::8a2e:370:7334",
                "::1",
                "fe80::1"
            })
    void anInternetAddressIsFound(String address) {
        assertThat(Found.in("logged in from " + address + " then"))
                .containsExactly("IP " + address);
    }

    @Test
    void accountsVehiclesAndMembersAreKnownByTheirCheckDigitsOrTheirPattern() {
        assertThat(Found.in("to DE89 3704 0044 0532 0130 00"))
                .containsExactly("ACCOUNT_NUMBER DE89 3704 0044 0532 0130 00");
        assertThat(Found.in("drives 1HGCM82633A004352"))
                .containsExactly("VEHICLE 1HGCM82633A004352");
        assertThat(Found.in("covered as 1EG4-TE5-MK73")).containsExactly("MEMBER_ID 1EG4-TE5-MK73");
    }

    @Test
    void addressesOfDevicesAndUniqueIdentifiersAreFound() {
        assertThat(Found.in("from 00:1B:44:11:3A:B7")).containsExactly("DEVICE 00:1B:44:11:3A:B7");
        assertThat(Found.in("key 123e4567-e89b-12d3-a456-426614174000"))
                .containsExactly("OTHER_ID 123e4567-e89b-12d3-a456-426614174000");
    }

    @Test
    void nineDigitsAreNoMeasurement() {
        assertThat(Found.in("noted 123456789 there")).containsExactly("OTHER_ID 123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BP 120/80, HR 72, T 98.6F, SpO2 97%, RR 16",
                "Na 138, K 4.1, glucose 105 mg/dL, platelets 250,000, WBC 11.2",
                "lisinopril 10 mg daily, 1/2 tablet, vitamin B12 1000 mcg",
                "500000 units of penicillin, viral load 1500000 copies",
                "L4-L5 disc, C3-C4, T12-L1, GCS 15, strength 5/5, pain 8/10",
                "version 1.2.3, section 4.5.6, ratio 1:2, 3-5 times a day, at 10:30:15",
                "ICD-10 E11.9, CPT 99213, LOINC 4548-4, NDC 0002-7510-01, NCT01234567",
                "case 3 of 5, visit 2, group 1, device in place for 12 months",
                "study of 1,000,000 patients"
            })
    void measurementsAndCodesAreLeftAlone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }
}
