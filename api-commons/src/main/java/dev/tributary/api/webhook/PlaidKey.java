package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A key with which Plaid signs: a JWK on P-256 (RFC 7518 §6.2). */
record PlaidKey(PublicKey key) {

    private static final int COORDINATE_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** The key of a JWK; empty when it is of another kind, or withdrawn ({@code expired_at}). */
    static Optional<PlaidKey> of(JsonNode jwk, String keyId) {
        boolean fits =
                EventJson.text(jwk, "kty").equals(Optional.of("EC"))
                        && EventJson.text(jwk, "crv").equals(Optional.of("P-256"))
                        && EventJson.text(jwk, "kid").equals(Optional.of(keyId))
                        && (!jwk.hasNonNull("alg") || jwk.path("alg").asText().equals("ES256"))
                        && !jwk.hasNonNull("expired_at");
        return fits
                ? coordinate(jwk, "x")
                        .flatMap(x -> coordinate(jwk, "y").flatMap(y -> of(new ECPoint(x, y))))
                : Optional.empty();
    }

    private static Optional<BigInteger> coordinate(JsonNode jwk, String name) {
        return EventJson.text(jwk, name)
                .flatMap(PlaidKey::base64Url)
                .filter(bytes -> bytes.length == COORDINATE_BYTES)
                .map(bytes -> new BigInteger(1, bytes));
    }

    private static Optional<PlaidKey> of(ECPoint point) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
            return Optional.of(
                    new PlaidKey(
                            KeyFactory.getInstance("EC")
                                    .generatePublic(new ECPublicKeySpec(point, parameters))));
        } catch (GeneralSecurityException noKey) {
            // Such a key verifies nothing; who asked treats it as one that Plaid does not have.
            return Optional.empty();
        }
    }

    /** Whether a signature is this key's (RFC 7518 §3.4: R and S, 32 bytes each). */
    boolean signed(byte[] text, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifying.initVerify(key);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException refused) {
            // A signature that cannot be one (R or S out of range), or a point off the curve.
            return false;
        }
    }

    /** Base64 for URLs; empty when it is none. */
    static Optional<byte[]> base64Url(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
