package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * An object kept small: a world of 50,000 objects and their events fits a test's heap. What all
 * objects of a kind have in common is no part of it, being in the kind's template.
 */
public final class PackedJson {

    private static final Deflater DEFLATER = new Deflater(Deflater.BEST_SPEED, true);
    private static final Inflater INFLATER = new Inflater(true);

    private final byte[] packed;
    private final int size;
    private final byte[] template;

    private PackedJson(byte[] packed, int size, byte[] template) {
        this.packed = packed;
        this.size = size;
        this.template = template;
    }

    /** Packs an object; later changes of the node do not reach it. */
    public static PackedJson of(ObjectNode node) {
        byte[] plain = Json.bytes(node);
        byte[] template = Templates.bytes(kind(node));
        synchronized (DEFLATER) {
            DEFLATER.reset();
            DEFLATER.setDictionary(template);
            DEFLATER.setInput(plain);
            DEFLATER.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(512);
            byte[] part = new byte[512];
            while (!DEFLATER.finished()) {
                out.write(part, 0, DEFLATER.deflate(part));
            }
            return new PackedJson(out.toByteArray(), plain.length, template);
        }
    }

    /** The object, as a node of the caller's own. */
    public ObjectNode unpack() {
        byte[] plain = new byte[size];
        synchronized (INFLATER) {
            INFLATER.reset();
            INFLATER.setDictionary(template);
            INFLATER.setInput(packed);
            try {
                int read = 0;
                while (read < size) {
                    read += INFLATER.inflate(plain, read, size - read);
                }
            } catch (DataFormatException e) {
                throw new IllegalStateException("an object that was packed here is broken", e);
            }
        }
        return Json.read(plain);
    }

    /** Of an event it is the kind of its object. */
    private static String kind(ObjectNode node) {
        String word = node.path("object").asText();
        return word.equals("event")
                ? node.path("data").path("object").path("object").asText()
                : word;
    }
}
