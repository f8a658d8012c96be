package org.splectrum.se.report;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.templates.Template;

/**
 * The work of a run that did not reach its pull request.
 *
 * @param ref in SE's mirror of the repository
 */
record KeptWork(String ref, CommitId commit) {
    private static final Template TEXT = Template.named("texts/kept_work.md");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@+-]+");

    /** The last commit that a step of the run made; empty where none did. */
    static Optional<KeptWork> of(Run run) {
        return run.steps().stream().flatMap(step -> kept(run, step).stream()).reduce((first, second) -> second);
    }

    /** How to take it over by hand. */
    String text(Run run) {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        return TEXT.render(Map.of(
                        "commit", commit.abbreviated(),
                        "repository",
                                run.request().origin().place().repository().toString(),
                        "ref", ref,
                        "branch", word(prepared.branch()),
                        "base", word(prepared.base())))
                .strip();
    }

    private static Optional<KeptWork> kept(Run run, StepProgress step) {
        Optional<CommitId> start = run.result(Result.Prepared.class).map(Result.Prepared::start);
        return commit(step.progress().result())
                .filter(made -> isWork(step.progress().result()) || !start.equals(Optional.of(made)))
                .map(made -> kept(run, step, step.progress().attempt(), made));
    }

    /** A command that changed nothing, and a join of words, stand for the commit that was there before. */
    private static boolean isWork(Result result) {
        return !(result instanceof Result.Ran) && !(result instanceof Result.Joined);
    }

    private static KeptWork kept(Run run, StepProgress step, int attempt, CommitId commit) {
        return new KeptWork(new AttemptId(run.id(), step.step().id(), attempt).ref(), commit);
    }

    private static Optional<CommitId> commit(Result result) {
        return switch (result) {
            case Result.Committed committed -> Optional.of(committed.commit());
            case Result.Rebased rebased -> Optional.of(rebased.commit());
            case Result.None none -> Optional.empty();
            case Result.Prepared prepared -> Optional.empty();
            case Result.Answered answered -> Optional.empty();
            case Result.Verified verified -> Optional.empty();
            case Result.Published published -> Optional.empty();
            case Result.Ran ran -> Optional.of(ran.commit());
            case Result.Joined joined -> Optional.of(joined.commit());
            case Result.Opened opened -> Optional.empty();
            case Result.Said said -> Optional.empty();
            case Result.Reviewed reviewed -> Optional.empty();
            case Result.Approved approved -> Optional.empty();
            case Result.Values values -> Optional.empty();
        };
    }

    /** As a word of a shell, for a branch may have any name. */
    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
