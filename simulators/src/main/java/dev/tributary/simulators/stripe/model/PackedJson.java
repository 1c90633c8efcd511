package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** An object kept small: a world of 50,000 objects and their events fits a test's heap. */
public final class PackedJson {

    private final byte[] packed;
    private final int size;

    private PackedJson(byte[] packed, int size) {
        this.packed = packed;
        this.size = size;
    }

    /** Packs an object; later changes of the node do not reach it. */
    public static PackedJson of(ObjectNode node) {
        byte[] plain = Json.bytes(node);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
            byte[] part = new byte[1024];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return new PackedJson(out.toByteArray(), plain.length);
        } finally {
            deflater.end();
        }
    }

    /** The object, as a node of the caller's own. */
    public ObjectNode unpack() {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[size];
            int read = 0;
            while (read < size) {
                read += inflater.inflate(plain, read, size - read);
            }
            return Json.read(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("an object that was packed here does not unpack", e);
        } finally {
            inflater.end();
        }
    }
}
