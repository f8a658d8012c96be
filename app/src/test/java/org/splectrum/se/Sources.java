package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes that stand in no source folder, because they break a rule on purpose. */
final class Sources {
    private final Path folder;
    private final List<String> files = new ArrayList<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    /** Adds a class below {@link Walls#ROOT}; the form takes its package, its simple name and its content. */
    Sources with(String name, String form, String content) {
        String fullName = Walls.ROOT + "." + name;
        int dot = fullName.lastIndexOf('.');
        Path file = folder.resolve("java").resolve(fullName.replace('.', '/') + ".java");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, form.formatted(fullName.substring(0, dot), fullName.substring(dot + 1), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(file.toString());
        return this;
    }

    JavaClasses compiled() {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        arguments.addAll(files);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).as("exit code of the compiler").isZero();
        return new ClassFileImporter().importPath(classes);
    }
}
