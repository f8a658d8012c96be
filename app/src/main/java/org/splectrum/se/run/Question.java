package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run stops for until somebody says more.
 *
 * @param text what is asked; may hold text of the agent or the repository
 * @param choices words that answer it
 * @param free what any other words mean; {@link Consequence#NONE}: only the choices answer it
 * @param deadline when {@code fallback} becomes the answer; {@link Instant#MAX}: never
 * @param fallback word of a choice; empty where there is no deadline
 */
public record Question(
        Kind kind, String text, List<Choice> choices, Consequence free, Instant deadline, String fallback) {
    /** The word that has a step tried once more. */
    public static final String RETRY = "retry";

    /** The word that lets a resolution be pushed that the repository wants looked at. */
    public static final String ACCEPT = "accept";

    /** The word that, with a commit behind it, takes what a person pushed to the run's branch as the resolution. */
    public static final String ADOPT = "adopt";

    private static final List<Choice> SIDES = List.of(
            new Choice("ours", "in every conflict take what the base has", Consequence.TRY_AGAIN),
            new Choice("theirs", "in every conflict take what this work has", Consequence.TRY_AGAIN));

    private static final Choice STOP = new Choice("stop", "end the run", Consequence.END);

    /** The decisions that the engine does not take itself. */
    public enum Kind {
        MERGE_CONFLICT,
        CONTENT_DECISION,
        WORKFLOW_BRANCHING,
        ERROR_RECOVERY,
        VALIDATION_FAILURE
    }

    /** What follows from an answer. */
    public enum Consequence {
        /** The step is attempted once more, knowing the answer. */
        TRY_AGAIN,
        /** The step counts as done. */
        GO_ON,
        /** The step fails, and the run with it. */
        END,
        /** It is no answer. */
        NONE
    }

    /**
     * An answer.
     *
     * @param word to be said, in lower case
     * @param meaning for people
     */
    public record Choice(String word, String meaning, Consequence consequence) {
        public Choice {
            Objects.requireNonNull(word, "word is null");
            Objects.requireNonNull(meaning, "meaning is null");
            Objects.requireNonNull(consequence, "consequence is null");
        }
    }

    public Question {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(text, "text is null");
        choices = List.copyOf(choices);
        Objects.requireNonNull(free, "free is null");
        Objects.requireNonNull(deadline, "deadline is null");
        Objects.requireNonNull(fallback, "fallback is null");
    }

    /** A step failed and may be tried again, passed over or given up. */
    public static Question afterFailure(Problem problem) {
        Kind kind = problem.cause() == Problem.Cause.ACCEPTANCE_FAILED ? Kind.VALIDATION_FAILURE : Kind.ERROR_RECOVERY;
        return new Question(
                kind,
                "",
                List.of(
                        new Choice(RETRY, "try the step again", Consequence.TRY_AGAIN),
                        new Choice("skip", "go on without it", Consequence.GO_ON),
                        new Choice("stop", "end the run", Consequence.END)),
                Consequence.TRY_AGAIN,
                Instant.MAX,
                "");
    }

    /** Somebody has to bring together what git could not. */
    public static Question aboutConflict() {
        return aboutConflict(new Choice(RETRY, "try again on the newest base", Consequence.TRY_AGAIN));
    }

    /** Somebody has to look at what conflicts were resolved to. */
    public static Question aboutResolution() {
        return aboutConflict(new Choice(ACCEPT, "push it as it is", Consequence.TRY_AGAIN));
    }

    private static Question aboutConflict(Choice first) {
        List<Choice> choices = Stream.of(Stream.of(first), SIDES.stream(), Stream.of(STOP))
                .flatMap(each -> each)
                .toList();
        return new Question(Kind.MERGE_CONFLICT, "", choices, Consequence.TRY_AGAIN, Instant.MAX, "");
    }

    /** What follows from this answer, of which the first word counts. */
    public Consequence consequence(String answer) {
        return choice(answer).map(Choice::consequence).orElse(answer.isBlank() ? byDefault() : free);
    }

    /** The choice that the answer's first word names; empty where it names none. */
    public Optional<Choice> choice(String answer) {
        String first = answer.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return choices.stream().filter(choice -> choice.word().equals(first)).findFirst();
    }

    /** Just to go on means to try again, where that is a choice. */
    private Consequence byDefault() {
        return choices.stream().anyMatch(choice -> choice.consequence() == Consequence.TRY_AGAIN)
                ? Consequence.TRY_AGAIN
                : Consequence.NONE;
    }
}
