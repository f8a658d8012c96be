package org.splectrum.se.signing;

import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A private Ed25519 key (RFC 8032). Its signatures are deterministic: the same text again has the same. Immutable; never prints itself.
 */
public final class PrivateKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:OPENSSH )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String MEND =
            "; make one by “openssl genpkey -algorithm ed25519” or “ssh-keygen -t ed25519 -N ''”, and give the file as it is";

    private final Ed25519PrivateKeyParameters key;
    private final String pem;

    PrivateKey(Ed25519PrivateKeyParameters key, String pem) {
        this.key = Objects.requireNonNull(key, "key is null");
        this.pem = pem;
    }

    /**
     * Reads PKCS#8 (RFC 8410) or the form of OpenSSH's files, in PEM.
     *
     * @throws IllegalArgumentException where it is no such key; the message says what is wrong with it, and never what it is
     */
    public static PrivateKey read(String pem) {
        Matcher block = PEM.matcher(pem.replace("\\n", "\n"));
        if (!block.find()) {
            throw new IllegalArgumentException("is not a private key in PEM" + MEND);
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
            CipherParameters read = block.group(1).startsWith("OPENSSH")
                    ? OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(bytes)
                    : PrivateKeyFactory.createKey(bytes);
            if (read instanceof Ed25519PrivateKeyParameters key) {
                return new PrivateKey(key, block.group());
            }
        } catch (IOException | RuntimeException e) {
            String why = String.valueOf(e.getMessage()).contains("encrypted") ? "has a passphrase" : "is damaged";
            throw new IllegalArgumentException(why + MEND);
        }
        throw new IllegalArgumentException("is not an Ed25519 key" + MEND);
    }

    public PublicKey publicKey() {
        return new PublicKey(key.generatePublicKey());
    }

    /** As it was read, for those who see to it that nobody else reads it. */
    public String secret() {
        return pem;
    }

    /** 64 bytes. */
    byte[] sign(byte[] text) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "***";
    }
}
