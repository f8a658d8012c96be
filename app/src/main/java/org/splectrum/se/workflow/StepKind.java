package org.splectrum.se.workflow;

import java.util.Objects;

/** What a step does. */
public sealed interface StepKind {
    /** SE fetches the repository and finds the commit to start from. */
    record Prepare() implements StepKind {}

    /**
     * Claude Code works on the prompt in a sealed container.
     *
     * @param prompt name of the prompt's template, as {@code prompts/fix.md}
     */
    record Agent(String prompt) implements StepKind {
        public Agent {
            Objects.requireNonNull(prompt, "prompt is null");
        }
    }

    /** The repository's acceptance commands run in a fresh container on the agent's commit. */
    record Verify() implements StepKind {}

    /** The work is rebased onto the newest base. */
    record Rebase() implements StepKind {}

    /** SE pushes the result to its branch. */
    record Publish() implements StepKind {}

    /** SE opens or updates the pull request. */
    record PullRequest() implements StepKind {}
}
