package dev.tributary.commons.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

/**
 * Issues certificates for tests (X.509, RFC 5280), written here byte by byte, for want of an API.
 */
public final class TestAuthority {

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final AtomicLong SERIALS = new AtomicLong(1);

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** An authority that signs for itself. */
    public TestAuthority(String commonName) {
        this.name = new X500Principal("CN=" + commonName);
        this.keys = keys("EC");
        byte[] basic = extension(new byte[] {0x55, 0x1d, 0x13}, der(0x30, new byte[] {1, 1, -1}));
        this.certificate =
                sign(
                        name,
                        keys,
                        Instant.now().plus(Duration.ofDays(10)),
                        der(0xa3, der(0x30, basic)));
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate with an EC key for that host or person. */
    public TestCertificate issue(String commonName, String... dnsNames) {
        return issue(commonName, "EC", Duration.ofDays(5), dnsNames);
    }

    /** A certificate of a chosen kind that ends after a time, which may be past. */
    public TestCertificate issue(
            String commonName, String algorithm, Duration validFor, String... dnsNames) {
        KeyPair pair = keys(algorithm);
        byte[] names = new byte[0];
        for (String dns : dnsNames) {
            names = join(names, der(0x82, dns.getBytes(StandardCharsets.US_ASCII)));
        }
        byte[] extensions =
                dnsNames.length == 0
                        ? new byte[0]
                        : der(
                                0xa3,
                                der(
                                        0x30,
                                        extension(
                                                new byte[] {0x55, 0x1d, 0x11}, der(0x30, names))));
        X500Principal subject = new X500Principal("CN=" + commonName);
        return new TestCertificate(
                pair.getPrivate(),
                sign(subject, pair, Instant.now().plus(validFor), extensions),
                certificate);
    }

    /** What a client needs that trusts this authority; with its own certificate if one is given. */
    public SSLContext client(TestCertificate own) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (own != null) {
                store.setKeyEntry("own", own.key(), new char[0], own.chain());
            }
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private X509Certificate sign(
            X500Principal subject, KeyPair pair, Instant until, byte[] extensions) {
        byte[] algorithm =
                der(
                        0x30,
                        der(
                                0x06,
                                new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2}));
        Instant from = until.minus(Duration.ofDays(20));
        byte[] body =
                der(
                        0x30,
                        join(
                                der(0xa0, der(0x02, new byte[] {2})),
                                der(
                                        0x02,
                                        BigInteger.valueOf(SERIALS.incrementAndGet())
                                                .toByteArray()),
                                algorithm,
                                name.getEncoded(),
                                der(0x30, join(time(from), time(until))),
                                subject.getEncoded(),
                                pair.getPublic().getEncoded(),
                                extensions));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] signed = der(0x03, join(new byte[] {0}, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(
                                            der(0x30, join(body, algorithm, signed))));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] time(Instant at) {
        return der(0x17, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(byte[] id, byte[] value) {
        return der(0x30, join(der(0x06, id), der(0x04, value)));
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else if (content.length < 256) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
