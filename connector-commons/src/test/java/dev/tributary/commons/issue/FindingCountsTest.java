package dev.tributary.commons.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FindingCountsTest {

    private static final IssueCode CODE = code("DATE_INVALID");

    @Test
    void printsEachCodeWithThePlacesWhereItWasFoundMost() {
        FindingCounts counts = new FindingCounts();
        for (int place = 1; place <= 7; place++) {
            for (int time = 0; time < place; time++) {
                counts.count(CODE, "PID-" + place);
            }
        }
        counts.count(code("FILE_UNREADABLE"), "");

        StringWriter text = new StringWriter();
        counts.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly(
                        "      28  DATE_INVALID",
                        "               7 at PID-7",
                        "               6 at PID-6",
                        "               5 at PID-5",
                        "               4 at PID-4",
                        "               3 at PID-3",
                        "       1  FILE_UNREADABLE");
        assertThat(counts.byCode()).containsEntry("DATE_INVALID", 28L);
        assertThat(counts.byPlace().get("DATE_INVALID")).containsEntry("PID-1", 1L);
    }

    private static IssueCode code(String name) {
        return new IssueCode() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Severity severity() {
                return Severity.ERROR;
            }

            @Override
            public String text() {
                return "Wrong.";
            }
        };
    }
}
