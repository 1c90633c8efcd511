package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.raw.LeafMask;
import dev.tributary.masking.raw.RawFormat;
import java.util.Optional;

/** Payloads as {@code RAW|NAME=John|FREE_TEXT=some note|?=unknown}. */
final class FakeFormat implements RawFormat {

    static Optional<RawFormat> of(String payload) {
        FakeFormat format = new FakeFormat();
        return format.recognises(payload) ? Optional.of(format) : Optional.empty();
    }

    @Override
    public boolean recognises(String payload) {
        return payload.startsWith("RAW|");
    }

    @Override
    public Optional<String> rewrite(String payload, LeafMask mask) {
        StringBuilder out = new StringBuilder("RAW");
        for (String field : payload.substring(4).split("\\|", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            String name = field.substring(0, equals);
            String value = field.substring(equals + 1);
            Optional<String> masked =
                    name.equals("?")
                            ? mask.unlisted(name, value)
                            : mask.mask(name, PiiClass.valueOf(name), value);
            out.append('|').append(name).append('=').append(masked.orElse(""));
        }
        return Optional.of(out.toString());
    }
}
