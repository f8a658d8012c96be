package org.splectrum.se.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that holds a private key of SE's own making. */
public final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int LINE = 64;

    private KeyFile() {}

    /**
     * The key in the file; where there is no file, a new key, which is in it then, readable for its owner alone.
     *
     * @throws IllegalArgumentException where the file holds something else; it is never changed
     * @throws UncheckedIOException where it cannot be read or written
     */
    public static PrivateKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
                LOG.info("records are signed with a new key, which is in {}; keep a copy of it", file);
            }
            return PrivateKey.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key of records in " + file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of records in " + file, e);
        }
    }

    /** Under another name first: whoever finds the file finds all of it. */
    private static void make(Path file) throws IOException {
        String pem = pem(new Ed25519PrivateKeyParameters(new SecureRandom()));
        // Java makes such files readable for their owner alone.
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", "");
        Files.writeString(fresh, pem);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(Ed25519PrivateKeyParameters key) throws IOException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        byte[] der = new PrivateKeyInfo(algorithm, new DEROctetString(key.getEncoded())).getEncoded();
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }
}
