package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.2.0.0/15, 10.3.255.255, true",
        "10.2.0.0/15, 10.1.255.255, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 203.0.113.9, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8::1, 2001:db8::2, false",
        "::ffff:10.0.0.1, 10.0.0.1, true"
    })
    void containsWhatSharesItsPrefix(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).contains(AddressRange.parse(address).first()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ward.example.org",
                "10.1",
                "10.1.0.256",
                "10.1.0.0/33",
                "10.1.0.1/16",
                "fd00::/129",
                "fd00::1/8",
                ":",
                "1:2",
                "fe80::1%eth0",
                "10.1.0.0/-1",
                "/8"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(AddressRange.parse("10.1.0.0/16")).hasToString("10.1.0.0/16");
        assertThat(AddressRange.parse(AddressRange.parse("fd00::/8").toString()))
                .isEqualTo(AddressRange.parse("fd00::/8"));
    }
}
