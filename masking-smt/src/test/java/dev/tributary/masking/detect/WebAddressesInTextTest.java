package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.org",
                "jane.q_public+tag@mail.example.org",
                "j@x.io",
                "JANE@EXAMPLE.ORG",
                "jané@example.org"
            })
    void anEmailAddressIsFound(String email) {
        assertThat(Found.in("write (" + email + ").")).containsExactly("EMAIL " + email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.org/patient/4471?tab=labs#x",
                "http://10.0.0.1:8080/a",
                "ftp://files.example.org",
                "www.example.org/a",
                "portal.example.com"
            })
    void aUrlIsFoundWithoutThePointBehindIt(String url) {
        assertThat(Found.in("see " + url + ".")).containsExactly("URL " + url);
    }

    @Test
    void severalStandBesideEachOther() {
        assertThat(Found.in("a@x.org,b@x.org https://x.org/@me"))
                .containsExactly("EMAIL a@x.org", "EMAIL b@x.org", "URL https://x.org/@me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ 5 pm", "a @ b", "x@", "://", "std::vector", "e.g. this.That"})
    void aSignAloneIsNone(String text) {
        assertThat(Found.in(text)).isEmpty();
    }
}
