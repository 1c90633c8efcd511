package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformNameTest {

    @ParameterizedTest
    @CsvSource({
        "'[hospital|task-3] ', hospital, 3",
        "'[hospital|task-12|offsets] ', hospital, 12",
        "'[hospital|worker] ', hospital, 0",
        "'', unknown, 0",
        "'nonsense', unknown, 0",
        ", unknown, 0"
    })
    void readsWhatConnectSaysToTheLog(String context, String connector, int task) {
        TransformName name = TransformName.claim("test", context);

        assertThat(name.connector()).isEqualTo(connector);
        assertThat(name.task()).isEqualTo(task);
        name.release();
    }

    @Test
    void numbersSeveralOfATask() {
        TransformName first = TransformName.claim("twice", "[a|task-0] ");
        TransformName second = TransformName.claim("twice", "[a|task-0] ");
        TransformName elsewhere = TransformName.claim("twice", "[a|task-1] ");

        assertThat(first.transform()).isEqualTo("twice");
        assertThat(second.transform()).isEqualTo("twice2");
        assertThat(elsewhere.transform()).isEqualTo("twice");
        first.release();
        assertThat(TransformName.claim("twice", "[a|task-0] ")).isEqualTo(first);
    }
}
