package org.splectrum.se;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.config.BuiltInWorkflows;
import org.splectrum.se.config.FileProblem;
import org.splectrum.se.config.RepositoryConfigFile;
import org.splectrum.se.config.WorkflowFiles;
import org.splectrum.se.config.WorkflowSchema;
import org.splectrum.se.expression.CelExpressions;

/** Checks files on this machine. */
final class Validation implements Commands.Validate {
    /** Bytes: more than any right file has in characters, so that it is refused for its size. */
    private static final int READ = 300_000;

    private static final Path CONFIGURATION = Path.of(".github", "se.yml");
    private static final Path WORKFLOWS = Path.of("claude", "workflows");

    @Override
    public Outcome files(List<String> names, Console console) {
        List<String> wrong = new ArrayList<>();
        Set<Path> files = new LinkedHashSet<>();
        names.forEach(name -> file(name, wrong, files));
        if (!wrong.isEmpty()) {
            return new Outcome.WrongUse(wrong);
        }
        try {
            return check(files, console);
        } catch (IOException e) {
            return new Outcome.Failed("reading files: " + e.getMessage());
        }
    }

    @Override
    public String schema() {
        return WorkflowSchema.text();
    }

    private static void file(String name, List<String> wrong, Set<Path> files) {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                files.add(file);
            } else {
                wrong.add(name + " is no file that can be read; name files, as claude/workflows/fix.yml");
            }
        } catch (InvalidPathException e) {
            wrong.add(name + " is no path: " + e.getReason());
        }
    }

    private static Outcome check(Set<Path> files, Console console) throws IOException {
        Map<String, List<FileProblem>> unreadable = new TreeMap<>();
        Map<String, String> workflows = new LinkedHashMap<>();
        for (Path file : context(files)) {
            text(file, unreadable, workflows);
        }
        CelExpressions expressions = new CelExpressions();
        WorkflowFiles.Reading reading =
                new WorkflowFiles(expressions, BuiltInWorkflows.catalog(expressions)).read(workflows);
        int problems = 0;
        for (Path file : files) {
            List<FileProblem> found = unreadable.getOrDefault(
                    file.toString(), reading.problems().getOrDefault(file.toString(), List.of()));
            if (isConfiguration(file) && found.isEmpty()) {
                Map<String, String> configuration = new LinkedHashMap<>();
                text(file, unreadable, configuration);
                found = unreadable.getOrDefault(file.toString(), List.of());
                for (String yaml : configuration.values()) {
                    found = new RepositoryConfigFile(reading.catalog()).problems(yaml);
                }
            }
            found.forEach(problem -> console.print(problem.in(file.toString())));
            problems += found.size();
        }
        return problems == 0
                ? new Outcome.Done()
                : new Outcome.Failed(problems + (problems == 1 ? " problem" : " problems"));
    }

    private static boolean isConfiguration(Path file) {
        return file.toAbsolutePath().normalize().endsWith(CONFIGURATION);
    }

    /** The workflows among the files and beside them, and those of a configuration's repository. */
    private static Set<Path> context(Set<Path> files) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        for (Path file : files) {
            boolean configuration = isConfiguration(file);
            if (!configuration) {
                all.add(file);
            }
            Path folder =
                    Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
            Path beside = configuration ? folder.resolveSibling(WORKFLOWS) : folder;
            if (Files.isDirectory(beside)) {
                all.addAll(yaml(beside, files));
            }
        }
        return all;
    }

    /** The files of a folder that are none of those named. */
    private static List<Path> yaml(Path folder, Set<Path> named) throws IOException {
        Set<Path> known = new LinkedHashSet<>();
        named.forEach(file -> known.add(file.toAbsolutePath().normalize()));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yml,yaml}")) {
            for (Path file : files) {
                if (!known.contains(file) && Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static void text(Path file, Map<String, List<FileProblem>> unreadable, Map<String, String> texts)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(READ);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, whole(bytes)))
                    .toString();
            texts.put(file.toString(), text);
        } catch (CharacterCodingException _) {
            unreadable.put(file.toString(), List.of(new FileProblem(0, 0, "this is not UTF-8; save it as UTF-8")));
        }
    }

    /** Where a file was cut, the last character may be half. */
    private static int whole(byte[] bytes) {
        int end = bytes.length;
        if (end == READ) {
            while (end > READ - 4 && (bytes[end - 1] & 0xC0) == 0x80) {
                end--;
            }
            end--;
        }
        return end;
    }
}
