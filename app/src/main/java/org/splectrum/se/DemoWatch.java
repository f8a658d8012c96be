package org.splectrum.se;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.cli.Console;
import org.splectrum.se.demo.RepositoryView;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.Plan;

/** Follows what a scenario brings about, tells people of it, and reads back the end. */
final class DemoWatch {
    private static final Pattern MARKER = Pattern.compile("<!-- se:run:([a-z0-9_-]+) -->");
    private static final Duration LOOK = Duration.ofMillis(100);

    private final DemoStage stage;
    private final int issue;
    private final Console console;
    private String told = "";
    private String answer;
    private int answered;

    /** @param answer what a person says where the run asks; empty: nothing */
    DemoWatch(DemoStage stage, int issue, String answer, Console console) {
        this.answer = answer;
        this.stage = stage;
        this.issue = issue;
        this.console = console;
    }

    /** Blocks until the run is over and GitHub shows it. */
    DemoEnd untilOver(Duration atMost) throws InterruptedException {
        Instant deadline = Instant.now().plus(atMost);
        while (Instant.now().isBefore(deadline)) {
            Optional<Run> run =
                    comment().flatMap(DemoWatch::run).flatMap(stage.server().runs()::find);
            run.ifPresent(this::tell);
            if (run.filter(this::over).isPresent() && !answered(run.get())) {
                return end(run.get());
            }
            Thread.sleep(LOOK);
        }
        throw new IllegalStateException("nothing came of it within " + atMost.toMinutes() + " minutes");
    }

    private boolean over(Run run) {
        boolean still = run.state() == RunState.QUEUED || run.state() == RunState.RUNNING;
        return !still && stage.server().settled(run.id());
    }

    /** Whether the run asks what a person has answered, once, and has not heard it yet. */
    private boolean answered(Run run) {
        int asking = run.question().map(Progress::attempt).orElse(0);
        if (run.state() != RunState.AWAITING_INTERVENTION || answer.isEmpty()) {
            return asking > 0 && asking == answered;
        }
        String words = "/se resume " + run.id() + " " + answer;
        console.say("se:   it asks a person, who says: " + words);
        stage.github().person(Calculator.ADA).comment(Calculator.REPOSITORY, issue, words);
        answer = "";
        answered = asking;
        return true;
    }

    private void tell(Run run) {
        String now = run.steps().stream()
                .filter(step -> step.progress() instanceof Progress.Running)
                .filter(step -> !step.step().id().equals(Plan.OUTPUTS))
                .map(DemoWatch::words)
                .findFirst()
                .orElse("");
        if (!now.isEmpty() && !now.equals(told)) {
            console.say("se:   " + now);
            told = now;
        }
    }

    private static String words(StepProgress step) {
        return step.progress() instanceof Progress.Running running
                        && !running.activity().isEmpty()
                ? step.step().id() + ": " + running.activity()
                : step.step().id();
    }

    private DemoEnd end(Run run) {
        Optional<CheckRun> check = repository().checks().stream()
                .filter(each -> each.naming().externalId().equals(run.id().value()))
                .reduce((earlier, later) -> later); // one that asked stays on the commit it was about
        String pages = stage.github().url() + "/" + Calculator.REPOSITORY;
        String pull = repository().pulls().stream()
                .filter(each -> check.filter(
                                on -> on.headSha().equals(each.head().sha()))
                        .isPresent())
                .map(Pull::number)
                .map(number -> pages + "/pull/" + number)
                .findFirst()
                .orElse("");
        String comment = comment()
                .map(found -> pages + "/issues/" + issue + "#issuecomment-" + found.id())
                .orElse("");
        String conclusion = check.flatMap(CheckRun::conclusion).orElse("");
        String head = check.map(CheckRun::headSha).orElse("");
        DemoEnd.Shown shown = new DemoEnd.Shown(pull, conclusion, comment, head);
        return new DemoEnd(run.id().value(), run.state(), shown, run.usage().microUsd(), Duration.ZERO);
    }

    private Optional<Comment> comment() {
        return repository().comments(issue).stream()
                .filter(comment -> comment.author().equals(stage.github().appLogin()))
                .filter(comment -> run(comment).isPresent())
                .findFirst();
    }

    private RepositoryView repository() {
        return stage.github().repository(Calculator.REPOSITORY);
    }

    private static Optional<RunId> run(Comment comment) {
        Matcher marker = MARKER.matcher(comment.body());
        return marker.lookingAt() ? Optional.of(new RunId(marker.group(1))) : Optional.empty();
    }
}
