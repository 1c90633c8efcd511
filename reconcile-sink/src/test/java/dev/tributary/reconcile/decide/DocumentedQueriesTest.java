package dev.tributary.reconcile.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of the sink tells analysts to ask can be asked, by an analyst. */
class DocumentedQueriesTest {
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyQueryOfThePageRunsAsAnAnalystAndMostFindSomethingInTheSample()
            throws IOException, SQLException {
        String page = Files.readString(Path.of("..", "docs", "reconcile-sink.md"));
        List<String> queries =
                QUERY.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(7);
        int answered = 0;
        try (Connection analyst = SampleDatabase.make().as("analyst")) {
            for (String query : queries) {
                try (PreparedStatement statement = analyst.prepareStatement(query)) {
                    answered += statement.executeQuery().next() ? 1 : 0;
                }
            }
        }
        // The sample has no payout of December.
        assertThat(answered).isEqualTo(queries.size() - 1);
    }
}
