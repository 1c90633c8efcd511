package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.record.HealthcareRecord;

/** MFI and MFE to changes of master files (HL7 v2.9 §8.5). */
final class MasterFileMapper {

    private static final String ENTRIES = "master_entries";

    private final Assembly assembly;
    private String file;
    private String fileEvent;

    MasterFileMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    void file(Segment mfi) {
        file = assembly.reading().first(mfi.field(1));
        fileEvent = assembly.reading().first(mfi.field(3));
    }

    void entry(Segment mfe) {
        assembly.begin(ENTRIES, HealthcareRecord.MASTER_ENTRY, mfe)
                .put("file", file)
                .put("file_event", fileEvent)
                .first("action", 1)
                .first("control_id", 2)
                .time("effective_at", 3)
                .pair("key", "key_text", 4);
    }

    /** STF: the person whom the entry is about. */
    void staff(Segment stf) {
        Part entry = assembly.last(ENTRIES, stf);
        if (entry != null) {
            entry.name("key_text", 3);
        }
    }
}
