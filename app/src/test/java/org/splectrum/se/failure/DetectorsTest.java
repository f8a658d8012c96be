package org.splectrum.se.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word counts, and who may have a word. */
class DetectorsTest {
    private static final String COMPILE_ERROR = "src/A.java:3: error: ';' expected\n";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "disk-python, network, curl-503",
        "java-oom, maven-tests, maven-tests",
        "claude-refusal, claude-key, claude-key",
        "maven-503, javac, maven-compile",
        "curl-429, authentication, curl-401",
        "curl-401, network, curl-503",
        "git-merge, javac, javac",
        "tsc, eslint, eslint",
        "javac, maven, maven-tests",
        "pytest, guess, script-refused",
        "maven-tests, guess, script-refused"
    })
    void where_several_know_something_the_cause_behind_the_others_counts(String first, String name, String second) {
        String expected = Detectors.classify(Sample.failed(first, 1)).kind();
        String both = Sample.text(second) + "\n" + Sample.text(first);
        assertThat(Detectors.classify(new FailedCommand(name, 1, both)).kind()).isEqualTo(expected);
    }

    @Test
    void they_are_asked_from_the_machine_to_the_guess() {
        assertThat(Detectors.installed().kinds())
                .containsExactly(
                        "disk-full",
                        "out-of-memory",
                        "timeout",
                        "refusal",
                        "rate-limit",
                        "authentication",
                        "network",
                        "git-conflict",
                        "javac",
                        "tsc",
                        "eslint",
                        "cargo",
                        "go",
                        "pytest",
                        "maven",
                        "gradle",
                        "network-guess");
    }

    @Test
    void a_registry_in_trouble_passes_although_maven_says_that_the_build_failed() {
        FailedCommand failed = Sample.failed("maven-503", 1);
        assertThat(failed.output()).contains("BUILD FAILURE");
        assertThat(Detectors.classify(failed).category()).isEqualTo(Category.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expected: <200> but was: <503>
            AssertionError: status code: 401
            INFO answered 429 Too Many Requests, as the test wants
            """)
    void a_test_that_prints_a_status_is_not_the_worlds_doing(String words) {
        String output = Sample.text("pytest").replace("ValueError: boom", words);
        assertThat(Detectors.classify(new FailedCommand("pytest", 1, output)).kind())
                .isEqualTo("pytest");
    }

    @Test
    void a_detector_of_another_jar_is_found_and_asked_before_those_of_its_rank() throws IOException {
        Detectors detectors = Detectors.load(jarWith(Foreign.class.getName()));
        assertThat(detectors.kinds()).contains("foreign", "javac");
        assertThat(detectors.kinds().indexOf("foreign"))
                .isEqualTo(detectors.kinds().indexOf("network") + 1);
        assertThat(detectors
                        .diagnose(new FailedCommand("make", 2, COMPILE_ERROR))
                        .headline())
                .isEqualTo("known elsewhere");
    }

    @Test
    void a_jar_that_names_what_it_does_not_have_is_refused_with_the_mend() throws IOException {
        ClassLoader broken = jarWith("org.acme.Nowhere");
        assertThatThrownBy(() -> Detectors.load(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.acme.Nowhere")
                .hasMessageContaining("take its jar off the class path");
    }

    @Test
    void two_of_one_kind_are_refused() {
        assertThatThrownBy(() -> Detectors.of(List.of(new Foreign(), new Foreign())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two error detectors are called foreign");
    }

    @Test
    void a_detector_that_breaks_keeps_nobody_else_from_knowing() throws IOException {
        Detectors detectors = Detectors.load(jarWith(Breaking.class.getName()));
        assertThat(detectors
                        .diagnose(new FailedCommand("make", 2, COMPILE_ERROR))
                        .kind())
                .isEqualTo("javac");
    }

    private ClassLoader jarWith(String detector) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Detector.class.getName()), detector + "\n");
        URL jar = URI.create(folder.toUri() + "/").toURL();
        return new URLClassLoader(new URL[] {jar}, Detector.class.getClassLoader());
    }

    /** As somebody else would write one. */
    public static final class Foreign implements Detector {
        @Override
        public String kind() {
            return "foreign";
        }

        @Override
        public Rank rank() {
            return Rank.WORK;
        }

        @Override
        public Optional<Diagnosis> detect(Symptoms symptoms) {
            return symptoms.mention("expected")
                    ? Optional.of(new Diagnosis(Category.NEEDS_INTERVENTION, kind(), "known elsewhere", List.of()))
                    : Optional.empty();
        }
    }

    /** As somebody else should not. */
    public static final class Breaking implements Detector {
        @Override
        public String kind() {
            return "breaking";
        }

        @Override
        public Rank rank() {
            return Rank.MACHINE;
        }

        @Override
        public Optional<Diagnosis> detect(Symptoms symptoms) {
            throw new IllegalStateException("a bug");
        }
    }
}
