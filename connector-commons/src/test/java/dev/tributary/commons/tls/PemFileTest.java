package dev.tributary.commons.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that OpenSSL 3 has encrypted, made for this test alone and used nowhere. */
class PemFileTest {

    @TempDir Path folder;

    static Stream<String> encryptedKeys() {
        return Stream.of(
                // openssl pkcs8 -topk8 -v2 aes256
                "MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjSKcY2GwkCeQICCAAw"
                        + "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEA8j5AWuJn9wGFf8F1q3A+0EgZA7"
                        + "p0Zdjr2YjIRS4GD1jE5gqzYkqlOVrHVvnKlnEiheB4rFLArsjSo+wx4bvq6NdFcH"
                        + "maypXcaQM6lPVhX+PDTWwl2Js0hT1w6bMM4IyZWcCHz3yTYQu/PVXiTDlKm0EOPr"
                        + "irSaJs7Gne+BBZ8abybZa1lGVFqPzbSWUac46sOKY+fZXkWMrSlaxqVb63618Es=",
                // openssl pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1
                "MIHeMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAjjDcXEO7kjiAICCAAw"
                        + "HQYJYIZIAWUDBAECBBAKP0XFTOYaZ9Njeb3JjahSBIGQzfSDj+s5G8hL/fiqFzIi"
                        + "wUWSRkqgk8Irazl1XcPtVSjqbcYEEouDGyTlr3I8Xw/GgpRBej6ISuy0aRbVqxns"
                        + "5a0QuO6dpfbqMAqCkNTqs4DNHduPq64qFyeaqgbOA5da8QJyUQM3YaaYpCmYaOra"
                        + "2NYpCCS6RNBb+KTqXROQfEko/CLg90XdruFlX6+xdxZ/",
                // openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES
                "MIGxMBwGCiqGSIb3DQEMAQMwDgQIpaqmrL84Ld4CAggABIGQIijSU95twr/S77Fl"
                        + "vg+cNaXiK7zc6qxKErwYhFKaIjkSmjsqwymlPvv9iM+8rV2G95AT/n+HQKoAIStE"
                        + "iUYi14rijFDAyj4w0w44AR3GB06u+72mbW8p9aS+c/Ksxb6E2ZBR4iHkYxHur4/9"
                        + "q1+7aeKXWz1u5IefitorglSXoLbdaJjJxcBflilml8d8wm8k");
    }

    @ParameterizedTest
    @MethodSource("encryptedKeys")
    void opensAnEncryptedKeyWithItsPasswordOnly(String der) throws TlsSetupException {
        PemFile file = file("ENCRYPTED PRIVATE KEY", der);

        assertThat(file.privateKey(new Password("secret")).getAlgorithm()).isEqualTo("EC");
        assertThatThrownBy(() -> file.privateKey(new Password("wrong")))
                .hasMessageContaining("check the password")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> file.privateKey(null)).hasMessageContaining("set its password");
    }

    @Test
    void saysThatAKeyOfAnotherKindCannotBeUsed() throws TlsSetupException {
        PemFile file = file("PRIVATE KEY", "AAAA");

        assertThatThrownBy(() -> file.privateKey(null)).hasMessageContaining("neither RSA nor EC");
    }

    private PemFile file(String label, String der) throws TlsSetupException {
        Path path =
                TestCertificate.write(
                        folder.resolve("server.key"),
                        TestCertificate.block(label, Base64.getDecoder().decode(der)));
        return PemFile.read("tls.key", path.toString());
    }
}
