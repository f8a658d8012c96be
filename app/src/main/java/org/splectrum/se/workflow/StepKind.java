package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a step does. */
public sealed interface StepKind {
    /** SE fetches the repository and finds the commit to start from. */
    record Prepare() implements StepKind {}

    /**
     * Claude Code works on the prompt in a sealed container.
     *
     * @param prompt name of the prompt's template, as {@code prompts/fix.md}, or a file of the repository's default branch
     * @param profile of the agent
     * @param instructions added to the prompt; may be empty, may hold {@code ${{ }}}
     * @param hears ids of the steps whose last words it is told; only {@link Plan} fills this
     */
    record Agent(String prompt, Profile profile, String instructions, List<String> hears) implements StepKind {
        public Agent {
            Objects.requireNonNull(prompt, "prompt is null");
            Objects.requireNonNull(profile, "profile is null");
            Objects.requireNonNull(instructions, "instructions is null");
            hears = List.copyOf(hears);
        }

        /** One that is told nothing but its prompt and instructions. */
        public Agent(String prompt, Profile profile, String instructions) {
            this(prompt, profile, instructions, List.of());
        }

        /** The usual agent. */
        public Agent(String prompt) {
            this(prompt, Profile.USUAL, "");
        }

        /** The same one, told what these steps said. */
        Agent hearing(List<String> steps) {
            return new Agent(prompt, profile, instructions, steps);
        }
    }

    /**
     * Which agent works, and how its work is accepted.
     *
     * @param model name for the agent; empty: the server's choice
     * @param accept commands that prove its work; empty: the repository's
     * @param repair how often it may mend what the commands refuse, 0 to 10
     */
    record Profile(String model, List<String> accept, int repair) {
        public static final Profile USUAL = new Profile("", List.of(), 0);

        public Profile {
            Objects.requireNonNull(model, "model is null");
            accept = List.copyOf(accept);
        }

        /** Whether it says itself how its work is accepted. */
        boolean proves() {
            return !accept.isEmpty() || repair > 0;
        }
    }

    /** Several agents, or one with several prompts. {@link Plan} makes single steps of it. */
    record Several(Strategy strategy, List<Agent> agents) implements StepKind {
        public Several {
            Objects.requireNonNull(strategy, "strategy is null");
            agents = List.copyOf(agents);
        }
    }

    /**
     * A command, or a script of the repository, runs in a fresh container on the commit so far; what it changes is a commit.
     *
     * @param env what it finds in its environment; values may hold {@code ${{ }}}, the command itself may not
     */
    record Run(String command, Map<String, String> env) implements StepKind {
        public Run {
            Objects.requireNonNull(command, "command is null");
            env = Map.copyOf(env);
        }
    }

    /**
     * Acceptance commands run in a fresh container on the commit so far.
     *
     * @param accept the commands; empty: the repository's
     * @param of id of the agent's step that may repair what they refuse; empty where none
     * @param repair how often it may
     */
    record Verify(List<String> accept, String of, int repair) implements StepKind {
        public Verify {
            accept = List.copyOf(accept);
            Objects.requireNonNull(of, "of is null");
        }

        /** The repository's commands, without repair. */
        public Verify() {
            this(List.of(), "", 0);
        }
    }

    /**
     * What several steps made becomes one.
     *
     * @param branches ids of steps, in the order of the file; where there is a step with the id {@code <branch>.verify}, the
     *     branch succeeded only if that did, too
     */
    record Join(Strategy.Joining how, List<String> branches) implements StepKind {
        public Join {
            Objects.requireNonNull(how, "how is null");
            branches = List.copyOf(branches);
        }
    }

    /** The work is rebased onto the newest base. */
    record Rebase() implements StepKind {}

    /** SE pushes the result to its branch. */
    record Publish() implements StepKind {}

    /** SE opens or updates the pull request. */
    record PullRequest(Draft draft) implements StepKind {
        /** Whether it is one to be reviewed already. */
        public enum Draft {
            READY,
            DRAFT
        }

        public PullRequest {
            Objects.requireNonNull(draft, "draft is null");
        }

        /** One that is ready. */
        public PullRequest() {
            this(Draft.READY);
        }
    }

    /** What the agent found about a pull request becomes a review and annotations. */
    record Review() implements StepKind {}

    /** SE writes a comment; the text may hold {@code ${{ }}}. */
    record Comment(String text) implements StepKind {
        public Comment {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * The run waits for a person's word.
     *
     * @param text what is asked; may hold {@code ${{ }}}
     * @param choices the words that answer it; the first lets the run go on, the others end it
     * @param timeout after which {@code fallback} is the answer; zero: never
     * @param fallback one of the choices; empty where there is no timeout
     */
    record Approve(String text, List<String> choices, Duration timeout, String fallback) implements StepKind {
        public Approve {
            Objects.requireNonNull(text, "text is null");
            choices = List.copyOf(choices);
            Objects.requireNonNull(timeout, "timeout is null");
            Objects.requireNonNull(fallback, "fallback is null");
        }
    }

    /** Another workflow is done as a part of this one. {@link Plan} puts its steps in place of this. */
    record Call(String workflow, Map<String, String> with) implements StepKind {
        public Call {
            Objects.requireNonNull(workflow, "workflow is null");
            with = Map.copyOf(with);
        }
    }

    /**
     * Named texts are worked out of what is known by now, and are its outputs.
     *
     * @param values by name; may hold {@code ${{ }}}
     * @param params what the outcome must be good for, see {@link Arguments}; empty: any text is right
     */
    record Evaluate(Map<String, String> values, Map<String, Parameter> params) implements StepKind {
        public Evaluate {
            values = Map.copyOf(values);
            params = Map.copyOf(params);
        }

        /** Any texts. */
        public Evaluate(Map<String, String> values) {
            this(values, Map.of());
        }
    }

    /** Whether a commit may come of it. */
    default boolean makesCommit() {
        return switch (this) {
            case Prepare prepare -> true;
            case Agent agent -> true;
            case Several several -> true;
            case Run run -> true;
            case Join join -> true;
            case Rebase rebase -> true;
            case Verify verify -> false;
            case Publish publish -> false;
            case PullRequest pull -> false;
            case Review review -> false;
            case Comment comment -> false;
            case Approve approve -> false;
            case Call call -> false;
            case Evaluate evaluate -> false;
        };
    }

    /** Whether there is nothing for it to do where the agents before it answered instead of changing anything. */
    default boolean worksOnCommit() {
        return switch (this) {
            case Run run -> true;
            case Verify verify -> true;
            case Rebase rebase -> true;
            case Publish publish -> true;
            case PullRequest pull -> true;
            case Prepare prepare -> false;
            case Agent agent -> false;
            case Several several -> false;
            case Join join -> false;
            case Review review -> false;
            case Comment comment -> false;
            case Approve approve -> false;
            case Call call -> false;
            case Evaluate evaluate -> false;
        };
    }
}
