package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;

class PullRequestTextTest {
    @Test
    void the_body_says_what_was_done_how_it_was_verified_and_what_it_cost() {
        assertThat(PullRequestText.body(published("Adding is wrong", Place.Kind.ISSUE, "I fixed `add.sh`.")))
                .isEqualTo("""
                        Fixes #7

                        ### What was done

                        > I fixed `add.sh`.

                        ### How it was verified

                        | | Command | Result | Took |
                        |---|---|---|---|
                        | ✅ | <code>./test.sh</code> | passed | 0.1 s |

                        ### What changed

                        - `add.sh`

                        1 line added, 1 removed.

                        ---
                        <sub>Made by SE in run `fix-20260102-abc123`, asked for by `ada`. It took $0.0006, 100 tokens read, \
                        20 written, 5 s of work.</sub>""".replace("5 s of work", "5.0 s of work"));
    }

    @Test
    void only_the_issue_that_se_was_asked_on_is_closed() {
        String summary = "Fixes #99. Closes octo/other#5. Resolves https://github.com/octo/calculator/issues/3, GH-4";
        assertThat(PullRequestText.body(published("x", Place.Kind.ISSUE, summary)))
                .startsWith("Fixes #7\n")
                .doesNotContain("#99", "#5", "GH-4")
                .contains("Resolves `https://");
        assertThat(PullRequestText.body(published("x", Place.Kind.PULL_REQUEST, "done")))
                .startsWith("Asked for on #7\n");
    }

    @Test
    void who_reviews_it_sees_how_conflicts_were_resolved() {
        ResolvedFile file = new ResolvedFile(
                Samples.MADE,
                "add.sh",
                ResolvedFile.Verdict.PROVEN,
                "claude",
                List.of("Both changes stay; closes #5."),
                List.of(3));
        Result rebased =
                new Result.Rebased(Samples.MADE, Samples.START, List.of(), List.of(file), List.of(), List.of());
        assertThat(PullRequestText.body(published("x", Place.Kind.ISSUE, "done", rebased)))
                .contains("""
                    ### How conflicts were resolved

                    | File | Verdict | Resolved by | Why |
                    |---|---|---|---|
                    | <code>add.sh</code> | PROVEN | Claude | Both changes stay; closes #&#8203;5. |

                    ### How it was verified
                    """);
    }

    @Test
    void no_account_of_the_agent_is_said_so() {
        assertThat(PullRequestText.body(published("x", Place.Kind.ISSUE, " \n")))
                .contains("Claude Code gave no account of its work.");
    }

    @ParameterizedTest
    @CsvSource({
        "Adding is wrong, Adding is wrong",
        "'Fixes #5 for @octocat', Fixes \uFF035 for \uFF20octocat",
        "' ', Work on issue 7",
        "'\u202E\u200B', Work on issue 7"
    })
    void the_title_is_that_of_the_issue_without_its_power(String title, String expected) {
        assertThat(PullRequestText.title(published(title, Place.Kind.ISSUE, "")))
                .isEqualTo(expected);
    }

    private static Run published(String title, Place.Kind kind, String summary) {
        return published(title, kind, summary, Samples.good("rebase"));
    }

    private static Run published(String title, Place.Kind kind, String summary, Result rebased) {
        Place place = new Place(1, new RepositoryName("octo", "calculator"), kind, 7);
        Request sample = Samples.request("comment/17/0", 7);
        Origin origin = new Origin("comment/17", place, title, Person.user("ada"), 17);
        Request request = new Request("k", origin, sample.workflow(), Map.of(), "", sample.config());
        Run run = Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
        for (String step : List.of("prepare", "agent", "verify", "rebase", "publish")) {
            Result result = switch (step) {
                case "agent" -> committed(summary);
                case "rebase" -> rebased;
                default -> Samples.good(step);
            };
            AttemptId attempt = new AttemptId(run.id(), step, 1);
            run = Run.decide(run, Samples.ended(run, attempt, new Ending.Succeeded(result)))
                    .run();
        }
        return run;
    }

    private static Result committed(String summary) {
        CommitId made = Samples.MADE;
        return new Result.Committed(made, summary);
    }
}
