package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.splectrum.se.model.AttemptId;

/** Makes each attempt's token and folder name from one key on disk, so that they outlive a restart without being stored. */
final class TokenKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    private TokenKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key in the file; made where there is none, for the server's user only. */
    static TokenKey in(Path file) {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IllegalStateException(
                        "reading " + file + ": not " + LENGTH + " bytes; delete it, and attempts under way start anew");
            }
            return new TokenKey(key);
        } catch (NoSuchFileException _) {
            return create(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static TokenKey create(Path file) {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, key);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return new TokenKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    String token(AttemptId attempt) {
        return hex("token " + attempt);
    }

    /** Short, for a socket's path must be; and not to be guessed, for whoever reaches the socket is the attempt. */
    String folder(AttemptId attempt) {
        return hex("folder " + attempt).substring(0, 16);
    }

    private String hex(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
