package org.splectrum.se.demo.github.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs payloads as GitHub does. */
public final class Signature {
    private Signature() {}

    /** The value of {@code X-Hub-Signature-256} for these bytes. */
    public static String sha256(String secret, byte[] payload) {
        return "sha256=" + hmac("HmacSHA256", secret, payload);
    }

    /** The value of the older {@code X-Hub-Signature}, which GitHub sends too. */
    public static String sha1(String secret, byte[] payload) {
        return "sha1=" + hmac("HmacSHA1", secret, payload);
    }

    private static String hmac(String algorithm, String secret, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
