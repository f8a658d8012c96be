package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SE asks no more of the engine than {@code docs/security.md} says, by which people let a proxy before its socket pass what SE needs and refuse
 * the rest.
 */
class EngineCallsTest {
    /** As "Hardening" on that page has them, in its order. */
    private static final Set<String> SAID = Set.of(
            "ping",
            "inspectImage",
            "listContainers",
            "createContainer",
            "startContainer",
            "waitContainer",
            "inspectContainer",
            "removeContainer",
            "info",
            "listVolumes",
            "createVolume",
            "inspectVolume",
            "removeVolume",
            "logContainer");

    private static final Pattern CALL = Pattern.compile("\\b(\\w+)Cmd\\(");

    @Test
    void no_more_is_asked_of_the_engine_than_the_page_says() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                asked.addAll(calls(source));
            }
        }
        assertThat(asked).isEqualTo(new TreeSet<>(SAID));
    }

    private static Set<String> calls(Path source) {
        try {
            String text = Files.readString(source);
            return text.contains("com.github.dockerjava")
                    ? CALL.matcher(text)
                            .results()
                            .map((MatchResult call) -> call.group(1))
                            .filter(call -> !call.equals("with"))
                            .collect(Collectors.toSet())
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
