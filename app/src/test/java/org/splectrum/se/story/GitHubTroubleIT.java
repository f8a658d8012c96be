package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.demo.github.rest.Faults;
import org.splectrum.se.run.RunState;

/** What becomes of a wish while GitHub is in trouble: as if it had not been. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class GitHubTroubleIT {
    @Test
    void where_github_refuses_for_a_while_or_suspends_the_app_there_is_still_one_of_each_in_the_end(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        Faults faults = stage.github().faults();
        String api = "/repos/" + story.repository();
        faults.failNext("GET", api + "/collaborators/ada/permission", Fault.status(500), 1);
        faults.failNext("GET", api + "/contents/.*", Fault.status(503), 1);
        faults.failNext("POST", api + "/issues/1/comments", Fault.status(500), 2);
        faults.failNext("PATCH", api + "/issues/comments/.*", Fault.secondaryRateLimit(1), 1);
        faults.failNext("POST", api + "/issues/1/labels", Fault.status(502), 1);
        faults.failNext("POST", api + "/check-runs", Fault.secondaryRateLimit(1), 1);
        faults.failNext("POST", api + "/pulls", Fault.status(500), 1);
        Fault suspended = new Fault.Refused(403, "This installation has been suspended", Map.of());
        faults.failNext("PATCH", api + "/issues/comments/.*", suspended, 1);
        faults.failNext("POST", api + "/check-runs", suspended, 1);
        faults.failNext("POST", api + "/git/.*|" + api + "/pulls", suspended, 1);
        faults.failNext("GET", "/" + story.repository() + ".git/info/refs", suspended, 1);
        faults.failNext("GET", "/" + story.repository() + ".git/info/refs", Fault.status(500), 1);
        thereIsOneOfEach(stage, story);
    }

    @Test
    void where_githubs_answers_are_lost_nothing_is_done_twice(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        Faults faults = stage.github().faults();
        String api = "/repos/" + story.repository();
        faults.failNext("POST", api + "/issues/comments/.*/reactions", new Fault.AnswerLost(502), 1);
        faults.failNext("POST", api + "/issues/1/comments", new Fault.AnswerLost(502), 1);
        faults.failNext("POST", api + "/check-runs", new Fault.AnswerLost(502), 1);
        faults.failNext("POST", api + "/pulls", new Fault.AnswerLost(502), 1);
        faults.failNext("POST", "/" + story.repository() + ".git/git-receive-pack", new Fault.AnswerLost(502), 1);
        thereIsOneOfEach(stage, story);
    }

    private static void thereIsOneOfEach(Stage stage, Story story) {
        int issue = story.asked("Sum", "/se run");
        assertThat(issue).isEqualTo(1);
        Story.End end = story.over(issue);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(story.runComments(issue)).hasSize(1);
        assertThat(story.replies(issue)).isEmpty();
        assertThat(story.seen().checks()).hasSize(1);
        assertThat(story.seen().refs("refs/heads/")).hasSize(2);
        assertThat(story.seen().labels(issue)).containsExactly("se:done");
        long command = story.seen().comments(issue).getFirst().id();
        assertThat(story.seen().reactionsToComment(command))
                .extracting(Reaction::author)
                .containsExactly(stage.github().appLogin());
    }
}
