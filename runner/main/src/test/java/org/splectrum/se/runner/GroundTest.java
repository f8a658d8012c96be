package org.splectrum.se.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Groundwork;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class GroundTest {
    private static final String PROPERTY = "se.alternate";
    private static final long ENOUGH = 1 << 20;

    @TempDir
    Path temporary;

    private Scene scene;
    private Path alternate;

    @BeforeEach
    void lend() throws IOException {
        scene = new Scene(temporary);
        alternate = temporary.resolve("alternate");
        scene.write("stays.txt", "stays\n");
        scene.write("goes.txt", "goes\n");
        scene.write("folder/moves.txt", "one\n");
        scene.commit("Second");
        scene.publish(Scene.INPUT_REF);
        Files.createDirectories(alternate);
        mount();
        System.setProperty(PROPERTY, alternate.toString());
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(PROPERTY);
        scene.close();
    }

    @Test
    void anAttemptBeginsFromItAndTouchesOnlyWhatIsNewer() throws IOException {
        lay(ENOUGH);
        Object before = key("stays.txt");
        Files.delete(temporary.resolve("a scene/source/goes.txt"));
        scene.write("folder/moves.txt", "two\n");
        scene.write("comes.txt", "comes\n");
        scene.commit("Third");
        scene.publish(Scene.INPUT_REF);
        Outcome outcome =
                scene.run(scene.agent("begin; git status --porcelain > seen; cat folder/moves.txt comes.txt >> seen;"
                        + " ls >> seen; git log -1 --format=%s >> seen; git symbolic-ref HEAD >> seen; say 'done'"));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":seen").lines())
                .containsExactly(
                        "?? seen",
                        "two",
                        "comes",
                        "README.md",
                        "comes.txt",
                        "folder",
                        "seen",
                        "stays.txt",
                        "Third",
                        "refs/heads/work");
        assertThat(scene.served("diff", "--name-status", Scene.INPUT_REF, Scene.OUTPUT_REF))
                .isEqualTo("A\tseen");
        assertThat(key("stays.txt")).as("the same file").isEqualTo(before);
    }

    @Test
    void whereAttributesChangedEveryFileIsWrittenAsTheyAskForIt() throws IOException {
        lay(ENOUGH);
        scene.write("folder/.gitattributes", "*.txt eol=crlf\n");
        scene.commit("Third");
        scene.publish(Scene.INPUT_REF);
        scene.run(scene.agent("begin; git status --porcelain > seen; say 'done'"));
        assertThat(scene.workspace().resolve("folder/moves.txt")).hasBinaryContent("one\r\n".getBytes(UTF_8));
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":seen")).isEqualTo("?? seen");
    }

    @Test
    void whatIsInTheWayIsOverwritten() throws IOException {
        lay(ENOUGH);
        Files.writeString(scene.workspace().resolve("comes.txt"), "in the way\n");
        scene.write("comes.txt", "comes\n");
        scene.write(".gitattributes", "*.txt eol=crlf\n");
        scene.commit("Third");
        scene.publish(Scene.INPUT_REF);
        assertThat(scene.run(scene.agent("begin; say 'done'"))).isInstanceOf(Outcome.Unchanged.class);
        assertThat(scene.workspace().resolve("comes.txt")).hasBinaryContent("comes\r\n".getBytes(UTF_8));
        assertThat(scene.workspace().resolve("stays.txt")).hasBinaryContent("stays\r\n".getBytes(UTF_8));
    }

    @Test
    void theGroundOfAnotherTipIsChangedIntoTheInputAllTheSame() throws IOException {
        lay(ENOUGH);
        Files.delete(temporary.resolve("a scene/source/goes.txt"));
        scene.commit("Third");
        scene.publish(Scene.INPUT_REF);
        mount();
        assertThat(scene.run(scene.agent("begin; say 'done'"))).isInstanceOf(Outcome.Unchanged.class);
        assertThat(scene.workspace().resolve("goes.txt")).doesNotExist();
        assertThat(scene.workspace().resolve("stays.txt")).hasContent("stays");
    }

    @Test
    void aWorkflowsCommandFindsTheSame() throws IOException {
        lay(ENOUGH);
        scene.write("folder/moves.txt", "two\n");
        scene.commit("Third");
        scene.publish(Scene.INPUT_REF);
        Outcome outcome = scene.run(new Work.Verify(
                List.of("test \"$(cat folder/moves.txt)\" = two && test -z \"$(git status --porcelain)\"")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Verified.class,
                        verified -> assertThat(verified.results()).allMatch(CommandResult::passed));
    }

    @Test
    void moreThanItMayTakeIsNotWritten() throws IOException {
        assertThatThrownBy(() -> lay(5 * 4096 - 1))
                .isInstanceOf(AttemptFailed.class)
                .hasMessageContaining("take more than 20479 bytes");
        assertThat(scene.workspace().resolve("stays.txt")).doesNotExist();
        lay(5 * 4096);
        assertThat(scene.workspace().resolve("stays.txt")).exists();
    }

    /** Ten folders with ten entries each that are all the same: 10^10 files, in a few hundred bytes. */
    @Test
    void treesThatNameEachOtherOftenAreNotWritten() throws IOException {
        scene.write("file", "x\n");
        scene.commit("Bomb");
        String tree = scene.git("rev-parse", "HEAD:folder");
        for (int depth = 0; depth < 9; depth++) {
            Path list = temporary.resolve("list");
            StringBuilder entries = new StringBuilder();
            for (int entry = 0; entry < 10; entry++) {
                entries.append("040000 tree ")
                        .append(tree)
                        .append("\tf")
                        .append(entry)
                        .append('\n');
            }
            Files.writeString(list, entries);
            tree = makeTree(list);
        }
        scene.git("update-ref", "HEAD", scene.git("commit-tree", "-m", "Bomb", tree));
        scene.publish(Scene.INPUT_REF);
        mount();
        assertThatThrownBy(() -> lay(ENOUGH)).isInstanceOf(AttemptFailed.class).hasMessageContaining("take more");
        assertThat(scene.workspace().resolve("f0")).doesNotExist();
    }

    @Test
    void withoutWhatIsMountedThereIsNone() throws IOException {
        Files.delete(alternate.resolve("tip"));
        assertThatThrownBy(() -> lay(ENOUGH)).isInstanceOf(AttemptFailed.class).hasMessageContaining("no objects");
    }

    private String makeTree(Path list) throws IOException {
        Process process = new ProcessBuilder("git", "mktree")
                .directory(temporary.resolve("a scene/source").toFile())
                .redirectInput(list.toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** What the served repository has now. */
    private void mount() throws IOException {
        Files.writeString(alternate.resolve("tip"), scene.served("rev-parse", Scene.INPUT_REF) + "\n");
        Path objects = temporary.resolve("a scene/served/repository.git/objects");
        try (Stream<Path> all = Files.walk(objects)) {
            for (Path path : all.toList()) {
                Path copy = alternate
                        .resolve("objects")
                        .resolve(objects.relativize(path).toString());
                if (!Files.exists(copy)) {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private void lay(long limit) {
        Workspace.layGround(scene.workspace(), new Groundwork(limit), Deadline.in(Duration.ofMinutes(1)));
    }

    private Object key(String file) throws IOException {
        return Files.getAttribute(scene.workspace().resolve(file), "unix:ino");
    }
}
