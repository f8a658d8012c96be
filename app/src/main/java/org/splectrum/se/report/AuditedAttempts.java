package org.splectrum.se.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.Trail.Fact;
import org.splectrum.se.steps.Trail.Noted;

/** Puts together what is on record of each attempt of a run. For one thread. */
final class AuditedAttempts {
    private final Map<String, String> texts;
    private final Map<AttemptId, Draft> drafts = new LinkedHashMap<>();

    /** @param texts what is still kept of what was told, by hash */
    AuditedAttempts(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    private static final class Draft {
        private String image = "";
        private String record = "";
        private final List<AuditDocument.Told> told = new ArrayList<>();
        private final List<String> reached = new ArrayList<>();
        private RunEvent.@Nullable AttemptEnded end;
    }

    private Draft draft(AttemptId attempt) {
        return drafts.computeIfAbsent(attempt, _ -> new Draft());
    }

    void take(Noted noted) {
        Draft draft = draft(noted.attempt());
        switch (noted.fact()) {
            case Fact.Contained(String image) -> draft.image = image;
            case Fact.Told(var listener, String sha256) ->
                draft.told.add(new AuditDocument.Told(
                        listener.name().toLowerCase(Locale.ROOT), sha256, noted.at(), texts.get(sha256)));
            case Fact.Recorded(String record) -> draft.record = record;
            case Fact.Reached(String host) -> draft.reached.add(host);
        }
    }

    void take(RunEvent event) {
        if (event instanceof RunEvent.AttemptEnded ended) {
            draft(ended.attempt()).end = ended;
        }
    }

    /** In the order in which something was noted of them first. */
    List<AuditDocument.Attempt> all() {
        return drafts.entrySet().stream()
                .map(entry -> attempt(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AuditDocument.Attempt attempt(AttemptId attempt, Draft draft) {
        RunEvent.AttemptEnded end = draft.end;
        Result result = end == null ? new Result.None() : result(end.ending());
        Instant at = end == null ? null : end.at();
        return new AuditDocument.Attempt(
                attempt.step(),
                attempt.number(),
                draft.image,
                draft.told,
                draft.reached,
                at,
                end == null ? "" : word(end.ending()),
                end == null ? "" : problem(end.ending()),
                result.output().map(CommitId::sha).orElse(""),
                draft.record,
                commands(result).stream()
                        .map(command -> new AuditDocument.Command(command.command(), command.exitCode()))
                        .toList(),
                conflicts(result).stream()
                        .map(file -> new AuditDocument.Conflict(
                                file.commit().sha(), file.path(), file.verdict().key(), file.rung()))
                        .toList(),
                end == null ? 0 : end.usage().microUsd());
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded succeeded -> "succeeded";
            case Ending.Failed failed -> "failed";
            case Ending.NeedsPerson needs -> "needs_person";
            case Ending.Skipped skipped -> "skipped";
            case Ending.Spent spent -> "spent";
            case Ending.Unfounded unfounded -> "unfounded";
            case Ending.Lost lost -> "lost";
        };
    }

    private static Result result(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded succeeded -> succeeded.result();
            case Ending.Failed failed -> failed.result();
            case Ending.NeedsPerson needs -> new Result.None();
            case Ending.Skipped skipped -> new Result.None();
            case Ending.Spent spent -> new Result.None();
            case Ending.Unfounded unfounded -> new Result.None();
            case Ending.Lost lost -> new Result.None();
        };
    }

    private static String problem(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded succeeded -> "";
            case Ending.Failed failed -> text(failed.problem());
            case Ending.NeedsPerson needs -> text(needs.problem());
            case Ending.Skipped skipped -> skipped.why().name().toLowerCase(Locale.ROOT);
            case Ending.Spent spent -> text(spent.problem());
            case Ending.Unfounded unfounded -> unfounded.step() + ": " + unfounded.why();
            case Ending.Lost lost -> lost.why();
        };
    }

    private static String text(Problem problem) {
        String cause = problem.cause().name().toLowerCase(Locale.ROOT);
        return problem.detail().isBlank() ? cause : cause + ": " + problem.detail();
    }

    private static List<CommandResult> commands(Result result) {
        if (result instanceof Result.Verified verified) {
            return verified.results();
        }
        if (result instanceof Result.Rebased rebased) {
            return rebased.results();
        }
        return result instanceof Result.Ran ran ? List.of(ran.command()) : List.of();
    }

    private static List<ResolvedFile> conflicts(Result result) {
        if (result instanceof Result.Rebased rebased) {
            return rebased.resolved();
        }
        return result instanceof Result.Joined joined ? joined.resolved() : List.of();
    }
}
