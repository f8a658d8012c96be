package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.git.FileChange;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.RunState;

/** What becomes of work whose base moved on meanwhile. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class BaseIT {
    @Test
    void work_that_conflicts_with_the_newest_base_is_kept_and_a_person_is_asked(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        String theirs = Calculator.program("  add) expr \"$2\" + \"$3\" ;;");
        story.with(Mind.meanwhile(() -> story.push("ada", "main", Map.of("calc.sh", theirs)), Mind.mending()));
        int issue = story.asked("Sum", "/se run");
        Story.End end = story.over(issue);

        assertThat(end.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(end.conclusion()).isEqualTo("action_required");
        assertThat(end.text()).contains("calc.sh");
        assertThat(story.seen().labels(issue)).containsExactly("se:needs-help");
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().file("main", "calc.sh")).contains(theirs);
        String kept =
                end.run().result(Result.Committed.class).orElseThrow().commit().sha();
        String ref = "refs/se/runs/" + end.run().id() + "/agent/1";
        assertThat(end.text()).contains(ref);
        try (Repository mirror = new FileRepository(stage.data()
                .resolve("mirrors")
                .resolve(story.repository() + ".git")
                .toFile())) {
            assertThat(String.valueOf(mirror.resolve(ref))).contains(kept);
        }
    }

    @Test
    void work_on_a_base_that_moved_without_conflict_is_rebased_and_proved_again(Stage stage) {
        Story story = stage.story(Calculators.proved());
        story.with(Mind.meanwhile(() -> story.push("ada", "main", Map.of("NOTES.md", "New.\n")), Mind.mending()));
        int issue = story.asked("Sum", "/se run");
        Story.End end = story.over(issue);

        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("success");
        Result.Rebased rebased = end.run().result(Result.Rebased.class).orElseThrow();
        assertThat(rebased.results()).hasSize(1).allMatch(result -> result.passed());
        Pull pull = story.seen().pulls().getFirst();
        assertThat(end.run().result(Result.Published.class)).hasValueSatisfying(published -> {
            assertThat(pull.head().sha()).isEqualTo(published.commit().sha());
            assertThat(published.made()).isEqualTo(rebased.commit());
        });
        assertThat(story.seen().commits(pull)).hasSize(1);
        assertThat(story.seen().commits(pull).getFirst().parents())
                .isEqualTo(List.of(story.seen().sha("main").orElseThrow()));
        assertThat(story.seen().changes(pull)).extracting(FileChange::path).containsExactly("calc.sh");
    }

    @Test
    void work_that_the_newest_base_breaks_is_not_published(Stage stage) {
        Story story = stage.story(Calculators.proved());
        Map<String, String> stricter =
                Map.of("test.sh", Calculators.file("test.sh").replace("check 5 add", "check 6 add"));
        story.with(Mind.meanwhile(() -> story.push("ada", "main", stricter), Mind.mending()));
        int issue = story.asked("Sum", "/se run");
        Story.End end = story.over(issue);

        assertThat(end.state()).isEqualTo(RunState.FAILED);
        assertThat(end.conclusion()).isNotEqualTo("success");
        assertThat(end.text()).contains("bash test.sh", "not ok: add 2 3");
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
    }
}
