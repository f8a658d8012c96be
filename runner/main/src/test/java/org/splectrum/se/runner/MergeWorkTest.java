package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.runner.protocol.Work.Merge.Head;

final class MergeWorkTest {
    @TempDir
    Path temporary;

    private Scene scene;
    private String start = "";

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
        scene.write("text.txt", "one\ntwo\nthree\nfour\nfive\n");
        start = scene.commit("Start");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void whatEveryBranchMadeStandsOneOnTheOther() throws IOException {
        branch(Scene.INPUT_REF, "text.txt", "ONE\ntwo\nthree\nfour\nfive\n");
        Head second = branch("refs/se/b/2", "text.txt", "one\ntwo\nthree\nfour\nFIVE\n");
        Head third = branch("refs/se/b/3", "new.txt", "new\n");
        Outcome outcome = scene.run(new Work.Merge(List.of(second, third)));
        assertThat(outcome).isEqualTo(new Outcome.Rebased(scene.served("rev-parse", Scene.OUTPUT_REF), List.of()));
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":text.txt")).isEqualTo("ONE\ntwo\nthree\nfour\nFIVE");
        assertThat(scene.served("log", "--format=%an/%cn %s", Scene.OUTPUT_REF))
                .isEqualTo(
                        "Ann/SE refs/se/b/3\nAnn/SE refs/se/b/2\nAnn/Ann refs/se/input\nAnn/Ann Start\nAnn/Ann First");
    }

    @Test
    void aBranchThatMadeTheSameBringsNothingMore() throws IOException {
        Head first = branch(Scene.INPUT_REF, "new.txt", "new\n");
        Head second = branch("refs/se/b/2", "new.txt", "new\n");
        assertThat(scene.run(new Work.Merge(List.of(second))))
                .isEqualTo(new Outcome.Rebased(first.commit(), List.of()));
    }

    @Test
    void branchesThatChangeTheSameLinesConflictAndNothingIsPushed() throws IOException {
        branch(Scene.INPUT_REF, "text.txt", "1\n");
        Head second = branch("refs/se/b/2", "new.txt", "new\n");
        Head third = branch("refs/se/b/3", "text.txt", "2\n");
        scene.claude("begin; say no\n");
        assertThat(scene.run(new Work.Merge(List.of(second, third))))
                .isEqualTo(new Outcome.Conflicted(
                        List.of("text.txt"),
                        Map.of("text.txt", List.of("the answer is not the JSON that was asked for"))));
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void branchesWithoutACommonCommitAreRefusedWithWhatToDoAndEachIsKept() throws IOException {
        Head first = branch(Scene.INPUT_REF, "text.txt", "1\n");
        scene.git("checkout", "--quiet", "--orphan", "anew", start);
        scene.write("text.txt", "2\n");
        Head second = new Head("refs/se/b/2", scene.commit("Anew"));
        scene.publish(second.ref());
        AgentWorkTest.assertFailed(
                scene.run(new Work.Merge(List.of(second))),
                Failure.UNRELATED,
                "Commit " + second.commit() + " of one branch has no history in common with " + first.commit()
                        + " of another: one of them was put onto a base that was made anew meanwhile. What each branch made is kept. Have");
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
        assertThat(scene.served("rev-parse", Scene.INPUT_REF, second.ref()).lines())
                .containsExactly(first.commit(), second.commit());
    }

    @Test
    void theCommandsRunOnWhatWasResolved() throws IOException {
        branch(Scene.INPUT_REF, "text.txt", "1\n");
        Head second = branch("refs/se/b/2", "text.txt", "2\n");
        Head third = branch("refs/se/b/3", "new.txt", "new\n");
        scene.gateway().rule(inquiry -> new Ruling.Resolved("1 2\n", "versions"));
        Resolving plain = Resolving.PLAIN;
        Outcome outcome = scene.run(new Work.Merge(List.of(second, third), List.of("cat text.txt new.txt"), plain));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rebased.class, rebased -> {
            assertThat(rebased.resolved()).hasSize(1);
            assertThat(rebased.results())
                    .singleElement()
                    .satisfies(result -> assertThat(result.outputTail()).contains("1 2\nnew"));
        });
    }

    @Test
    void whereNothingWasInConflictNoCommandRuns() throws IOException {
        branch(Scene.INPUT_REF, "text.txt", "1\n");
        Head second = branch("refs/se/b/2", "new.txt", "new\n");
        assertThat(scene.run(new Work.Merge(List.of(second), List.of("exit 3"), Resolving.PLAIN)))
                .isInstanceOfSatisfying(
                        Outcome.Rebased.class,
                        rebased -> assertThat(rebased.results()).isEmpty());
    }

    private Head branch(String ref, String file, String text) throws IOException {
        scene.git("checkout", "--quiet", "--detach", start);
        scene.write(file, text);
        String commit = scene.commit(ref);
        scene.publish(ref);
        return new Head(ref, commit);
    }
}
