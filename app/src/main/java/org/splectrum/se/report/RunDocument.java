package org.splectrum.se.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.run.Outputs;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.text.Resolutions;

/**
 * A run's whole state for machines. The names of its parts are those of its JSON, which the REST API serves and which can be
 * kept in a repository: nothing that people or programs need of a run is in the database alone.
 *
 * @param workflowId the run's id
 * @param workflowType the workflow's name
 * @param endTime none while it is not over
 * @param currentStep from 1: the first that is not over; one more than {@code totalSteps} where all are
 * @param status in lower case, as {@code awaiting_intervention}
 * @param conclusion how its check run ended, in GitHub's words: computed from what SE saw, so {@code success} says more than that
 *     the run {@code succeeded}; none while it is not over
 * @param lacks what would have to hold and does not, once it succeeded, in lower case, as {@code no_commands}
 * @param waitsFor its turn, an answer, money or a time; empty where it works or is over
 * @param completedSteps numbers, from 1, of those that reached their end or were not needed
 * @param context what it is about and what it has found, by name
 * @param interventionRequest what it waits for; none where it waits for nobody
 */
public record RunDocument(
        String workflowId,
        String workflowType,
        Instant startTime,
        @Nullable Instant endTime,
        int currentStep,
        int totalSteps,
        String status,
        @Nullable String conclusion,
        List<String> lacks,
        String waitsFor,
        Map<String, String> context,
        List<Integer> completedSteps,
        List<StepState> steps,
        @Nullable Request interventionRequest) {
    public RunDocument {
        Objects.requireNonNull(workflowId, "workflowId is null");
        Objects.requireNonNull(workflowType, "workflowType is null");
        Objects.requireNonNull(startTime, "startTime is null");
        Objects.requireNonNull(status, "status is null");
        lacks = List.copyOf(lacks);
        Objects.requireNonNull(waitsFor, "waitsFor is null");
        context = Collections.unmodifiableMap(new TreeMap<>(context));
        completedSteps = List.copyOf(completedSteps);
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param attempts so far
     * @param activity what it does right now, or what hinders it; empty where it is not under way
     * @param waitsFor other steps, an answer, money or a time; empty where it waits for none
     * @param problem why it stopped or failed; empty where it did not
     * @param costMicroUsd in millionths of a US dollar, all attempts together
     */
    public record StepState(
            int number,
            String id,
            String status,
            int attempts,
            String activity,
            String waitsFor,
            String problem,
            long costMicroUsd) {
        public StepState {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(status, "status is null");
            Objects.requireNonNull(activity, "activity is null");
            Objects.requireNonNull(waitsFor, "waitsFor is null");
            Objects.requireNonNull(problem, "problem is null");
        }
    }

    /**
     * What a person is asked.
     *
     * @param type in lower case, as {@code merge_conflict}
     * @param requiredAction the words that answer it
     */
    public record Request(String type, String description, List<String> requiredAction) {
        public Request {
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(description, "description is null");
            requiredAction = List.copyOf(requiredAction);
        }
    }

    /** Pure. */
    public static RunDocument of(Run run) {
        List<StepState> steps = new ArrayList<>();
        for (int at = 0; at < run.steps().size(); at++) {
            steps.add(state(run, at));
        }
        List<Integer> completed = steps.stream()
                .filter(step -> step.status().equals("done") || step.status().equals("skipped"))
                .map(StepState::number)
                .toList();
        int current = steps.stream()
                .map(StepState::number)
                .filter(number -> !completed.contains(number))
                .findFirst()
                .orElse(steps.size() + 1);
        Evidence evidence = Evidence.of(run);
        return new RunDocument(
                run.id().value(),
                run.request().workflow().name(),
                run.span().since(),
                run.state().ended() ? run.span().until() : null,
                current,
                steps.size(),
                word(run.state()),
                run.state().ended() ? word(evidence.conclusion()) : null,
                run.state() == RunState.SUCCEEDED ? lacks(evidence) : List.of(),
                Awaited.by(run),
                context(run),
                completed,
                steps,
                run.question().map(RunDocument::request).orElse(null));
    }

    private static List<String> lacks(Evidence evidence) {
        return evidence.gaps().stream().sorted().map(RunDocument::word).toList();
    }

    private static StepState state(Run run, int at) {
        StepProgress step = run.steps().get(at);
        Progress progress = step.progress();
        return new StepState(
                at + 1,
                step.step().id(),
                progress.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                progress.attempt(),
                progress instanceof Progress.Running running ? running.activity() : "",
                Awaited.by(run, step),
                problem(progress),
                progress.usage().microUsd());
    }

    private static String problem(Progress progress) {
        return switch (progress) {
            case Progress.Failed failed -> text(failed.problem());
            case Progress.Asking asking -> text(asking.problem());
            case Progress.Paused paused -> text(paused.problem());
            case Progress.Resting resting -> text(resting.problem());
            case Progress.Waiting waiting -> "";
            case Progress.Running running -> "";
            case Progress.Done done -> "";
            case Progress.Skipped skipped -> "";
            case Progress.Cancelled cancelled -> "";
        };
    }

    private static String text(Problem problem) {
        return word(problem.cause()) + (problem.detail().isBlank() ? "" : ": " + problem.detail());
    }

    private static Map<String, String> context(Run run) {
        Map<String, String> context = new TreeMap<>();
        context.put("repository", run.request().origin().place().repository().toString());
        context.put("place", run.request().origin().place().toString());
        context.put("person", run.request().origin().person().login());
        context.put("prompt", run.request().prompt());
        run.request().params().forEach((name, value) -> context.put("params." + name, value));
        run.result(Result.Prepared.class).ifPresent(prepared -> {
            context.put("base", prepared.base());
            context.put("branch", prepared.branch());
        });
        run.result(Result.Published.class)
                .ifPresent(published -> context.put("head", published.commit().sha()));
        run.result(Result.Opened.class).ifPresent(opened -> context.put("pullRequest", opened.url()));
        Outputs.of(run).forEach((name, value) -> context.put("outputs." + name, value));
        List<ResolvedFile> resolved = Resolutions.of(run);
        if (!resolved.isEmpty()) {
            context.put(
                    "resolved",
                    resolved.stream()
                            .map(file -> file.verdict().key() + " " + file.rung() + " " + file.path())
                            .collect(Collectors.joining("\n")));
        }
        run.problem().ifPresent(problem -> context.put("files", String.join("\n", problem.files())));
        return context;
    }

    private static Request request(Progress.Asking asking) {
        Question question = asking.question();
        String description = question.text().isBlank() ? text(asking.problem()) : question.text();
        return new Request(
                word(question.kind()),
                description,
                question.choices().stream().map(Question.Choice::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
