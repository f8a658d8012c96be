package org.splectrum.se.recovery;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.MortalServer;

/**
 * The server as a program that starts often and so must start quickly: Java keeps classes ready in an archive, from jar files only.
 * Thread-safe.
 */
final class Program implements AutoCloseable {
    private final Path folder;
    private final Path archive;
    private final String classPath;

    /** Makes jar files of the class path's folders. */
    Program() {
        this.folder = temporary();
        this.archive = folder.resolve("classes.jsa");
        this.classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The command that starts it; the first to end well leaves its classes for the next. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                MortalServer.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("se");
        } catch (IOException e) {
            throw new UncheckedIOException("making a temporary folder", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Path jar(Path classes, Path folder) {
        try (Stream<Path> below = Files.walk(classes)) {
            Path jar = Files.createTempFile(folder, "classes", ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Path path : below.skip(1).toList()) {
                    String name = classes.relativize(path).toString();
                    out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                    if (Files.isRegularFile(path)) {
                        Files.copy(path, out);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("packing " + classes, e);
        }
    }
}
