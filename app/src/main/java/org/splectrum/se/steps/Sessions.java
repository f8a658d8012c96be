package org.splectrum.se.steps;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.templates.Template;

/** Finds what an earlier attempt at a step left of its agent's conversation, so that the next one goes on with it. */
final class Sessions {
    private final Mirrors mirrors;
    private final AttemptLog log;

    Sessions(Mirrors mirrors, AttemptLog log) {
        this.mirrors = mirrors;
        this.log = log;
    }

    /**
     * The conversation for an attempt. It goes on where the attempt before was interrupted, whatever it ran on having died; an
     * agent that came to an end of its own and failed begins anew.
     */
    Session of(RepositoryName repository, AttemptId attempt) {
        return interrupted(attempt)
                ? of(repository, attempt, Template.named("prompts/go_on.md").render(Map.of()))
                : Session.fresh(id(attempt), snapshots(attempt));
    }

    /** The conversation as the latest earlier attempt left it, where one did, to go on with these words. */
    Session of(RepositoryName repository, AttemptId attempt, String words) {
        List<Continuation> continuations = earlier(attempt)
                .flatMap(each -> Stream.of(Session.last(snapshots(each)), Session.before(snapshots(each))))
                .flatMap(ref -> mirrors.read(repository, ref).map(CommitId::sha).stream()
                        .map(sha -> new Continuation(ref, sha, id(attempt), words)))
                .toList();
        return new Session(id(attempt), snapshots(attempt), continuations);
    }

    private boolean interrupted(AttemptId attempt) {
        return earlier(attempt)
                .findFirst()
                .map(before ->
                        log.after(before, 0).stream().map(Envelope::message).noneMatch(Sessions::isOwnEnd))
                .orElse(false);
    }

    private static boolean isOwnEnd(Message message) {
        return message instanceof Message.Finished(Outcome outcome)
                && !(outcome instanceof Outcome.Failed(Failure failure, var _) && isFromOutside(failure));
    }

    private static boolean isFromOutside(Failure failure) {
        return switch (failure) {
            case MODEL_UNAVAILABLE, BUDGET_REACHED, TIMED_OUT, RUNNER_BROKEN -> true;
            case AGENT_FAILED, DISK_FULL, GIT_FAILED, UNRELATED, OUTPUTS_WRONG, PROTECTED_PATHS, SECRET_FOUND -> false;
        };
    }

    /** The latest first. */
    private static Stream<AttemptId> earlier(AttemptId attempt) {
        return IntStream.iterate(attempt.number() - 1, number -> number > 0, number -> number - 1)
                .mapToObj(number -> new AttemptId(attempt.run(), attempt.step(), number));
    }

    /** One for all attempts at a step. */
    private static String id(AttemptId attempt) {
        String step = attempt.run() + "/" + attempt.step();
        return UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String snapshots(AttemptId attempt) {
        return "refs/se/snapshots/" + attempt;
    }
}
