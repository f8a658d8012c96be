package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources show: sizes, package descriptions, records that keep their own equality. */
class SourceTest {
    private static final List<Path> ROOTS = Stream.of(
                    "src/main/java",
                    "../runner/protocol/src/main/java",
                    "../runner/main/src/main/java",
                    "../templates/src/main/java")
            .map(Path::of)
            .toList();

    @Test
    void no_file_has_more_than_300_lines() {
        assertThat(sources()).filteredOn(file -> lines(file).size() > 300).isEmpty();
    }

    @Test
    void nineteen_of_twenty_files_have_less_than_200_lines() {
        List<Path> all = sources();
        assertThat(all).filteredOn(file -> lines(file).size() >= 200).hasSizeLessThanOrEqualTo(all.size() / 20);
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        assertThat(sources().stream().map(Path::getParent).distinct()).allSatisfy(folder -> {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(folder.resolve("package-info.java"))
                    .content()
                    .startsWith("/**")
                    .contains("\n@NullMarked\n");
        });
    }

    @Test
    void no_class_overrides_equality() {
        assertThat(sources())
                .filteredOn(file -> lines(file).stream().anyMatch(line -> line.contains("boolean equals(")))
                .isEmpty();
    }

    @Test
    void the_sources_of_every_module_are_found() {
        assertThat(ROOTS).allSatisfy(root -> assertThat(root).isDirectory());
        assertThat(sources()).hasSizeGreaterThan(50);
    }

    private static List<Path> sources() {
        return ROOTS.stream().flatMap(SourceTest::sourcesBelow).toList();
    }

    private static Stream<Path> sourcesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
