package org.splectrum.se.runner.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of Claude Code's conversations, as version 2.1.329 has them in {@code ~/.claude}: {@code
 * projects/<folder>/<id>.jsonl}, to which it adds a line for everything said, and beside it a folder with what its helpers
 * said and with long results. Settings, keys and caches are none of it.
 *
 * @param home of the agent
 */
public record SessionFiles(Path home) {
    private static final List<String> FOLDERS = List.of("projects", "tasks", "todos", "plans");
    private static final long MOST_BYTES = 64 << 20;

    /** What tells whether something was said since: names and lengths, for files only grow. Cheap. */
    public String state() {
        StringBuilder state = new StringBuilder();
        for (Path file : files()) {
            state.append(file).append(' ').append(length(file)).append('\n');
        }
        return state.toString();
    }

    /**
     * Makes the folder hold the files as they are now, in pieces.
     *
     * @throws UncheckedIOException where they are too large, or the disk is full
     */
    public void copyTo(Path folder) {
        long left = MOST_BYTES;
        Pieces pieces = new Pieces(folder);
        for (Path file : files()) {
            left -= pieces.copy(file, claude().relativize(file), left);
        }
        pieces.removeOthers();
    }

    /** Makes the agent's files those that the folder holds in pieces. */
    public void restore(Path folder) {
        remove();
        Pieces.join(folder, claude());
    }

    /** Whether there is a conversation with this id. */
    public boolean holds(String id) {
        return files().stream().anyMatch(file -> file.endsWith(id + ".jsonl"));
    }

    /** Whether these words of Claude Code mean that it cannot go on with a conversation. */
    public static boolean isUnknown(String words) {
        return words.contains("No conversation found");
    }

    /** Forgets all conversations. */
    public void remove() {
        for (String name : FOLDERS) {
            Path folder = claude().resolve(name);
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("removing " + name, e);
            }
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1; // gone again
        }
    }

    private Path claude() {
        return home.resolve(".claude");
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String name : FOLDERS) {
            collect(claude().resolve(name), files);
        }
        files.sort(null);
        return files;
    }

    /** What goes away meanwhile is passed over. */
    private static void collect(Path folder, List<Path> files) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("looking through " + folder, e);
        }
    }
}
