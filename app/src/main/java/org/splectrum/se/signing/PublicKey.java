package org.splectrum.se.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A public Ed25519 key. Immutable. */
public final class PublicKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]*)-----END PUBLIC KEY-----");
    private static final int LINE = 64;

    private final Ed25519PublicKeyParameters key;

    PublicKey(Ed25519PublicKeyParameters key) {
        this.key = Objects.requireNonNull(key, "key is null");
    }

    /**
     * Reads all keys in a text of PEM blocks.
     *
     * @throws IllegalArgumentException where there is none, or one is no Ed25519 key; the message is a sentence's end
     */
    public static List<PublicKey> read(String pem) {
        List<PublicKey> keys = new ArrayList<>();
        for (Matcher block = PEM.matcher(pem); block.find(); ) {
            keys.add(one(block.group(1)));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no public key in PEM (-----BEGIN PUBLIC KEY-----)");
        }
        return keys;
    }

    private static PublicKey one(String base64) {
        try {
            if (PublicKeyFactory.createKey(Base64.getMimeDecoder().decode(base64))
                    instanceof Ed25519PublicKeyParameters key) {
                return new PublicKey(key);
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("holds a damaged public key", e);
        }
        throw new IllegalArgumentException("holds a public key that is not an Ed25519 key");
    }

    /** As X.509's SubjectPublicKeyInfo (RFC 8410), with its line end. */
    public String pem() {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /** SHA-256 of the SubjectPublicKeyInfo, in hexadecimal. */
    public String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As a line of OpenSSH's {@code authorized_keys}, without a comment. */
    public String ssh() {
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(sshBlob());
    }

    byte[] sshBlob() {
        try {
            return OpenSSHPublicKeyUtil.encodePublicKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean verifies(byte[] text, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(text, 0, text.length);
        return verifier.verifySignature(signature);
    }

    private byte[] der() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id();
    }
}
