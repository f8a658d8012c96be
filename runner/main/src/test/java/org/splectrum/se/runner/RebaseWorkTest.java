package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Work;

final class RebaseWorkTest {
    private static final String ONTO_REF = "refs/heads/main";

    @TempDir
    Path temporary;

    private Scene scene;
    private String start = "";

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
        scene.write("a b/ünï.txt", "one\ntwo\nthree\n");
        start = scene.commit("Start");
        scene.publish(ONTO_REF);
        scene.git("checkout", "--quiet", "-b", "feature");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void commitsMoveOntoTheNewBaseAndTheCommandsRunOnTheResult() throws IOException {
        feature("new.txt", "new\n");
        String onto = base("other.txt", "other\n");
        Outcome outcome = rebase(onto, "cat new.txt other.txt");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rebased.class, rebased -> {
            assertThat(rebased.results()).extracting(CommandResult::outputTail).containsExactly("new\nother\n");
        });
        assertThat(outcome).extracting("commit").isEqualTo(pushed());
        assertThat(scene.served("log", "--format=%an/%cn %s", Scene.OUTPUT_REF))
                .isEqualTo("Ann/SE Feature\nAnn/Ann Base\nAnn/Ann Start\nAnn/Ann First");
    }

    @Test
    void anUpToDateInputIsItsOwnResultAndNothingRunsAgain() throws IOException {
        String input = feature("new.txt", "new\n");
        assertThat(rebase(start, "false")).isEqualTo(new Outcome.Rebased(input, List.of()));
        assertThat(pushed()).isEqualTo(input);
    }

    @Test
    void aConflictNamesItsFilesAndPushesNothing() throws IOException {
        scene.git("rm", "--quiet", "README.md");
        feature("a b/ünï.txt", "one\nmine\nthree\n");
        scene.git("checkout", "--quiet", "main");
        scene.write("README.md", "kept\n");
        String onto = base("a b/ünï.txt", "one\ntheirs\nthree\n");
        assertThat(rebase(onto, "true"))
                .isInstanceOfSatisfying(
                        Outcome.Conflicted.class,
                        conflicted -> assertThat(conflicted.files()).containsExactly("README.md", "a b/ünï.txt"));
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void aFileThatTheBaseRenamedGetsItsChangeUnderTheNewName() throws IOException {
        feature("a b/ünï.txt", "one\ntwo\nthree\nfour\n");
        scene.git("checkout", "--quiet", "main");
        scene.git("mv", "--", "a b/ünï.txt", "-renamed");
        String onto = base("other.txt", "x\n");
        assertThat(rebase(onto, "true")).isInstanceOf(Outcome.Rebased.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":-renamed")).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void workThatWasMadeBesideTheInputIsPutOnItAndWhatTheInputLeftBehindStaysThere() throws IOException {
        String old = feature("old.txt", "old\n");
        String work = feature("work.txt", "work\n");
        scene.publish("refs/se/carried");
        String onto = base("other.txt", "other\n");
        scene.git("checkout", "--quiet", "-B", "feature", start);
        feature("pushed.txt", "pushed\n");
        Work.Rebase.Carried carried = new Work.Rebase.Carried("refs/se/carried", old, work);
        Outcome outcome = scene.run(
                new Work.Rebase(onto, onto, ONTO_REF, List.of("ls *.txt"), Resolving.PLAIN, List.of(carried)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.results())
                                .extracting(CommandResult::outputTail)
                                .containsExactly("other.txt\npushed.txt\nwork.txt\n"));
        assertThat(scene.served("log", "--format=%s", "--name-only", "-3", Scene.OUTPUT_REF))
                .isEqualTo("Feature\n\nwork.txt\nFeature\n\npushed.txt\nBase\n\nother.txt");
    }

    @Test
    void aChangeThatTheBaseHasAlreadyIsDropped() throws IOException {
        feature("new.txt", "new\n");
        String onto = base("new.txt", "new\n");
        assertThat(rebase(onto)).isEqualTo(new Outcome.Rebased(onto, List.of()));
        assertThat(pushed()).isEqualTo(onto);
    }

    @Test
    void failedCommandsAreResultsForTheServerToJudge() throws IOException {
        feature("new.txt", "new\n");
        String onto = base("other.txt", "other\n");
        assertThat(rebase(onto, "exit 9"))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.results())
                                .extracting(CommandResult::exitCode)
                                .containsExactly(9));
    }

    @Test
    void anUnknownCommitFailsInGitsWords() throws IOException {
        feature("new.txt", "new\n");
        AgentWorkTest.assertFailed(rebase("0".repeat(39) + "1"), Failure.GIT_FAILED, "git merge-base ended with");
    }

    private String feature(String file, String text) throws IOException {
        scene.git("checkout", "--quiet", "feature");
        scene.write(file, text);
        String commit = scene.commit("Feature");
        scene.publish(Scene.INPUT_REF);
        return commit;
    }

    private String base(String file, String text) throws IOException {
        scene.git("checkout", "--quiet", "main");
        scene.write(file, text);
        String commit = scene.commit("Base");
        scene.publish(ONTO_REF);
        return commit;
    }

    private Outcome rebase(String onto, String... commands) throws IOException {
        return scene.run(new Work.Rebase(start, onto, ONTO_REF, List.of(commands)));
    }

    private String pushed() throws IOException {
        return scene.served("rev-parse", Scene.OUTPUT_REF);
    }
}
