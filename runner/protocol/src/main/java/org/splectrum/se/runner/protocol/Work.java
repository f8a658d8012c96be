package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/** What an attempt does with its checkout. */
public sealed interface Work {
    /**
     * Lets Claude Code work on the prompt and commits what it changed. Ends {@link Outcome.Committed}, {@link
     * Outcome.Answered}, {@link Outcome.Unchanged} or {@link Outcome.Failed}.
     *
     * @param prompt everything the agent is told, given on standard input
     * @param model name for {@code --model}; empty for Claude Code's own choice
     * @param commitTitle first line of the commit for what the agent left uncommitted
     * @param session the conversation; the prompt is for one that begins
     */
    record Agent(String prompt, String model, String commitTitle, Session session) implements Work {
        public Agent {
            Objects.requireNonNull(prompt, "prompt is null");
            Objects.requireNonNull(model, "model is null");
            Objects.requireNonNull(commitTitle, "commitTitle is null");
            Objects.requireNonNull(session, "session is null");
        }
    }

    /** Runs the commands on the input commit, all of them, in order. Ends {@link Outcome.Verified} or {@link Outcome.Failed}. */
    record Verify(List<String> commands) implements Work {
        public Verify {
            commands = List.copyOf(commands);
        }
    }

    /**
     * Rebases the commits {@code from..input} onto {@code onto}, then runs the commands where the resulting tree is
     * not the one that was verified. Ends {@link Outcome.Rebased}, {@link Outcome.Conflicted} or {@link Outcome.Failed}.
     *
     * @param from sha of the commit that the agent began on
     * @param onto sha of the newest base
     * @param ontoRef full ref to fetch, which points at {@code onto}
     */
    record Rebase(String from, String onto, String ontoRef, List<String> commands) implements Work {
        public Rebase {
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(onto, "onto is null");
            Objects.requireNonNull(ontoRef, "ontoRef is null");
            commands = List.copyOf(commands);
        }
    }
}
