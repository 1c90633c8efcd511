package dev.tributary.commons.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The formats a second time, written from the page that describes them, with the JDK alone: neither
 * Tink nor our code has a part in it.
 */
final class SecondReading {

    private static final int BLOCK = 16;

    private SecondReading() {}

    /** A purpose's key (RFC 5869, without a salt). */
    static byte[] derive(byte[] key, byte[] label, int length) throws GeneralSecurityException {
        byte[] extracted = hmac(new byte[32], key);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] last = new byte[0];
        for (int i = 1; out.size() < length; i++) {
            last = hmac(extracted, join(last, label, new byte[] {(byte) i}));
            out.writeBytes(last);
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    static String token(byte[] key, String id, String domain, String value)
            throws GeneralSecurityException {
        byte[] derived = derive(key, utf8("tributary/token/v1\0" + domain), 32);
        byte[] mac = Arrays.copyOf(hmac(derived, utf8(value)), 16);
        return "tok1." + id + "." + base64(mac);
    }

    static int days(byte[] oldestKey, String subject, int maxDays) throws GeneralSecurityException {
        byte[] mac = hmac(derive(oldestKey, utf8("tributary/shift/v1"), 32), utf8(subject));
        BigInteger number = new BigInteger(1, Arrays.copyOf(mac, 8));
        int step = number.mod(BigInteger.valueOf(2L * maxDays)).intValueExact();
        return step < maxDays ? step - maxDays : step - maxDays + 1;
    }

    static String subjectName(byte[] key, String subject) throws GeneralSecurityException {
        byte[] mac = hmac(derive(key, utf8("tributary/subject/v1"), 32), utf8(subject));
        return HexFormat.of().formatHex(mac, 0, 16);
    }

    /**
     * Opens any of the texts.
     *
     * @param salt the subject's, where the text is a subject's
     */
    static byte[] open(byte[] key, byte[] salt, String text, String path)
            throws GeneralSecurityException {
        int dot = text.lastIndexOf('.') + 1;
        byte[] payload = Base64.getUrlDecoder().decode(text.substring(dot));
        byte[] bound = utf8(text.substring(0, dot) + path);
        String[] parts = text.split("\\.", -1);
        String method = parts[2];
        byte[] label =
                parts.length == 5
                        ? join(utf8("tributary/subject/" + method + "/v1\0"), salt)
                        : utf8("tributary/field/" + method + "/v1");
        return method.equals("siv")
                ? openSiv(derive(key, label, 64), payload, bound)
                : openGcm(derive(key, label, 32), payload, bound);
    }

    /** XAES-256-GCM (C2SP). */
    private static byte[] openGcm(byte[] key, byte[] payload, byte[] bound)
            throws GeneralSecurityException {
        byte[] mask = doubled(aes(key, new byte[BLOCK]));
        byte[] nonce = Arrays.copyOf(payload, 12);
        byte[] first = aes(key, xor(join(new byte[] {0, 1, 'X', 0}, nonce), mask));
        byte[] second = aes(key, xor(join(new byte[] {0, 2, 'X', 0}, nonce), mask));
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(join(first, second), "AES"),
                new GCMParameterSpec(128, payload, 12, 12));
        gcm.updateAAD(bound);
        return gcm.doFinal(payload, 24, payload.length - 24);
    }

    /** AES-SIV (RFC 5297) with one string of associated data. */
    private static byte[] openSiv(byte[] key, byte[] payload, byte[] bound)
            throws GeneralSecurityException {
        byte[] macKey = Arrays.copyOf(key, 32);
        byte[] iv = Arrays.copyOf(payload, BLOCK);
        byte[] counter = iv.clone();
        counter[8] &= 0x7f;
        counter[12] &= 0x7f;
        Cipher ctr = Cipher.getInstance("AES/CTR/NoPadding");
        ctr.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, 32, 32, "AES"),
                new IvParameterSpec(counter));
        byte[] plain = ctr.doFinal(payload, BLOCK, payload.length - BLOCK);
        if (!Arrays.equals(iv, s2v(macKey, bound, plain))) {
            throw new GeneralSecurityException("not as it was sealed");
        }
        return plain;
    }

    private static byte[] s2v(byte[] key, byte[] bound, byte[] plain)
            throws GeneralSecurityException {
        byte[] d = xor(doubled(cmac(key, new byte[BLOCK])), cmac(key, bound));
        if (plain.length >= BLOCK) {
            byte[] end = plain.clone();
            for (int i = 0; i < BLOCK; i++) {
                end[end.length - BLOCK + i] ^= d[i];
            }
            return cmac(key, end);
        }
        byte[] padded = Arrays.copyOf(plain, BLOCK);
        padded[plain.length] = (byte) 0x80;
        return cmac(key, xor(doubled(d), padded));
    }

    /** AES-CMAC (RFC 4493). */
    private static byte[] cmac(byte[] key, byte[] message) throws GeneralSecurityException {
        byte[] k1 = doubled(aes(key, new byte[BLOCK]));
        int blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
        byte[] x = new byte[BLOCK];
        for (int i = 0; i < blocks - 1; i++) {
            x = aes(key, xor(x, Arrays.copyOfRange(message, i * BLOCK, (i + 1) * BLOCK)));
        }
        byte[] last = Arrays.copyOfRange(message, (blocks - 1) * BLOCK, message.length);
        if (last.length == BLOCK) {
            return aes(key, xor(x, xor(last, k1)));
        }
        byte[] padded = Arrays.copyOf(last, BLOCK);
        padded[last.length] = (byte) 0x80;
        return aes(key, xor(x, xor(padded, doubled(k1))));
    }

    private static byte[] doubled(byte[] block) {
        byte[] out = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0x80) >>> 7 : 0;
            out[i] = (byte) (block[i] << 1 | next);
        }
        if (block[0] < 0) {
            out[BLOCK - 1] ^= (byte) 0x87;
        }
        return out;
    }

    private static byte[] aes(byte[] key, byte[] block) throws GeneralSecurityException {
        // One block of AES itself: what CMAC and XAES are built of.
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(new byte[BLOCK]));
        return cipher.doFinal(block);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] out = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = (byte) (a[i] ^ b[i]);
        }
        return out;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
