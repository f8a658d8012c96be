package org.splectrum.se.recovery;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.MortalServer;

/**
 * The server as a program that starts often and so must start quickly: Java keeps classes ready in an archive, from jar files only,
 * and only from such that nobody signed. Thread-safe.
 */
final class Program implements AutoCloseable {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private final Path folder;
    private final Path archive;
    private final String classPath;

    /** Makes jar files of the class path's folders, and takes the signatures off its signed ones. */
    Program() {
        this.folder = temporary();
        this.archive = folder.resolve("classes.jsa");
        this.classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : unsigned(entry, folder))
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

    /** The jar itself where it bears no signature: then there is nothing that would be checked at each start. */
    private static Path unsigned(Path jar, Path folder) {
        try (JarFile from = new JarFile(jar.toFile(), false)) {
            if (from.stream().noneMatch(Program::isSignature)) {
                return jar;
            }
            Path to = Files.createTempFile(folder, "unsigned", ".jar");
            // What is signed stands in the manifest, entry by entry.
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getEntries().clear();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream content = from.getInputStream(entry)) {
                            content.transferTo(out);
                        }
                    }
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException("taking the signatures off " + jar, e);
        }
    }

    private static boolean isSignature(JarEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }
}
