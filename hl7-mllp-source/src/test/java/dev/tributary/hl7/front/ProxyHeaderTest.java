package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.7 198.51.100.1 1 65535, 192.0.2.7",
        "PROXY TCP6 2001:db8::7 2001:db8::1 40000 2575, 2001:db8:0:0:0:0:0:7"
    })
    void readsALine(String line, String source) throws Exception {
        ByteBuf bytes = text(line + "\r\n" + "rest");
        ProxyHeader header = ProxyHeader.read(bytes).orElseThrow();
        assertThat(header.source().map(InetAddress::getHostAddress)).contains(source);
        assertThat(header.length()).isEqualTo(line.length() + 2);
        assertThat(bytes.readerIndex()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN", "PROXY UNKNOWN ffff::1 ffff::2 1 2"})
    void readsALineOfTheProxyItself(String line) throws Exception {
        assertThat(ProxyHeader.read(text(line + "\r\n")).orElseThrow().source()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "\u000bMSH|",
                "PROXY TCP4 192.0.2.7 198.51.100.1 1 65536\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 1 02\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 1\r\n",
                "PROXY TCP4 192.0.2.7  198.51.100.1 1 2\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 1 2 \r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 1 2\n",
                "PROXY TCP4 192.0.2.0/24 198.51.100.1 1 2\r\n",
                "PROXY TCP4 example.org 198.51.100.1 1 2\r\n",
                "PROXY TCP4 2001:db8::7 2001:db8::1 1 2\r\n",
                "PROXY TCP6 192.0.2.7 198.51.100.1 1 2\r\n",
                "PROXY UDP4 192.0.2.7 198.51.100.1 1 2\r\n",
                "PROXY \r\n",
                "proxy UNKNOWN\r\n"
            })
    void refusesALineThatIsNotQuiteOne(String line) {
        assertThatThrownBy(() -> ProxyHeader.read(text(line)))
                .isInstanceOf(ProxyHeader.Malformed.class);
    }

    @Test
    void refusesALineWithoutAnEnd() throws Exception {
        assertThat(ProxyHeader.read(text("PROXY " + "x".repeat(100)))).isEmpty();
        assertThatThrownBy(() -> ProxyHeader.read(text("PROXY " + "x".repeat(101))))
                .isInstanceOf(ProxyHeader.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "21 11 000c c0000207c633640100010002, 192.0.2.7",
        // With an extension of three bytes, which is passed over.
        "21 11 0012 c0000207c633640100010002 040003aabbcc, 192.0.2.7",
        "21 21 0024 20010db8000000000000000000000007 20010db8000000000000000000000001 00010002,"
                + " 2001:db8:0:0:0:0:0:7"
    })
    void readsABinaryHeader(String hex, String source) throws Exception {
        byte[] bytes = hex(hex);
        for (int cut = 0; cut < bytes.length; cut++) {
            assertThat(ProxyHeader.read(Unpooled.wrappedBuffer(bytes, 0, cut))).isEmpty();
        }
        ProxyHeader header = ProxyHeader.read(Unpooled.wrappedBuffer(bytes)).orElseThrow();
        assertThat(header.source().map(InetAddress::getHostAddress)).contains(source);
        assertThat(header.length()).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 00 0000", "20 11 000c c0000207c633640100010002", "21 00 0000"})
    void readsABinaryHeaderOfTheProxyItself(String hex) throws Exception {
        assertThat(ProxyHeader.read(Unpooled.wrappedBuffer(hex(hex))).orElseThrow().source())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11 11 000c c0000207c633640100010002",
                "22 11 000c c0000207c633640100010002",
                "21 12 000c c0000207c633640100010002",
                "21 11 0008 c0000207c6336401",
                "21 31 0000",
                "21 11 ffff"
            })
    void refusesABinaryHeaderThatIsNotQuiteOne(String hex) {
        assertThatThrownBy(() -> ProxyHeader.read(Unpooled.wrappedBuffer(hex(hex))))
                .isInstanceOf(ProxyHeader.Malformed.class);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = hex("21 11 000c c0000207c633640100010002");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                ProxyHeader.read(Unpooled.wrappedBuffer(bytes));
            } catch (ProxyHeader.Malformed refused) {
                // As it should be; anything else is thrown and tells the seed.
            } catch (RuntimeException bug) {
                throw new AssertionError("seed " + seed + " round " + round, bug);
            }
        }
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(SIGNATURE + hex.replace(" ", ""));
    }
}
