package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Runs;

/** An issue that is moved to another repository while a run works for it. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class MovedIssueIT {
    @Test
    void the_run_ends_where_it_began_says_so_there_and_nothing_begins_where_the_issue_came_to(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Story other = stage.story(Calculators.plain());
        AtomicInteger there = new AtomicInteger();
        story.with(Mind.meanwhile(
                () -> there.set(story.ada()
                        .transferIssue(story.repository(), 1, other.repository())
                        .number()),
                Mind.mending()));
        story.ada().openIssue(story.repository(), "Sum", "/se run");
        Run run = story.await(
                "the end of the run",
                () -> runs(stage, story)
                        .filter(found -> found.state().ended() && stage.server().settled(found.id())));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(story.seen().checks()).extracting(CheckRun::conclusion).containsExactly(Optional.of("neutral"));
        assertThat(story.seen().checks().getFirst().output().summary()).contains(Mind.MENDED);
        assertThat(story.seen().comments(1)).isEmpty();
        other.heard();
        List<Comment> came = other.runComments(there.get());
        assertThat(came).hasSize(1);
        assertThat(other.replies(there.get())).isEmpty();
        assertThat(runs(stage, other)).isEmpty();
        assertThat(other.seen().checks()).isEmpty();
        assertThat(other.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
    }

    private static Optional<Run> runs(Stage stage, Story story) {
        return stage
                .server()
                .runs()
                .latest(Runs.Wanted.of(RepositoryName.of(story.repository())), Runs.Page.first(2))
                .stream()
                .reduce((one, another) -> {
                    throw new AssertionError("two runs: " + one.id() + " and " + another.id());
                });
    }
}
