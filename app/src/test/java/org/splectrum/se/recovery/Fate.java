package org.splectrum.se.recovery;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a process is to die: at each boundary of a pattern, the first time that any life of it comes there. Met boundaries and
 * deaths are noted in files, a line each. Thread-safe.
 */
public final class Fate {
    private static final int SIGKILL = 9;

    private final Path folder;
    private final Pattern fatal;
    private final Set<String> met;
    private final MethodHandle raise;

    /** @param fatal must match all of a boundary's name */
    public Fate(Path folder, String fatal) {
        this.folder = folder;
        this.fatal = Pattern.compile(fatal);
        this.met = new TreeSet<>(met(folder));
        this.raise = raise();
    }

    /** The boundaries that lives with their notes in this folder met. */
    static Set<String> met(Path folder) {
        return lines(folder.resolve("met"));
    }

    /** The boundaries at which they died. */
    static Set<String> deaths(Path folder) {
        return lines(folder.resolve("deaths"));
    }

    /** Returns only where the process is to live on. */
    public synchronized void meet(String boundary) {
        if (!met.add(boundary)) {
            return;
        }
        note("met", boundary);
        if (fatal.matcher(boundary).matches()) {
            note("deaths", boundary);
            die();
        }
    }

    private void note(String file, String boundary) {
        try {
            Files.writeString(
                    folder.resolve(file), boundary + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> lines(Path file) {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once, as {@code kill -9} from outside would do: another process to send it would leave time to go on. */
    private void die() {
        try {
            int result = (int) raise.invokeExact(SIGKILL);
            throw new IllegalStateException("still alive: " + result);
        } catch (Throwable e) {
            throw new IllegalStateException("not killed", e);
        }
    }

    @SuppressWarnings("restricted") // the C library's raise(3)
    private static MethodHandle raise() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("raise").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }
}
