package org.splectrum.se.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is in the runner's image, also where a layer above hides it: read from all of its layers, as the engine gives them away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ImageLayersIT {
    /** Programs and libraries of the package managers of systems, and what they keep. */
    private static final Predicate<String> INSTALLS = Pattern.compile("(.*/)?((apt|dpkg|libapt|debconf)([-.].*)?"
                    + "|rpm|dnf5?|microdnf|yum|zypper|pacman|apk|snapd?|flatpak|nix(-.*)?|aptitude|dselect)")
            .asMatchPredicate();

    private static final int OF_SOMEBODY_ELSE = 06000;
    private static final int MAGIC_AT = 257;

    private final List<TarArchiveEntry> entries = new ArrayList<>();

    @BeforeAll
    void readEachLayer(@TempDir Path folder) {
        try (Workshop workshop = new Workshop(folder)) {
            workshop.call(docker -> {
                try (InputStream saved = docker.saveImageCmd(Workshop.IMAGE).exec();
                        TarArchiveInputStream image = new TarArchiveInputStream(saved)) {
                    while (image.getNextEntry() != null) {
                        addEntries(new BufferedInputStream(image));
                    }
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @AfterAll
    void forget() {
        entries.clear();
    }

    @Test
    void no_layer_has_a_package_manager_of_the_system() {
        assertThat(Stream.of(
                        "usr/bin/apt-get", "usr/lib/x86_64-linux-gnu/libapt-pkg.so.6.0", "var/lib/apt", "sbin/apk"))
                .allMatch(INSTALLS);
        assertThat(names(entry -> true)).contains("usr/bin/git", "usr/local/bin/claude", "opt/se/runner.jar");
        assertThat(names(entry -> INSTALLS.test(name(entry))))
                .containsExactly("var/lib/dpkg"); // the list of what is installed alone, for those who look for flaws
        assertThat(names(entry -> name(entry).startsWith("var/lib/dpkg/"))).containsExactly("var/lib/dpkg/status");
    }

    @Test
    void no_file_of_any_layer_makes_somebody_somebody_else() {
        assertThat(names(entry -> entry.isFile() && (entry.getMode() & OF_SOMEBODY_ELSE) != 0))
                .isEmpty();
        assertThat(names(entry -> entry.getExtraPaxHeaders().keySet().stream()
                        .anyMatch(header -> header.endsWith("security.capability"))))
                .isEmpty();
    }

    /** Nothing where it is no layer, but says what the image is. */
    private void addEntries(BufferedInputStream content) throws IOException {
        content.mark(MAGIC_AT + 5);
        byte[] head = content.readNBytes(MAGIC_AT + 5);
        content.reset();
        if (!new String(head, US_ASCII).endsWith("ustar")) {
            return;
        }
        TarArchiveInputStream layer = new TarArchiveInputStream(content);
        for (TarArchiveEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
            entries.add(entry);
        }
    }

    private List<String> names(Predicate<TarArchiveEntry> which) {
        return entries.stream().filter(which).map(ImageLayersIT::name).toList();
    }

    /** Without a slash at its end, as folders have one. */
    private static String name(TarArchiveEntry entry) {
        return entry.getName().replaceFirst("^[.]?/", "").replaceFirst("/$", "");
    }
}
