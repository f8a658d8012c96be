package org.splectrum.se.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Links lines of a log by hashes: each holds one over itself and the link before, so that none can be changed, left out or put in
 * without all links after it being other ones. Pure.
 */
final class Chain {
    /** Before the first line. */
    static final String START = "";

    private Chain() {}

    /** The link of a line that consists of these parts, after the line of another link. */
    static String link(String before, List<String> parts) {
        MessageDigest digest = sha256();
        add(digest, before);
        for (String part : parts) {
            add(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** With its length, so that no two sequences of parts are hashed alike. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
