package org.splectrum.se.signing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The ledger's file, a line a page. It is only ever added to; what a crash left of a line stays, and is no page. Not for two threads that
 * add. Each throws an UncheckedIOException where the file cannot be read or written.
 */
record LedgerFile(Path path) {
    private static final byte END = '\n';
    private static final int BLOCK = 8 << 10;

    /** Returns when the line is on disk. */
    void add(String line) {
        try {
            boolean isNew = !Files.exists(path) || Files.size(path) == 0;
            String text = (isNew || endsALine() ? "" : "\n") + line + "\n";
            append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            if (isNew) {
                sync(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path, e);
        }
    }

    /** In the one way that the system lets a file be written that may only grow ({@code chattr +a}). */
    private void append(ByteBuffer bytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private boolean endsALine() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            file.read(last, file.size() - 1);
            return last.get(0) == END;
        }
    }

    /** The file's name, too, must outlive a power loss. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The last page; empty where there is none. Reads no more of the file than it must. */
    Optional<LedgerLine> last() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            Optional<LedgerLine> found = Optional.empty();
            for (long to = file.length(); to > 0 && found.isEmpty(); ) {
                long from = beginning(file, to);
                byte[] bytes = new byte[Math.toIntExact(to - from)];
                file.seek(from);
                file.readFully(bytes);
                found = LedgerLine.read(new String(bytes, StandardCharsets.UTF_8).strip());
                to = from;
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** Where the line begins whose end is right before this place. */
    private static long beginning(RandomAccessFile file, long to) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = to - 1; end > 0; ) {
            long start = Math.max(0, end - BLOCK);
            file.seek(start);
            file.readFully(block, 0, Math.toIntExact(end - start));
            for (int at = Math.toIntExact(end - start) - 1; at >= 0; at--) {
                if (block[at] == END) {
                    return start + at + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    /** Hands over all pages, as they stand there. */
    void each(Consumer<LedgerLine> reader) {
        if (!Files.exists(path)) {
            return;
        }
        // Bytes that are no text make a line no page, and are no trouble.
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            lines.flatMap(line -> LedgerLine.read(line).stream()).forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** The page of this number; empty where it is not there. */
    Optional<LedgerLine> page(long number) {
        List<LedgerLine> found = new ArrayList<>();
        each(line -> {
            if (line.page().number() == number) {
                found.add(line);
            }
        });
        return found.stream().findFirst();
    }
}
