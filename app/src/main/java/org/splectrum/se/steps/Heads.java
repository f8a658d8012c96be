package org.splectrum.se.steps;

import java.util.Optional;
import java.util.stream.IntStream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.StepKind;

/** Where the branch of a pull request stood that a run works on, also where somebody pushed to it meanwhile. Thread-safe. */
record Heads(Mirrors mirrors) {
    private static final String PREFIX = "refs/se/heads/";

    /** What somebody pushed to the branch since the run began, and is none of the run's own; empty where nobody did. */
    Optional<CommitId> overtaking(Run run, Mirrors.Branches branches) {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        return run.request().origin().place().kind() == Place.Kind.PULL_REQUEST
                ? Optional.ofNullable(branches.tips().get(prepared.branch()))
                        .filter(tip -> !tip.sha().equals(prepared.existing()))
                        .filter(tip -> !wasPublished(run, tip))
                : Optional.empty();
    }

    private boolean wasPublished(Run run, CommitId tip) {
        return run.steps().stream()
                .filter(step -> step.step().kind() instanceof StepKind.Publish)
                .flatMap(step -> IntStream.rangeClosed(1, step.progress().attempt())
                        .mapToObj(number -> new AttemptId(run.id(), step.step().id(), number)))
                .flatMap(attempt -> mirrors.read(repository(run), attempt.ref()).stream())
                .anyMatch(tip::equals);
    }

    /** Remembers what an attempt at a rebase took in. Idempotent. */
    void keep(RepositoryName repository, AttemptId rebase, CommitId head) {
        mirrors.point(repository, PREFIX + rebase, head);
    }

    /** What an attempt at a rebase took in; empty where nobody had pushed. */
    Optional<CommitId> kept(RepositoryName repository, AttemptId rebase) {
        return mirrors.read(repository, PREFIX + rebase);
    }

    /** Sha of what the run's result takes the place of, which it holds; empty where the branch is new. */
    String existing(Run run) {
        String begun = run.result(Result.Prepared.class).orElseThrow().existing();
        return run.steps().reversed().stream()
                .filter(step -> step.step().kind() instanceof StepKind.Rebase)
                .filter(step -> step.progress().attempt() > 0)
                .findFirst()
                .flatMap(step -> kept(repository(run), attempt(run, step)))
                .map(CommitId::sha)
                .orElse(begun);
    }

    private static AttemptId attempt(Run run, StepProgress step) {
        return new AttemptId(run.id(), step.step().id(), step.progress().attempt());
    }

    private static RepositoryName repository(Run run) {
        return run.request().origin().place().repository();
    }
}
