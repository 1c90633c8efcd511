package dev.tributary.hl7.front;

import dev.tributary.commons.config.AddressRange;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the header by which a proxy tells whose connection it passes on: the PROXY protocol,
 * version 1 (a line) and 2 (binary), strictly (HAProxy's proxy-protocol.txt §2.1, §2.2).
 *
 * @param length how many bytes it takes
 * @param source the sender's address; none for the proxy's own connection, a health check
 */
record ProxyHeader(int length, Optional<InetAddress> source) {

    private static final byte[] SIGNATURE = {
        0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a
    };
    private static final byte[] LINE = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 107;
    private static final int FIXED = 16;

    /** What follows the fixed part: addresses and extensions that are passed over. */
    private static final int MOST_FOLLOWING = 4096;

    /** Bytes that begin a connection and are no such header. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Looks at the first bytes of a connection and leaves them unread.
     *
     * @return empty when more bytes are needed
     */
    static Optional<ProxyHeader> read(ByteBuf bytes) throws Malformed {
        if (begins(bytes, SIGNATURE)) {
            return bytes.readableBytes() < FIXED ? Optional.empty() : binary(bytes);
        }
        if (begins(bytes, LINE)) {
            return line(bytes);
        }
        throw new Malformed();
    }

    /** Whether what has come so far may be, or is, that beginning. */
    private static boolean begins(ByteBuf bytes, byte[] beginning) {
        int length = Math.min(bytes.readableBytes(), beginning.length);
        for (int i = 0; i < length; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ProxyHeader> line(ByteBuf bytes) throws Malformed {
        int start = bytes.readerIndex();
        int most = Math.min(bytes.readableBytes(), LONGEST_LINE);
        int end = bytes.indexOf(start, start + most, (byte) '\n');
        if (end < 0) {
            if (most == LONGEST_LINE) {
                throw new Malformed();
            }
            return Optional.empty();
        }
        String text = bytes.toString(start, end - start, StandardCharsets.US_ASCII);
        if (!text.endsWith("\r")) {
            throw new Malformed();
        }
        String[] words = text.substring(0, text.length() - 1).split(" ", -1);
        int length = end - start + 1;
        if (words[1].equals("UNKNOWN")) {
            return Optional.of(new ProxyHeader(length, Optional.empty()));
        }
        if (words.length != 6 || !isPort(words[4]) || !isPort(words[5])) {
            throw new Malformed();
        }
        InetAddress source = literal(words[2], words[1]);
        literal(words[3], words[1]);
        return Optional.of(new ProxyHeader(length, Optional.of(source)));
    }

    private static InetAddress literal(String text, String protocol) throws Malformed {
        boolean six = text.indexOf(':') >= 0;
        if (!protocol.equals(six ? "TCP6" : "TCP4") || text.indexOf('/') >= 0) {
            throw new Malformed();
        }
        try {
            return AddressRange.parse(text).first();
        } catch (IllegalArgumentException noAddress) {
            throw new Malformed();
        }
    }

    private static boolean isPort(String text) {
        return text.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535;
    }

    private static Optional<ProxyHeader> binary(ByteBuf bytes) throws Malformed {
        int start = bytes.readerIndex();
        int command = bytes.getUnsignedByte(start + 12);
        int family = bytes.getUnsignedByte(start + 13);
        int following = bytes.getUnsignedShort(start + 14);
        boolean local = command == 0x20;
        if ((!local && command != 0x21) || following > MOST_FOLLOWING) {
            throw new Malformed();
        }
        if (bytes.readableBytes() < FIXED + following) {
            return Optional.empty();
        }
        Optional<InetAddress> source =
                local ? Optional.empty() : source(bytes, start + FIXED, family, following);
        return Optional.of(new ProxyHeader(FIXED + following, source));
    }

    private static Optional<InetAddress> source(ByteBuf bytes, int at, int family, int following)
            throws Malformed {
        // Two addresses and two ports; 0x00 is a connection that the proxy knows nothing of.
        int size =
                switch (family) {
                    case 0x00 -> 0;
                    case 0x11 -> 4;
                    case 0x21 -> 16;
                    default -> throw new Malformed();
                };
        if (size == 0) {
            return Optional.empty();
        }
        if (following < 2 * size + 4) {
            throw new Malformed();
        }
        byte[] address = new byte[size];
        bytes.getBytes(at, address);
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(
                    Arrays.toString(address).length() + " bytes", impossible);
        }
    }
}
