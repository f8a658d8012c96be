package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.RepositoryView;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** One repository, the people in it, and what becomes visible there. */
final class Story {
    private static final Pattern MARKER = Pattern.compile("<!-- se:run:([a-z0-9_-]+) -->\n");

    /** No run takes so long, on a slow machine that does much else. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** Many stories look at a time, and each look reads what is stored. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Stage stage;
    private final String repository;

    /** Of this story alone, also where other tests, and other machines' on this one, are at work. */
    private final String mark = "se-story-" + UUID.randomUUID();

    Story(Stage stage, String repository) {
        this.stage = stage;
        this.repository = repository;
        stage.github().grant(repository, "ada", Role.WRITE);
        stage.github().grant(repository, "rita", Role.READ);
    }

    /** A run that is over, and what GitHub shows of it. */
    record End(Run run, Comment comment, List<CheckRun> checks) {
        String conclusion() {
            assertThat(checks).as(comment.body()).hasSize(1);
            return checks.getFirst().conclusion().orElse("none");
        }

        RunState state() {
            return run.state();
        }

        String text() {
            return comment.body();
        }
    }

    /** Lets the model answer so whatever is about this repository. */
    Story with(Script script) {
        stage.mind(repository, script);
        return this;
    }

    /** As {@link #with}, for an agent that beside leaves files wherever it can: {@link Aftermath} looks for them. */
    Story withHostile(Script script) {
        return with(Mind.planting(mark, script));
    }

    /** In the name of whatever a hostile agent leaves behind. */
    String mark() {
        return mark;
    }

    String repository() {
        return repository;
    }

    /** May write. */
    Person ada() {
        return person("ada");
    }

    Person person(String login) {
        return stage.github().person(login);
    }

    /** Somebody opens an issue and asks for something on it; gives the issue's number. */
    int asked(String title, String comment) {
        int issue = ada().openIssue(repository, title, "`bash calc.sh add 2 3` prints -1.")
                .number();
        ada().comment(repository, issue, comment);
        return issue;
    }

    /** Commits a file as a person would. */
    String push(String login, String branch, Map<String, String> files) {
        return person(login).push(repository, branch, "Change " + branch, files);
    }

    RepositoryView seen() {
        return stage.github().repository(repository);
    }

    /** The comments of runs, oldest first. */
    List<Comment> runComments(int issue) {
        return own(issue).stream().filter(comment -> run(comment).isPresent()).toList();
    }

    /** All that SE wrote there and that is not about a run. */
    List<Comment> replies(int issue) {
        return own(issue).stream().filter(comment -> run(comment).isEmpty()).toList();
    }

    /** Waits until the only run there is over and GitHub shows it. */
    End over(int issue) {
        return over(issue, 1).getFirst();
    }

    /** Waits until so many runs, and no more, are over there. */
    List<End> over(int issue, int runs) {
        return await("the end of what was asked on issue " + issue, () -> {
            List<End> ends = runComments(issue).stream()
                    .flatMap(comment -> ended(comment).stream())
                    .toList();
            assertThat(runComments(issue)).hasSizeLessThanOrEqualTo(runs);
            return ends.size() == runs ? Optional.of(ends) : Optional.empty();
        });
    }

    /** Waits until the only run there stands so and GitHub shows it. */
    End standing(int issue, RunState state) {
        return await("a run that is " + state + " on issue " + issue, () -> {
            List<End> ends = runComments(issue).stream()
                    .flatMap(comment -> ended(comment).stream())
                    .toList();
            return ends.stream()
                    .filter(end -> ends.size() == 1 && end.state() == state)
                    .findFirst();
        });
    }

    /** Somebody says something there, and it is dealt with. */
    void says(String login, int issue, String comment) {
        person(login).comment(repository, issue, comment);
        heard();
    }

    /** GitHub brings all comments there once more. */
    void commentsComeAgain() {
        stage.github().webhooks().deliveries().stream()
                .filter(delivery -> delivery.message().event().equals("issue_comment"))
                .filter(delivery -> delivery.message().payload().contains('"' + repository + '"'))
                .forEach(delivery -> stage.github().webhooks().redeliver(delivery));
        heard();
    }

    /** Waits until GitHub shows a run there that is as described. */
    Run running(int issue, Predicate<Run> as) {
        return await(
                "a run as described on issue " + issue,
                () -> runComments(issue).stream()
                        .flatMap(comment -> run(comment).stream())
                        .flatMap(id -> stage.server().runs().find(id).stream())
                        .filter(as)
                        .findFirst());
    }

    /** Waits for SE's answer. */
    Comment reply(int issue) {
        return await("a reply on issue " + issue, () -> replies(issue).stream().findFirst());
    }

    /** Waits until all that GitHub told SE of this repository so far has been answered and dealt with. */
    void heard() {
        await("the deliveries to be dealt with", () -> {
            var told = stage.github().webhooks().deliveries().stream()
                    .filter(delivery -> delivery.message().payload().contains('"' + repository + '"'))
                    .toList();
            // Looked at afterwards: what is answered by now, and not here, has been dealt with.
            Set<String> waiting = stage.server().inbox().waiting(Integer.MAX_VALUE).stream()
                    .map(Delivery::id)
                    .collect(Collectors.toSet());
            return told.stream().allMatch(delivery -> delivery.status() == 202 && !waiting.contains(delivery.guid()))
                    ? Optional.of(repository)
                    : Optional.empty();
        });
    }

    <T> T await(String what, Supplier<Optional<T>> look) {
        return Awaitility.await(what + " in " + repository)
                .atMost(LONGEST)
                .pollInterval(LOOK)
                .until(look::get, Optional::isPresent)
                .orElseThrow();
    }

    private List<Comment> own(int issue) {
        return seen().comments(issue).stream()
                .filter(comment -> comment.author().equals(stage.github().appLogin()))
                .toList();
    }

    private Optional<End> ended(Comment comment) {
        return run(comment)
                .flatMap(stage.server().runs()::find)
                .filter(run -> !run.state().holdsLane() && stage.server().settled(run.id()))
                .map(run -> new End(run, latest(comment), checks(run)));
    }

    private Comment latest(Comment comment) {
        return seen().comments(comment.issue()).stream()
                .filter(each -> each.id() == comment.id())
                .findFirst()
                .orElseThrow();
    }

    private List<CheckRun> checks(Run run) {
        return seen().checks().stream()
                .filter(check -> check.naming().externalId().equals(run.id().value()))
                .toList();
    }

    private static Optional<RunId> run(Comment comment) {
        Matcher marker = MARKER.matcher(comment.body());
        return marker.lookingAt() ? Optional.of(new RunId(marker.group(1))) : Optional.empty();
    }
}
