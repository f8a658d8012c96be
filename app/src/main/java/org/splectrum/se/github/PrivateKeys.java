package org.splectrum.se.github;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RSA private keys in PEM. GitHub gives PKCS#1 (RFC 8017, A.1.2), which Java reads only inside PKCS#8 (RFC 5958). */
final class PrivateKeys {
    private static final String MEND =
            "; generate one on the App's settings page under “Private keys” and give the downloaded .pem file as it is";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    /** INTEGER 0, then SEQUENCE of the object identifier rsaEncryption and NULL. */
    private static final byte[] VERSION_AND_ALGORITHM = {
        2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };

    private PrivateKeys() {}

    static RSAPrivateKey read(String pem) {
        Matcher block = PEM.matcher(pem.replace("\\n", "\n"));
        if (!block.find()) {
            throw new IllegalArgumentException("the GitHub App's private key is not a PEM file" + MEND);
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the GitHub App's private key is damaged" + MEND, e);
        }
        return switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> decode(wrap(der));
            case "PRIVATE KEY" -> decode(der);
            default ->
                throw new IllegalArgumentException(
                        "the GitHub App's private key is a " + block.group(1) + ", not an RSA PRIVATE KEY" + MEND);
        };
    }

    private static RSAPrivateKey decode(byte[] pkcs8) {
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the GitHub App's private key is damaged" + MEND);
        }
    }

    private static byte[] wrap(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_AND_ALGORITHM);
        write(content, 4, pkcs1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        write(whole, 0x30, content.toByteArray());
        return whole.toByteArray();
    }

    /** One element of DER: tag, length in its shortest form (X.690, 8.1.3), content. */
    private static void write(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        int length = content.length;
        if (length < 128) {
            out.write(length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        out.writeBytes(content);
    }
}
