package dev.tributary.api.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key with which a client signs who it is (RFC 7523 §3; SMART Backend Services asks for
 * RS384 or ES384). Its text tells nothing of the key.
 */
public final class SigningKey {

    /** What the signature is made with, RFC 7518 §3.3 and §3.4. */
    public enum Algorithm {
        /** RSASSA-PKCS1-v1_5 with SHA-384. */
        RS384("RSA", "SHA384withRSA"),
        /** ECDSA on P-384 with SHA-384; the signature as R and S side by side. */
        ES384("EC", "SHA384withECDSAinP1363Format");

        private final String keys;
        private final String signature;

        Algorithm(String keys, String signature) {
            this.keys = keys;
            this.signature = signature;
        }
    }

    /** Servers refuse what lives for longer (SMART: five minutes); clocks differ. */
    private static final Duration LIFE = Duration.ofMinutes(4);

    private static final int LEAST_RSA_BITS = 2048;
    private static final int P384_BITS = 384;
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final PrivateKey key;
    private final Algorithm algorithm;
    private final String id;

    private SigningKey(PrivateKey key, Algorithm algorithm, String id) {
        this.key = key;
        this.algorithm = algorithm;
        this.id = id;
    }

    /**
     * Reads a key in PEM, PKCS#8, not encrypted.
     *
     * @param id the {@code kid} under which the provider knows the public key
     * @throws OAuthException where it is none, or does not fit the algorithm; without any of it
     */
    public static SigningKey parse(String pem, Algorithm algorithm, String id) {
        Matcher block = PEM.matcher(pem);
        try {
            if (block.find()) {
                byte[] der = Base64.getMimeDecoder().decode(block.group(1));
                PrivateKey key =
                        KeyFactory.getInstance(algorithm.keys)
                                .generatePrivate(new PKCS8EncodedKeySpec(der));
                if (fits(key)) {
                    return new SigningKey(key, algorithm, id);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Said below, without its message, which may quote the key.
        }
        throw new OAuthException(
                OAuthException.Kind.CLIENT,
                "the client's key must be a PEM of a private key in PKCS#8 form (BEGIN PRIVATE KEY),"
                        + " not encrypted: for RS384 an RSA key of 2048 bits or more, for ES384 an"
                        + " EC key on P-384",
                0);
    }

    private static boolean fits(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPrivateKey ec && ec.getParams().getOrder().bitLength() == P384_BITS;
    }

    /**
     * A signed assertion, good for once.
     *
     * @param clientId who it is
     * @param audience the token endpoint's address
     */
    String assertion(String clientId, String audience, Instant now) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", algorithm.name().toUpperCase(Locale.ROOT));
        header.put("kid", id);
        header.put("typ", "JWT");
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", clientId);
        claims.put("sub", clientId);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        String signed = base64(utf8(header.toString())) + "." + base64(utf8(claims.toString()));
        return signed + "." + base64(sign(utf8(signed)));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java signs with a key that it has read", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + ", " + id + "]";
    }
}
