package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.run.RunState;

/** What begins runs without a command. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class TriggersIT {
    private static final String GREET = """
            name: Greet
            on: { pull_request: [opened, synchronize] }
            steps:
              - id: say
                comment: "Seen ${{ event.action }} of pull request ${{ pull.number }} by ${{ actor }}."
            """;

    @Test
    void opening_a_pull_request_and_pushing_to_it_begin_the_workflows_that_ask_for_it(Stage stage) {
        Story story = stage.story(with("greet.yml", GREET));
        story.push("ada", "notes", Map.of("NOTES.md", "New.\n"));
        Pull pull = story.ada().openPull(story.repository(), new Content("Notes", ""), "notes", "main");
        Story.End opened = story.over(pull.number());
        assertThat(opened.state()).as(opened.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.replies(pull.number()))
                .singleElement()
                .satisfies(comment -> assertThat(comment.body())
                        .contains("Seen opened of pull request " + pull.number() + " by ada."));

        story.push("ada", "notes", Map.of("NOTES.md", "More.\n"));
        story.over(pull.number(), 2);
        assertThat(story.replies(pull.number()))
                .last()
                .satisfies(comment -> assertThat(comment.body()).contains("Seen synchronize"));
    }

    @Test
    void a_pull_request_of_somebody_who_may_not_write_begins_nothing(Stage stage) {
        Story story = stage.story(with("greet.yml", GREET));
        story.push("rita", "notes", Map.of("NOTES.md", "New.\n"));
        Pull pull = story.person("rita").openPull(story.repository(), new Content("Notes", ""), "notes", "main");
        story.heard();
        assertThat(story.seen().comments(pull.number())).isEmpty();
    }

    @Test
    void a_pull_request_that_breaks_a_workflow_has_a_check_that_says_where_until_it_is_mended(Stage stage) {
        Story story = stage.story(Calculators.plain());
        String broken = story.push("rita", "tidy", Map.of("claude/workflows/tidy.yml", GREET.replace("on:", "onn:")));
        story.person("rita").openPull(story.repository(), new Content("Tidy", ""), "tidy", "main");
        story.heard();
        CheckRun check = story.seen().checks(broken).getFirst();
        assertThat(check.name()).isEqualTo("se / configuration");
        assertThat(check.conclusion()).contains("failure");
        assertThat(check.output().annotations()).singleElement().satisfies(note -> {
            assertThat(note.place()).isEqualTo(new CheckRun.Place("claude/workflows/tidy.yml", 2, 2, 1, 1));
            assertThat(note.message()).contains("“onn”", "“on”");
        });
        String mended = story.push("rita", "tidy", Map.of("claude/workflows/tidy.yml", GREET));
        story.heard();
        assertThat(story.seen().checks(mended))
                .singleElement()
                .satisfies(green -> assertThat(green.conclusion()).contains("success"));
    }

    @Test
    void a_base_that_moved_is_told_on_the_pull_request_and_begins_what_asks_for_it(Stage stage) {
        Story story = stage.story(with("moved.yml", """
            on: { base_changed: true }
            steps:
              - id: say
                comment: "The base of ${{ pull.number }} moved, by ${{ event.name }} of ${{ actor }}."
            """)).with(Mind.mending());
        int issue = story.asked("The sum is wrong", "/se run fix it");
        assertThat(story.over(issue).state()).isEqualTo(RunState.SUCCEEDED);
        int pull = story.seen().pulls().getFirst().number();
        String culprit = story.push(
                "ada", "main", Map.of("calc.sh", Calculators.file("calc.sh").replace("$2 - $3", "$2 - $3 + 0")));
        assertThat(story.over(pull).state()).isEqualTo(RunState.SUCCEEDED);
        story.heard();
        assertThat(story.replies(pull))
                .extracting(comment -> comment.body())
                .anySatisfy(
                        text -> assertThat(text).contains("does not merge with `main` any more", culprit, "`calc.sh`"))
                .anySatisfy(text -> assertThat(text).contains("moved, by base_changed of ada"));
    }

    private static Map<String, String> with(String name, String workflow) {
        Map<String, String> files = new TreeMap<>(Calculators.plain());
        files.put("claude/workflows/" + name, workflow);
        return files;
    }
}
