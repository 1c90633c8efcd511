package dev.tributary.commons.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.kafka.common.config.types.Password;

/** A file of certificates or of a private key in PEM form (RFC 7468), read by the JDK alone. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final long MOST_BYTES = 1 << 20;

    private record Block(String label, byte[] der) {}

    private final String option;
    private final String path;
    private final List<Block> blocks;

    private PemFile(String option, String path, List<Block> blocks) {
        this.option = option;
        this.path = path;
        this.blocks = blocks;
    }

    /** Reads the file that the option names. */
    static PemFile read(String option, String path) throws TlsSetupException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(bytes(option, path), StandardCharsets.US_ASCII));
        while (matcher.find()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
                blocks.add(new Block(matcher.group(1), der));
            } catch (IllegalArgumentException broken) {
                // Without the cause, whose message quotes the file.
                throw new TlsSetupException(
                        option,
                        "the file " + path + " holds broken Base64: copy it again as a whole");
            }
        }
        return new PemFile(option, path, blocks);
    }

    /** The bytes of any file that an option names. */
    static byte[] bytes(String option, String path) throws TlsSetupException {
        Path file = Path.of(path);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TlsSetupException(
                        option, "the file " + path + " is far too large to hold a key");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new TlsSetupException(
                    option,
                    "cannot read the file "
                            + path
                            + " ("
                            + unreadable.getClass().getSimpleName()
                            + "): put it on every worker where the worker's user may read it");
        }
    }

    /** Its certificates in their order; at least one. */
    List<X509Certificate> certificates() throws TlsSetupException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate)
                                    factory.generateCertificate(
                                            new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException broken) {
            throw new TlsSetupException(
                    option, "the file " + path + " holds a broken certificate: copy it again");
        }
        if (certificates.isEmpty()) {
            throw new TlsSetupException(
                    option,
                    "the file "
                            + path
                            + " holds no 'BEGIN CERTIFICATE': give a certificate in PEM form");
        }
        return certificates;
    }

    /** Its private key; the password is null for one that is not encrypted. */
    PrivateKey privateKey(Password password) throws TlsSetupException {
        for (Block block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return key(new PKCS8EncodedKeySpec(block.der()));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(decrypt(block.der(), password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                        throw new TlsSetupException(
                                option,
                                "the key in "
                                        + path
                                        + " is not in PKCS#8 form: convert it with 'openssl pkcs8"
                                        + " -topk8 -nocrypt -in old.key -out new.key'");
                default -> {
                    // Certificates and parameters may stand in the same file.
                }
            }
        }
        throw new TlsSetupException(
                option,
                "the file " + path + " holds no 'BEGIN PRIVATE KEY': give the key in PKCS#8 form");
    }

    private PKCS8EncodedKeySpec decrypt(byte[] der, Password password) throws TlsSetupException {
        if (password == null) {
            throw new TlsSetupException(
                    option, "the key in " + path + " is encrypted: set its password");
        }
        PBEKeySpec spec = new PBEKeySpec(password.value().toCharArray());
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // The parameters of PBES2 name the whole scheme; getAlgName says only PBES2.
            String scheme =
                    info.getAlgName().equals("PBES2") || info.getAlgName().startsWith("1.2.")
                            ? info.getAlgParameters().toString()
                            : info.getAlgName();
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(scheme).generateSecret(spec),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (GeneralSecurityException | IOException wrong) {
            throw new TlsSetupException(
                    option,
                    "the key in "
                            + path
                            + " does not open with its password: check the password, or encrypt it"
                            + " anew with 'openssl pkcs8 -topk8 -v2 aes256'");
        } finally {
            spec.clearPassword();
        }
    }

    private PrivateKey key(PKCS8EncodedKeySpec spec) throws TlsSetupException {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException another) {
                // A key of the next algorithm, then.
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("this Java has no " + algorithm, missing);
            }
        }
        throw new TlsSetupException(
                option, "the key in " + path + " is neither RSA nor EC: make one of these kinds");
    }
}
