package org.splectrum.se.signing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Signs as OpenSSH does (PROTOCOL.sshsig), for commits: git takes it in the header {@code gpgsig} where {@code gpg.format} is {@code ssh}.
 * Thread-safe.
 */
public final class SshSignature {
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final String NAMESPACE = "git";
    private static final String HASH = "sha512";
    private static final int LINE = 68;

    private final PrivateKey key;

    public SshSignature(PrivateKey key) {
        this.key = key;
    }

    /** The armoured signature of a commit's bytes, without a line end at its end. */
    public String sign(byte[] commit) {
        byte[] publicKey = key.publicKey().sshBlob();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(MAGIC);
        string(signed, NAMESPACE.getBytes(StandardCharsets.US_ASCII));
        string(signed, new byte[0]);
        string(signed, HASH.getBytes(StandardCharsets.US_ASCII));
        string(signed, sha512(commit));
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        string(signature, "ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
        string(signature, key.sign(signed.toByteArray()));
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(MAGIC);
        blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(VERSION).array());
        string(blob, publicKey);
        string(blob, NAMESPACE.getBytes(StandardCharsets.US_ASCII));
        string(blob, new byte[0]);
        string(blob, HASH.getBytes(StandardCharsets.US_ASCII));
        string(blob, signature.toByteArray());
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(blob.toByteArray())
                + "\n-----END SSH SIGNATURE-----";
    }

    /** As RFC 4251 has a string: its length, then its bytes. */
    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] sha512(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
