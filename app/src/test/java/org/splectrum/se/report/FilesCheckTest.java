package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.GitHubEvent.Standing;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.report.CheckView.Annotation;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;

final class FilesCheckTest implements Proposals, Checks {
    private static final Place PULL =
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.PULL_REQUEST, 9);

    private final List<CheckView> shown = new ArrayList<>();
    private final FilesCheck check = new FilesCheck(this, this, new SteppedTimer());
    private List<String> changed = List.of("claude/workflows/tidy.yml", "README.md");
    private List<Flaw> flaws = List.of();

    @Override
    public List<String> changed(Place pull) {
        return changed;
    }

    @Override
    public List<Flaw> flaws(Home home, CommitId commit) {
        return flaws;
    }

    @Override
    public void put(Home home, CommitId head, CheckView view) {
        assertThat(head).isEqualTo(Samples.START);
        shown.add(view);
    }

    @Override
    public void replace(Home home, CommitId head, CheckView view) {
        throw new AssertionError("it is made, too");
    }

    private void happens(String action, Standing standing) {
        check.heard(new GitHubEvent.PullRequestChanged(
                PULL, "Tidy", Person.user("sam"), new GitHubEvent.Change(action, "", Samples.START, standing)));
    }

    @Test
    void whatIsWrongStandsInTheCheckAndAtItsLine() {
        flaws = List.of(
                new Flaw("claude/workflows/tidy.yml", 3, 5, "“stepz” is not known; did you mean “steps”? @octocat"),
                new Flaw(".github/se.yml", 0, 0, "too large"));
        happens("opened", Standing.OPEN);
        CheckView view = shown.getFirst();
        assertThat(view.name()).isEqualTo("se / configuration");
        assertThat(view.status()).isEqualTo(over(Conclusion.FAILURE));
        assertThat(view.output().annotations())
                .containsExactly(
                        new Annotation(
                                "claude/workflows/tidy.yml",
                                3,
                                5,
                                Annotation.Level.FAILURE,
                                "“stepz” is not known; did you mean “steps”? ＠octocat"),
                        new Annotation(".github/se.yml", 1, 0, Annotation.Level.FAILURE, "too large"));
        assertThat(view.output().title()).isEqualTo("2 things are wrong");
        assertThat(view.output().summary())
                .contains("- `claude/workflows/tidy.yml:3:5` “stepz”", "- `.github/se.yml` too large")
                .doesNotContain("@octocat");
    }

    private static CheckView.Status over(Conclusion conclusion) {
        return new CheckView.Status.Completed(new SteppedTimer().now(), new SteppedTimer().now(), conclusion);
    }

    @Test
    void itIsGreenWhereAllIsRightAlsoOnAForkAndFoundAgainOnTheSameCommit() {
        happens("opened", Standing.FORK);
        happens("synchronize", Standing.OPEN);
        assertThat(shown)
                .hasSize(2)
                .allSatisfy(view -> assertThat(view.status()).isEqualTo(over(Conclusion.SUCCESS)));
        assertThat(shown).extracting(CheckView::externalId).containsOnly("configuration/9/" + Samples.START);
    }

    @Test
    void somebodyCanAskForItOnceMore() {
        check.heard(
                new GitHubEvent.CheckRerequested(PULL.home(), "configuration/9/" + Samples.START, Person.user("sam")));
        check.heard(new GitHubEvent.CheckRerequested(PULL.home(), Samples.ID.value(), Person.user("sam")));
        assertThat(shown).hasSize(1);
    }

    @Test
    void whatChangesNoSuchFileOrNoCommitHasNoCheck() {
        happens("labeled", Standing.OPEN);
        happens("opened", Standing.CLOSED);
        changed = List.of("claude/tools/lint.sh", "docs/claude/workflows/tidy.yml", ".github/workflows/ci.yml");
        happens("opened", Standing.OPEN);
        assertThat(shown).isEmpty();
    }
}
