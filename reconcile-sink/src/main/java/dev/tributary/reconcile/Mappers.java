package dev.tributary.reconcile;

import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.reconcile.map.MappingFile;
import dev.tributary.reconcile.map.RecordMapper;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigException;

/** How records are read, as the options say. */
final class Mappers {

    private Mappers() {}

    /**
     * Reads the mapping, where there is one.
     *
     * @throws OptionMisfit where it cannot be read or is wrong: with the remedy
     */
    static RecordMapper of(ReadingOptions options) {
        try {
            return RecordMapper.of(
                    options.mappingFile().map(Path::of).map(MappingFile::read),
                    options.sourceKinds());
        } catch (OptionMisfit told) {
            throw told;
        } catch (ConfigException wrong) {
            throw new OptionMisfit(ReadingOptions.MAPPING_FILE, wrong.getMessage());
        }
    }
}
