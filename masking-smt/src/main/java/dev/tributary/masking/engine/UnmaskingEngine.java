package dev.tributary.masking.engine;

import dev.tributary.commons.policy.KeyReference;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/**
 * Opens the ciphertexts of records, and nothing else: tokens stay tokens, and what was dropped is
 * gone. One that does not open fails the record; of who was erased nothing comes back. For one
 * thread.
 */
public final class UnmaskingEngine implements AutoCloseable {

    private final KeyRing keys;
    private final SealedTexts texts;
    private final SchemaCache<Schema> schemas = new SchemaCache<>();

    UnmaskingEngine(KeyRing keys) {
        this.keys = keys;
        this.texts = new SealedTexts(keys);
    }

    /**
     * An engine with a keyset.
     *
     * @throws dev.tributary.commons.crypto.KeysetException where it cannot be had: with the remedy
     */
    public static UnmaskingEngine open(KeyReference key) {
        return new UnmaskingEngine(PolicyKeys.open(key));
    }

    /** The version of the keyset that is in use. */
    public String version() {
        return keys.version();
    }

    /** How many ciphertexts were opened in the last record. */
    public int opened() {
        return texts.opened();
    }

    /**
     * Opens what is sealed in a record.
     *
     * @return the record itself where nothing is
     * @throws MaskingException where something does not open
     */
    public <R extends ConnectRecord<R>> R unmask(R record) {
        texts.reset();
        Object key = part(record.keySchema(), record.key(), Place.KEY);
        Object value = part(record.valueSchema(), record.value(), Place.VALUE);
        ConnectHeaders headers = headers(record);
        if (texts.opened() == 0 && key == record.key() && value == record.value()) {
            return record;
        }
        headers.addLong(MaskingHeaders.OPENED, texts.opened());
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                schema(record.keySchema(), record.key()),
                key,
                schema(record.valueSchema(), record.value()),
                compliance(value),
                record.timestamp(),
                headers);
    }

    private Object compliance(Object value) {
        Optional<Compliance> compliance =
                value instanceof Struct struct ? Compliance.of(struct.schema()) : Optional.empty();
        return compliance.isPresent() ? compliance.get().unmasked((Struct) value) : value;
    }

    private ConnectHeaders headers(ConnectRecord<?> record) {
        ConnectHeaders headers = new ConnectHeaders();
        for (Header header : record.headers()) {
            if (header.key().equals(MaskingHeaders.OPENED)) {
                continue;
            }
            Trail trail = Trail.from(Place.HEADERS).member(header.key());
            Object value = guarded(header.schema(), header.value(), trail);
            if (value == header.value()) {
                headers.add(header);
            } else {
                headers.add(header.key(), value, schema(header.schema(), header.value()));
            }
        }
        return headers;
    }

    private Object part(Schema schema, Object value, Place place) {
        boolean text =
                value instanceof String && (schema == null || schema.type() == Schema.Type.STRING);
        Optional<Object> json = text ? JsonText.read((String) value) : Optional.empty();
        if (json.isEmpty()) {
            return guarded(schema, value, Trail.from(place));
        }
        int before = texts.opened();
        Object opened = guarded(null, json.get(), Trail.from(place));
        return texts.opened() == before ? value : JsonText.write(opened);
    }

    private Object guarded(Schema schema, Object value, Trail trail) {
        try {
            return opened(schema, schema(schema, value), value, trail);
        } catch (RetriableException passing) {
            throw passing;
        } catch (RuntimeException fault) {
            throw MaskingException.of(fault, trail.place(), "PART");
        }
    }

    private Schema schema(Schema schema, Object value) {
        return schema == null || value == null ? schema : schemas.get(schema, UnmaskedSchemas::of);
    }

    private Object opened(Schema in, Schema out, Object value, Trail trail) {
        if (value instanceof String text) {
            return leaf(out, text, trail);
        }
        if (value instanceof Struct struct) {
            return struct(struct, out == null ? schema(struct.schema(), struct) : out, trail);
        }
        if (value instanceof Map<?, ?> map) {
            return map(in, out, map, trail);
        }
        return value instanceof Collection<?> list ? list(in, out, list, trail) : value;
    }

    private Object leaf(Schema out, String text, Trail trail) {
        Object opened;
        try {
            opened = texts.open(text, trail);
        } catch (RetriableException passing) {
            throw passing;
        } catch (RuntimeException fault) {
            throw MaskingException.of(fault, trail.place(), Kind.TEXT.name());
        }
        if (out == null) {
            return opened;
        }
        if (opened == null) {
            return MaskedSchemas.blank(out);
        }
        boolean wantsText = out.type() == Schema.Type.STRING;
        return wantsText && !(opened instanceof String)
                ? CanonicalText.of(opened, Kind.of(opened))
                : opened;
    }

    private Struct struct(Struct in, Schema schema, Trail trail) {
        Struct out = new Struct(schema);
        boolean changed = schema != in.schema();
        for (Field field : in.schema().fields()) {
            Object before = StructNode.value(in, field);
            if (before != null) {
                Field target = schema.field(field.name());
                Object after =
                        opened(field.schema(), target.schema(), before, trail.member(field.name()));
                changed |= after != before;
                if (after != null) {
                    out.put(target, after);
                }
            }
        }
        return changed ? out : in;
    }

    private Object map(Schema in, Schema out, Map<?, ?> map, Trail trail) {
        Map<Object, Object> opened = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object name =
                    opened(
                            in == null ? null : in.keySchema(),
                            out == null ? null : out.keySchema(),
                            entry.getKey(),
                            trail.names());
            Object after =
                    opened(
                            in == null ? null : in.valueSchema(),
                            out == null ? null : out.valueSchema(),
                            entry.getValue(),
                            trail.member(entry.getKey()));
            changed |= name != entry.getKey() || after != entry.getValue();
            opened.put(name, after);
        }
        return changed ? opened : map;
    }

    private Object list(Schema in, Schema out, Collection<?> list, Trail trail) {
        List<Object> opened = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object before : list) {
            Object after =
                    opened(
                            in == null ? null : in.valueSchema(),
                            out == null ? null : out.valueSchema(),
                            before,
                            trail.element());
            changed |= after != before;
            opened.add(after);
        }
        return changed ? opened : list;
    }

    @Override
    public void close() {
        keys.close();
    }
}
