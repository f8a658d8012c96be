package org.splectrum.se.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that grow, as folders of pieces of one size: git keeps and sends a file whole however little was added to it, and so
 * only the last piece. For one thread.
 */
final class Pieces {
    private static final int PIECE_BYTES = 128 << 10;
    private static final String SUFFIX = ".pieces";

    private final Path folder;
    private final Set<Path> current = new HashSet<>();

    Pieces(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies a file, and where it consists of lines, whole ones only. One that is gone is passed over.
     *
     * @param name relative path
     * @return its length
     */
    long copy(Path file, Path name, long most) {
        try {
            byte[] bytes = read(file, most);
            int length = name.toString().endsWith(".jsonl") ? wholeLines(bytes) : bytes.length;
            Path pieces = Files.createDirectories(folder.resolve(name + SUFFIX));
            for (int start = 0, number = 0; start < length; start += PIECE_BYTES, number++) {
                byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(length, start + PIECE_BYTES));
                write(pieces.resolve("%06d".formatted(number)), piece);
            }
            return length;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("copying " + name, e);
        }
    }

    private static byte[] read(Path file, long most) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw new IOException("the session's files are too large");
            }
            return bytes;
        }
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** What is the same already stays as it is, and so git need not read it again. */
    private void write(Path file, byte[] piece) throws IOException {
        current.add(file);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), piece)) {
            Files.write(file, piece);
        }
    }

    /** Removes from the folder what was not copied to it. */
    void removeOthers() {
        for (Path file : files(folder)) {
            if (!current.contains(file)) {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("removing " + file, e);
                }
            }
        }
    }

    /** Makes whole files below the target of a folder of pieces. */
    static void join(Path folder, Path target) {
        for (Path piece : files(folder)) {
            Path pieces = folder.relativize(piece).getParent();
            if (pieces == null || !pieces.toString().endsWith(SUFFIX)) {
                continue;
            }
            String name = pieces.toString();
            Path file = target.resolve(name.substring(0, name.length() - SUFFIX.length()));
            try {
                Files.createDirectories(file.getParent());
                try (OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    Files.copy(piece, out);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("restoring " + name, e);
            }
        }
    }

    /** Regular files only, in the order of their names. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking through " + folder, e);
        }
    }
}
