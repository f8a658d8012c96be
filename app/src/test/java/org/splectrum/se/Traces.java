package org.splectrum.se;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a hostile program left on this machine: a file or a process with its mark in the name or the arguments. */
public final class Traces {
    /** Where a program in a container may write, or would where a mount led out of it. */
    private static final List<String> PLACES = List.of(
            "/",
            "/tmp",
            "/run",
            "/run/se",
            "/etc",
            "/var/tmp",
            "/usr/bin",
            "/dev",
            "/dev/shm",
            "/workspace",
            "/home",
            "/home/se");

    private Traces() {}

    /** A command for a shell that leaves an empty file of this name wherever it can, but in its workspace; it says nothing and succeeds. */
    public static String planting(String mark) {
        String places = PLACES.stream()
                .filter(place -> !place.equals("/workspace"))
                .flatMap(place -> Stream.of(place, "/proc/1/root" + place))
                .collect(Collectors.joining(" "));
        // Not the colon: a POSIX shell ends where a redirection of a special built-in fails.
        return "for place in " + places + " /run/se/..; do true > \"$place/" + mark + "\"; done 2>/dev/null; true";
    }

    /** @param more folders in which nothing may be either */
    public static void assertNone(String mark, Path... more) throws IOException {
        assertThat(arguments().lines().filter(process -> process.contains(mark)))
                .as("processes")
                .isEmpty();
        List<Path> places = Stream.concat(PLACES.stream().map(Path::of), Stream.of(more))
                .filter(Files::isDirectory)
                .toList();
        for (Path place : places) {
            try (Stream<Path> files = Files.list(place)) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains(mark)))
                        .as("files in " + place)
                        .isEmpty();
            }
        }
    }

    /** Of every process of this machine, a line each. */
    public static String arguments() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(process -> text(process.resolve("cmdline")))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
