package dev.tributary.masking.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A query of the ASQ-PHI corpus with what its authors labelled in it.
 *
 * @param index its place in the file, from 0
 * @param labels none in a hard negative
 */
record LabelledQuery(int index, String text, List<Label> labels) {

    private static final String QUERY = "===QUERY===";
    private static final String TAGS = "===PHI_TAGS===";

    /** Were read before the halves were made, so they count as the half that is tuned on. */
    private static final int READ_BEFORE = 5;

    /**
     * A labelled value.
     *
     * @param category the corpus's word for what it is
     */
    record Label(String category, String value) {

        @Override
        public String toString() {
            return category;
        }
    }

    /** Whether the query is of the half that is reported on and that nobody tunes on. */
    boolean isReported() {
        CRC32 hash = new CRC32();
        hash.update(String.valueOf(index).getBytes(StandardCharsets.US_ASCII));
        return index >= READ_BEFORE && (hash.getValue() & 1) == 1;
    }

    static List<LabelledQuery> read(Path file) throws IOException {
        List<LabelledQuery> queries = new ArrayList<>();
        String[] blocks = Files.readString(file).split(QUERY, -1);
        for (int i = 1; i < blocks.length; i++) {
            int tags = blocks[i].indexOf(TAGS);
            queries.add(
                    new LabelledQuery(
                            i - 1,
                            blocks[i].substring(0, tags).strip(),
                            labels(blocks[i].substring(tags + TAGS.length()))));
        }
        return queries;
    }

    private static List<Label> labels(String lines) throws IOException {
        List<Label> labels = new ArrayList<>();
        for (String line : lines.strip().lines().toList()) {
            if (!line.isBlank()) {
                JsonNode label = new ObjectMapper().readTree(line);
                labels.add(
                        new Label(
                                label.get("identifier_type").asText(),
                                label.get("value").asText()));
            }
        }
        return labels;
    }

    @Override
    public String toString() {
        return "query " + index;
    }
}
