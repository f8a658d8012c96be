package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.ReviewAnswer;
import org.splectrum.se.workflow.StepKind;

/**
 * What an attempt of an agent begins with besides its prompt: where it may mend its own work it goes on from that, and is told
 * what was refused; and it is told what a person answered.
 *
 * @param words for the agent; empty: nothing more
 */
record AgentInput(CommitId commit, String words) {
    AgentInput {
        Objects.requireNonNull(commit, "commit is null");
        Objects.requireNonNull(words, "words is null");
    }

    static AgentInput of(Run run, AttemptId attempt, Workplace workplace) {
        Optional<StepProgress> verify = refusing(run, attempt, StepKind.Verify.class);
        Optional<StepProgress> review = refusing(run, attempt, StepKind.Review.class);
        CommitId given = run.upstream(attempt.step()).commit().orElseThrow();
        CommitId input = verify.flatMap(refused -> own(run, attempt, workplace)).orElse(given);
        String words = Stream.of(
                        verify.map(step -> AgentWords.refused(results(last(run, step), workplace)))
                                .orElse(""),
                        review.map(step -> rewording(attempt, workplace)).orElse(""),
                        attempt.number() > 1 ? AgentWords.guidance(run.guidance()) : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return new AgentInput(input, words);
    }

    /** The step that sent the agent back to work: it waits for it, and has been tried since somebody last asked for it. */
    private static Optional<StepProgress> refusing(Run run, AttemptId attempt, Class<? extends StepKind> kind) {
        return run.steps().stream()
                .filter(step -> kind.isInstance(step.step().kind()))
                .filter(step -> step.progress() instanceof Progress.Waiting && step.tries() > 0)
                .filter(step -> isAbout(run, step, attempt.step()))
                .findFirst();
    }

    private static boolean isAbout(Run run, StepProgress step, String agent) {
        return step.step().kind() instanceof StepKind.Verify verify
                ? verify.of().equals(agent)
                : run.upstream(step.step().id()).steps().stream()
                        .anyMatch(each -> each.step().id().equals(agent));
    }

    /** The latest commit that the agent itself left and that is whole, which may be some attempts ago. */
    private static Optional<CommitId> own(Run run, AttemptId attempt, Workplace workplace) {
        RepositoryName repository = run.request().origin().place().repository();
        int first = run.step(attempt.step()).map(StepProgress::before).orElse(0) + 1;
        for (int number = attempt.number() - 1; number >= first; number--) {
            Optional<CommitId> left = workplace
                    .mirrors()
                    .read(repository, new AttemptId(attempt.run(), attempt.step(), number).ref())
                    .filter(commit -> workplace.inputChecks().isWhole(run, attempt.step(), commit));
            if (left.isPresent()) {
                return left;
            }
        }
        return Optional.empty();
    }

    private static AttemptId last(Run run, StepProgress step) {
        return new AttemptId(run.id(), step.step().id(), step.progress().attempt());
    }

    private static List<CommandResult> results(AttemptId verify, Workplace workplace) {
        return workplace.containers().told(verify).stream()
                .filter(Message.CommandEnded.class::isInstance)
                .map(message -> ((Message.CommandEnded) message).result())
                .toList();
    }

    private static String rewording(AttemptId attempt, Workplace workplace) {
        for (int number = attempt.number() - 1; number > 0; number--) {
            AttemptId before = new AttemptId(attempt.run(), attempt.step(), number);
            for (Message message : workplace.containers().told(before)) {
                if (message instanceof Message.Finished(Outcome.Answered(String answer))
                        && ReviewAnswer.of(answer) instanceof ReviewAnswer.Wrong(String why)) {
                    return AgentWords.unreadable(why, answer);
                }
            }
        }
        return "";
    }
}
