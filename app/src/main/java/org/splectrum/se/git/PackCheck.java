package org.splectrum.se.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether packs are all there, as a power loss may leave less of a file than was written: each pack ends with its checksum, each index with
 * that of its pack and its own (https://git-scm.com/docs/gitformat-pack). The packs themselves are not read.
 */
final class PackCheck {
    private static final int SHA1 = 20;
    private static final int BLOCK = 64 << 10;

    private PackCheck() {}

    /** @throws IOException where they cannot be read, which says nothing of them */
    static boolean isWhole(Path packs) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(packs)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pack") || name.endsWith(".idx"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .distinct()
                    .toList();
        }
        for (String name : names) {
            Path pack = packs.resolve(name + ".pack");
            Path index = packs.resolve(name + ".idx");
            if (!Files.exists(pack) || !Files.exists(index) || !fit(pack, index)) {
                return false;
            }
        }
        return !names.isEmpty();
    }

    private static boolean fit(Path pack, Path index) throws IOException {
        byte[] ends = end(index, 2 * SHA1);
        return ends.length == 2 * SHA1
                && Arrays.equals(end(pack, SHA1), Arrays.copyOf(ends, SHA1))
                && Arrays.equals(checksum(index), Arrays.copyOfRange(ends, SHA1, 2 * SHA1));
    }

    /** Its last bytes; all where there are less. */
    private static byte[] end(Path file, int bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[Math.toIntExact(Math.min(bytes, open.length()))];
            open.seek(open.length() - end.length);
            open.readFully(end);
            return end;
        }
    }

    /** Of all but the checksum at its end. */
    private static byte[] checksum(Path index) throws IOException {
        MessageDigest digest = sha1();
        byte[] block = new byte[BLOCK];
        long left = Files.size(index) - SHA1;
        try (InputStream in = Files.newInputStream(index)) {
            while (left > 0) {
                int read = in.read(block, 0, Math.toIntExact(Math.min(BLOCK, left)));
                if (read < 0) {
                    throw new IOException(index + " became shorter");
                }
                digest.update(block, 0, read);
                left -= read;
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
