package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.StripeRead;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterHeadTest {

    @Test
    void namesWhatCanBeNamed() {
        assertThat(head("{'id': 'evt_1', 'object': 'event'}"))
                .isEqualTo(new LetterHead("evt_1", "event"));
    }

    @Test
    void whatHasNoIdThatCanBeAKeyIsTheAccounts() {
        assertThat(head("{'object': 'charge'}")).isEqualTo(new LetterHead("acct_1", "charge"));
        assertThat(head("{'id': 'Jane\\u0000Doe', 'object': 'charge'}"))
                .isEqualTo(new LetterHead("acct_1", "charge"));
        assertThat(head("[]")).isEqualTo(new LetterHead("acct_1", null));
    }

    @Test
    void ofWhatIsNoObjectOfStripesNothingIsRepeated() {
        assertThat(head("{'id': 'Jane Doe', 'object': 'Jane Doe'}"))
                .isEqualTo(new LetterHead("acct_1", null));
        assertThat(head("{'id': 'Jane Doe', 'object': {'name': 'Jane Doe'}}"))
                .isEqualTo(new LetterHead("acct_1", null));
    }

    private static LetterHead head(String json) {
        try {
            return LetterHead.of(
                    new StripeRead(
                            "acct_1",
                            new ObjectMapper().readTree(json.replace('\'', '"')),
                            Channel.FEED,
                            Instant.EPOCH));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
