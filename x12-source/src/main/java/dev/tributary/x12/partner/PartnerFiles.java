package dev.tributary.x12.partner;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a partner's rules hold besides, each in a file of its own on every worker.
 *
 * @param overlay what of the guides is different for the partner
 * @param rules the partner's own rules about records
 * @param codeLists mounted lists of codes, by the name that grammars call them
 */
public record PartnerFiles(
        Optional<Path> overlay, Optional<Path> rules, Map<String, Path> codeLists) {

    /** No files at all. */
    public static final PartnerFiles NONE =
            new PartnerFiles(Optional.empty(), Optional.empty(), Map.of());
}
