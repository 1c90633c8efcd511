package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOfQuickstartTest {
    @TempDir private Path data;

    private Home home;
    private QuickstartState state;

    @BeforeEach
    void run() throws IOException {
        home = new Home(data, data);
        Files.createDirectories(home.quickstart());
        state = new QuickstartState(home);
    }

    @Test
    void theDatabaseOfTheRunningQuickstartIsMeantWhereNoneIsNamed() {
        state.write(2575, Optional.of(database()));

        assertThat(new DatabaseOfQuickstart(home).unlessGiven(List.of("explain", "4f3a9c")))
                .containsExactly(
                        "explain",
                        "4f3a9c",
                        "--database",
                        "jdbc:postgresql://127.0.0.1:15432/tributary",
                        "--user",
                        "tributary",
                        "--password-file",
                        data.resolve("password").toString());
    }

    @Test
    void aDatabaseThatIsNamedIsTheOneThatIsMeant() {
        state.write(2575, Optional.of(database()));

        for (List<String> named :
                List.of(
                        List.of("4f3a9c", "--database", "postgresql://h/d"),
                        List.of("4f3a9c", "--database=postgresql://h/d"))) {
            assertThat(new DatabaseOfQuickstart(home).unlessGiven(named)).isEqualTo(named);
        }
    }

    @Test
    void nothingIsAddedWithoutAQuickstartThatHasOne() {
        assertThat(new DatabaseOfQuickstart(home).unlessGiven(List.of("a"))).containsExactly("a");

        state.write(2575, Optional.empty());

        assertThat(new DatabaseOfQuickstart(home).unlessGiven(List.of("a"))).containsExactly("a");
        assertThat(state.mllpPort()).hasValue(2575);
    }

    private QuickstartState.Database database() {
        return new QuickstartState.Database(
                "jdbc:postgresql://127.0.0.1:15432/tributary",
                "tributary",
                data.resolve("password"));
    }
}
