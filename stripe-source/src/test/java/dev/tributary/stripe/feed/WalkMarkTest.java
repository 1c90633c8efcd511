package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WalkMarkTest {

    @Test
    void keepsItsCutOffWhileItGoesOn() {
        WalkMark mark = WalkMark.beginning(9_000).after("ch_2", 8_000).after("ch_1", 7_000);

        assertThat(mark.cutOff()).isEqualTo(9_000);
        assertThat(mark.until()).isEqualTo(9_000);
        assertThat(mark.lastId()).isEqualTo("ch_1");
    }

    @Test
    void goesOnWithTheSecondOfAnObjectThatIsGone() {
        WalkMark mark = WalkMark.beginning(9_000).after("cus_1", 7_000).withoutId();

        assertThat(mark.lastId()).isEmpty();
        assertThat(mark.until()).isEqualTo(7_000);
    }

    @Test
    void survivesAnOffsetAtEveryStage() {
        WalkMark begun = WalkMark.beginning(9_000);
        for (WalkMark mark :
                List.of(
                        begun,
                        begun.after("ch_1", 7_000),
                        begun.after("ch_1", 7_000).withoutId(),
                        begun.done(),
                        begun.denied())) {
            assertThat(WalkMark.read(mark.written())).isEqualTo(mark);
        }
    }

    @Test
    void refusesWhatIsNoMark() {
        for (String text : List.of("", "x", "9000", "9000/perhaps", "9000/x/ch_1")) {
            assertThatThrownBy(() -> WalkMark.read(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
