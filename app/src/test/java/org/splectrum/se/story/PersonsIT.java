package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Role;

/** Who is heard, and what counts as a command. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class PersonsIT {
    @ParameterizedTest
    @ValueSource(strings = {"rita", "sam"})
    void who_may_not_write_gets_one_polite_reply_and_no_run(String login, Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.person(login).comment(story.repository(), issue, "/se run\n/se run again\n/se run and again");
        Comment reply = story.reply(issue);
        assertThat(reply.body()).contains(login, "write").doesNotContain("@" + login);
        nothingElseCameOf(stage, story, issue, 1);
    }

    @Test
    void what_an_app_says_is_no_command(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.person(stage.github().appLogin()).comment(story.repository(), issue, "/se run");
        nothingElseCameOf(stage, story, issue, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n/se run\n```",
                "> /se run",
                "<!--\n/se run\n-->",
                "    /se run",
                "Please do not /se run this",
                "On Monday ada wrote:\n> /se run\n\nNo."
            })
    void a_command_that_is_only_shown_is_none(String text, Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.ada().comment(story.repository(), issue, text);
        nothingElseCameOf(stage, story, issue, 0);
    }

    @Test
    void a_label_of_somebody_who_may_sort_issues_but_not_write_starts_nothing(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        stage.github().grant(story.repository(), "tim", Role.TRIAGE);
        int issue = issue(story);
        story.person("tim").label(story.repository(), issue, "se:run");
        assertThat(story.reply(issue).body()).contains("tim", "write");
        story.heard();
        assertThat(story.runComments(issue)).isEmpty();
        assertThat(story.replies(issue)).hasSize(1);
        Aftermath.withoutRun(stage, story).isHarmless();
    }

    @Test
    void a_delivery_that_comes_again_does_nothing_again(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.ada().comment(story.repository(), issue, "/se help");
        story.reply(issue);
        stage.github().webhooks().deliveries().stream()
                .filter(delivery -> delivery.message().event().equals("issue_comment"))
                .filter(delivery -> delivery.message().payload().contains('"' + story.repository() + '"'))
                .forEach(delivery -> stage.github().webhooks().redeliver(delivery));
        nothingElseCameOf(stage, story, issue, 1);
    }

    @Test
    void help_names_the_commands(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.ada().comment(story.repository(), issue, "/se help");
        assertThat(story.reply(issue).body()).contains("/se run", "/se help");
        nothingElseCameOf(stage, story, issue, 1);
    }

    @Test
    void a_slip_of_the_pen_is_met_with_the_nearest_command(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        int issue = issue(story);
        story.ada().comment(story.repository(), issue, "/se rn");
        assertThat(story.reply(issue).body()).contains("/se run");
        nothingElseCameOf(stage, story, issue, 1);
    }

    @Test
    void every_problem_of_the_repositorys_configuration_is_told_at_once(Stage stage) throws Exception {
        Story story = stage.story(Calculators.configured("defualt: fix\naccept: 7\nprotect: {}\n"));
        int issue = issue(story);
        story.ada().comment(story.repository(), issue, "/se run");
        assertThat(story.reply(issue).body()).contains("defualt", "line 2", "line 3");
        nothingElseCameOf(stage, story, issue, 1);
    }

    private static int issue(Story story) {
        return story.ada().openIssue(story.repository(), "Sum", "It says -1.").number();
    }

    private static void nothingElseCameOf(Stage stage, Story story, int issue, int replies) throws Exception {
        story.heard();
        assertThat(story.runComments(issue)).isEmpty();
        assertThat(story.replies(issue)).hasSize(replies);
        assertThat(story.seen().checks()).isEmpty();
        assertThat(story.seen().labels(issue)).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        Aftermath.withoutRun(stage, story).isHarmless();
    }
}
