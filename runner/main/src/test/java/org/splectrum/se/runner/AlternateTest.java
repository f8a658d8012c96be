package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class AlternateTest {
    private static final String PROPERTY = "se.alternate";
    private static final String LAID = "se.input";
    private static final Work SEES_ALL = new Work.Verify(List.of(
            "test \"$(cat later.txt)\" = later", "test \"$(git log --format=%s | tr '\\n' ' ')\" = 'Second First '"));

    @TempDir
    Path temporary;

    private Scene scene;
    private Path alternate;

    @BeforeEach
    void lend() throws IOException {
        scene = new Scene(temporary);
        alternate = Files.createDirectories(temporary.resolve("alternate"));
        Files.writeString(alternate.resolve("tip"), scene.served("rev-parse", Scene.INPUT_REF) + "\n");
        copy(temporary.resolve("a scene/served/repository.git/objects"), alternate.resolve("objects"));
        System.setProperty(PROPERTY, alternate.toString());
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(PROPERTY);
        System.clearProperty(LAID);
        scene.close();
    }

    @Test
    void whatIsMountedIsNotFetchedAndTheWorkIsAsEver() throws IOException {
        Outcome outcome = scene.run(scene.agent(
                "begin; find .git/objects -type f -name '*.pack' > packs; git log --format=%s >> packs; say 'done'"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":packs")).isEqualTo("First");
        assertThat(scene.served("log", "--format=%s", Scene.OUTPUT_REF)).isEqualTo("Do it\nFirst");
    }

    @Test
    void whatIsNotInItIsFetched() throws IOException {
        scene.write("later.txt", "later\n");
        scene.commit("Second");
        scene.publish(Scene.INPUT_REF);
        Outcome outcome = scene.run(scene.agent("begin; cat later.txt README.md > both; say 'done'"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":both")).isEqualTo("later\nhello");
    }

    @Test
    void anAgentThatUnlinksItLosesNothing() throws IOException {
        Outcome outcome =
                scene.run(scene.agent("begin; rm -f .git/objects/info/alternates; echo x > new.txt; say 'done'"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("ls-tree", "--name-only", Scene.OUTPUT_REF)).isEqualTo("README.md\nnew.txt");
    }

    @Test
    void whatWasLaidForTheAttemptIsNotAskedFor() throws IOException {
        String tip = scene.served("rev-parse", Scene.INPUT_REF);
        lay(later(), tip);
        scene.order(SEES_ALL);
        scene.served("update-ref", "-d", Scene.INPUT_REF);
        scene.runner().run();
        assertAllSeen(scene.outcome());
    }

    @Test
    void whatWasLaidUponAnotherTipThanIsMountedIsFetched() throws IOException {
        String input = later();
        lay(input, input);
        Files.delete(
                temporary.resolve("laid/objects").resolve(input.substring(0, 2)).resolve(input.substring(2)));
        assertAllSeen(scene.run(SEES_ALL));
    }

    @Test
    void whatWasLaidForAnotherInputIsFetched() throws IOException {
        String tip = scene.served("rev-parse", Scene.INPUT_REF);
        later();
        lay("0".repeat(40), tip);
        assertAllSeen(scene.run(SEES_ALL));
    }

    private String later() throws IOException {
        scene.write("later.txt", "later\n");
        String input = scene.commit("Second");
        scene.publish(Scene.INPUT_REF);
        return input;
    }

    /** What the served repository has that is not mounted. */
    private void lay(String input, String upon) throws IOException {
        Path laid = Files.createDirectories(temporary.resolve("laid"));
        Files.writeString(laid.resolve("tip"), input + "\n");
        Files.writeString(laid.resolve("upon"), upon + "\n");
        copy(temporary.resolve("a scene/served/repository.git/objects"), laid.resolve("objects"));
        try (Stream<Path> mounted = Files.walk(alternate.resolve("objects"))) {
            for (Path path : mounted.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(laid.resolve(alternate.relativize(path).toString()));
            }
        }
        System.setProperty(LAID, laid.toString());
    }

    private static void assertAllSeen(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Verified.class,
                        verified -> assertThat(verified.results()).hasSize(2).allMatch(CommandResult::passed));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
