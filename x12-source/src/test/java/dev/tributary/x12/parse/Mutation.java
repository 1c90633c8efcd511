package dev.tributary.x12.parse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways in which files get broken: each changes bytes a little, at random. */
enum Mutation {
    DROP {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            List<byte[]> segments = segments(file);
            segments.remove(random.nextInt(segments.size()));
            return joined(segments);
        }
    },
    DUPLICATE {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            List<byte[]> segments = segments(file);
            int at = random.nextInt(segments.size());
            segments.add(random.nextInt(segments.size()), segments.get(at));
            return joined(segments);
        }
    },
    SWAP {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            List<byte[]> segments = segments(file);
            Collections.swap(
                    segments, random.nextInt(segments.size()), random.nextInt(segments.size()));
            return joined(segments);
        }
    },
    FLIP {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            byte[] flipped = file.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
    },
    TRUNCATE {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    /** The beginning of one and the end of another. */
    SPLICE {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(file, 0, random.nextInt(file.length));
            int from = random.nextInt(other.length);
            out.write(other, from, other.length - from);
            return out.toByteArray();
        }
    },
    /** Bytes of no meaning in the middle. */
    JUNK {
        @Override
        byte[] apply(byte[] file, byte[] other, Random random) {
            byte[] junk = new byte[1 + random.nextInt(40)];
            random.nextBytes(junk);
            int at = random.nextInt(file.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(file, 0, at);
            out.writeBytes(junk);
            out.write(file, at, file.length - at);
            return out.toByteArray();
        }
    };

    /**
     * Breaks a file.
     *
     * @param file has at least one byte; not changed
     * @param other another file, to splice with
     */
    abstract byte[] apply(byte[] file, byte[] other, Random random);

    /** Some mutations, one after the other. */
    static byte[] some(byte[] file, byte[] other, Random random) {
        byte[] mutated = file;
        for (int i = random.nextInt(3); i >= 0 && mutated.length > 0; i--) {
            Mutation mutation = values()[random.nextInt(values().length)];
            mutated = mutation.apply(mutated, other, random);
        }
        return mutated;
    }

    /** Cut behind each byte that most files end their segments by; at least one piece. */
    private static List<byte[]> segments(byte[] file) {
        List<byte[]> segments = new ArrayList<>();
        byte terminator = file.length > 105 ? file[105] : (byte) '~';
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == terminator || i == file.length - 1) {
                segments.add(Arrays.copyOfRange(file, start, i + 1));
                start = i + 1;
            }
        }
        return segments;
    }

    private static byte[] joined(List<byte[]> segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        segments.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
