package dev.tributary.commons.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.RememberedOffsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdempotencyWindowTest {

    private static final Identity ONE = new Identity(1, 11);
    private static final Identity OTHER_CONTENT = new Identity(1, 12);
    private static final Identity SAME_SLOT = new Identity(5, 51);

    private final List<Optional<Character>> told = new ArrayList<>();
    private final IdempotencyWindow window = window(false);

    @Test
    void aMessageThatIsSentAgainIsAnsweredAsTheFirstWas() {
        assertThat(window.claim(ONE, told::add)).isEqualTo(new IdempotencyWindow.First(false));
        window.position(ONE, 'R').offset();
        window.answered(ONE, 'R');
        assertThat(window.claim(ONE, told::add)).isEqualTo(new IdempotencyWindow.Answered('R'));
        assertThat(told).isEmpty();
    }

    @Test
    void whoSendsItAgainWhileItIsOnItsWayWaitsForTheAnswer() {
        window.claim(ONE, told::add);
        assertThat(window.claim(ONE, told::add)).isEqualTo(new IdempotencyWindow.OnItsWay());
        assertThat(told).isEmpty();
        window.position(ONE, 'A').offset();
        window.answered(ONE, 'A');
        assertThat(told).containsExactly(Optional.of('A'));
    }

    @Test
    void knowsWhatWasAnsweredAndNotWhatIsOnItsWay() {
        window.claim(ONE, told::add);
        window.position(ONE, 'A').offset();
        assertThat(window.isAnswered(ONE)).isFalse();
        window.answered(ONE, 'A');
        assertThat(window.isAnswered(ONE)).isTrue();
        assertThat(window.isAnswered(SAME_SLOT)).isFalse();
    }

    @Test
    void aCompanionSharesTheMessagesPartitionAndDoesNotRememberIt() {
        window.claim(ONE, told::add);
        SourcePosition companion = window.companion(ONE);
        Map<String, ?> before = companion.offset();
        SourcePosition own = window.position(ONE, 'A');
        Map<String, ?> after = own.offset();

        assertThat(companion.partition()).isEqualTo(own.partition());
        assertThat(before).isNotEqualTo(after);
        assertThat(WindowOffset.entries(before)).isEmpty();
        assertThat(WindowOffset.entries(after)).isNotEmpty();
    }

    @Test
    void aMessageWithoutAnAnswerMayComeAgain() {
        window.claim(ONE, told::add);
        window.claim(ONE, told::add);
        window.position(ONE, 'A').offset();
        window.unanswered(ONE);
        assertThat(told).containsExactly(Optional.empty());
        assertThat(window.claim(ONE, told::add)).isInstanceOf(IdempotencyWindow.First.class);
    }

    @Test
    void tellsANameThatIsUsedForAnotherMessage() {
        emit(window, ONE);
        assertThat(window.claim(OTHER_CONTENT, told::add))
                .isEqualTo(new IdempotencyWindow.First(true));
    }

    @Test
    void remembersAcrossARestart() {
        Map<Map<String, ?>, Map<String, ?>> stored = new HashMap<>();
        window.claim(ONE, told::add);
        store(window.position(ONE, 'A'), stored);
        IdempotencyWindow next = window(false);
        next.restore(new RememberedOffsets(Map.of(), stored));
        assertThat(next.claim(ONE, told::add)).isEqualTo(new IdempotencyWindow.Answered('A'));
        assertThat(next.claim(OTHER_CONTENT, told::add))
                .isEqualTo(new IdempotencyWindow.First(true));
    }

    @Test
    void theOffsetOfALaterRecordRemembersTheEarlierOnesOfItsSlot() {
        Map<Map<String, ?>, Map<String, ?>> stored = new HashMap<>();
        window.claim(ONE, told::add);
        store(window.position(ONE, 'A'), stored);
        window.claim(SAME_SLOT, told::add);
        store(window.position(SAME_SLOT, 'A'), stored);
        IdempotencyWindow next = window(false);
        next.restore(new RememberedOffsets(Map.of(), stored));
        assertThat(next.claim(ONE, told::add)).isEqualTo(new IdempotencyWindow.Answered('A'));
    }

    @Test
    void whereRecordsMayBeDroppedAnOffsetVouchesForNoOtherThatIsNotCommitted() {
        IdempotencyWindow careful = window(true);
        Map<Map<String, ?>, Map<String, ?>> stored = new HashMap<>();
        careful.claim(ONE, told::add);
        store(careful.position(ONE, 'A'), stored);
        careful.claim(SAME_SLOT, told::add);
        store(careful.position(SAME_SLOT, 'A'), stored);
        IdempotencyWindow next = window(true);
        next.restore(new RememberedOffsets(Map.of(), stored));
        assertThat(next.claim(ONE, told::add)).isInstanceOf(IdempotencyWindow.First.class);
        assertThat(next.claim(SAME_SLOT, told::add)).isEqualTo(new IdempotencyWindow.Answered('A'));
    }

    @Test
    void aPartitionIsSerialisedAlikeByEveryJvm() {
        assertThat(window.position(ONE, 'A').partition().keySet().toString())
                .isEqualTo("[kind, scope, slot]");
    }

    @Test
    void forgetsTheOldestAndNeverGrows() {
        for (int i = 0; i < 100; i++) {
            emit(window, new Identity(1 + 4L * i, i));
        }
        assertThat(window.claim(new Identity(1, 0), told::add))
                .isInstanceOf(IdempotencyWindow.First.class);
        assertThat(window.claim(new Identity(1 + 4L * 99, 99), told::add))
                .isEqualTo(new IdempotencyWindow.Answered('A'));
        String entries = WindowOffset.entries(window.position(new Identity(1, 0), 'A').offset());
        assertThat(entries.length()).isLessThanOrEqualTo(8 * 17 * 4 / 3 + 4);
    }

    private static void emit(IdempotencyWindow window, Identity identity) {
        window.claim(identity, answer -> {});
        window.position(identity, 'A').offset();
        window.answered(identity, 'A');
    }

    private static void store(SourcePosition position, Map<Map<String, ?>, Map<String, ?>> stored) {
        stored.put(position.partition(), position.offset());
    }

    private static IdempotencyWindow window(boolean mayBeDropped) {
        return new IdempotencyWindow("127.0.0.1:2575", 4, 8, 1_000, mayBeDropped);
    }
}
