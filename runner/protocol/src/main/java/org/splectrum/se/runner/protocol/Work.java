package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Map;
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
     * not the one that was verified. Conflicts are resolved where that can be shown to be right. Ends {@link Outcome.Rebased},
     * {@link Outcome.Conflicted} or {@link Outcome.Failed}.
     *
     * @param carried work that was made beside the input, and is put on it in its turn
     * @param from sha of the commit that the agent began on
     * @param onto sha of the newest base
     * @param ontoRef full ref to fetch, which points at {@code onto}
     */
    record Rebase(
            String from, String onto, String ontoRef, List<String> commands, Resolving resolving, List<Carried> carried)
            implements Work {
        public Rebase {
            carried = List.copyOf(carried);
            Objects.requireNonNull(resolving, "resolving is null");
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(onto, "onto is null");
            Objects.requireNonNull(ontoRef, "ontoRef is null");
            commands = List.copyOf(commands);
        }

        /** One whose conflicts are resolved without a word of what it is for. */
        public Rebase(String from, String onto, String ontoRef, List<String> commands) {
            this(from, onto, ontoRef, commands, Resolving.PLAIN, List.of());
        }

        /**
         * Commits beside the input: {@code from..commit}.
         *
         * @param ref full ref to fetch, which points at {@code commit}
         * @param from sha of a commit that {@code commit} descends from
         * @param commit sha of the last of them
         */
        public record Carried(String ref, String from, String commit) {
            public Carried {
                Objects.requireNonNull(ref, "ref is null");
                Objects.requireNonNull(from, "from is null");
                Objects.requireNonNull(commit, "commit is null");
            }
        }
    }

    /**
     * Runs a command on the input commit and commits what it changed. What it writes to the file {@code $SE_OUTPUT} are its named
     * outputs: lines {@code name=value}, or {@code name<<END}, lines, and a line {@code END}. Ends {@link Outcome.Ran} or
     * {@link Outcome.Failed}.
     *
     * @param env what it finds in its environment besides the image's
     * @param commitTitle first line of the commit
     */
    record Run(String command, Map<String, String> env, String commitTitle) implements Work {
        public Run {
            Objects.requireNonNull(command, "command is null");
            env = Map.copyOf(env);
            Objects.requireNonNull(commitTitle, "commitTitle is null");
        }
    }

    /**
     * Rebases what each of the heads has beyond the input onto the input, one after another, then runs the commands where a conflict
     * was resolved. Ends {@link Outcome.Rebased}, {@link Outcome.Conflicted} or {@link Outcome.Failed}.
     */
    record Merge(List<Head> heads, List<String> commands, Resolving resolving) implements Work {
        public Merge {
            heads = List.copyOf(heads);
            // Not there in what earlier versions wrote.
            commands = List.copyOf(Objects.requireNonNullElse(commands, List.of()));
            Objects.requireNonNull(resolving, "resolving is null");
        }

        /** One whose conflicts are resolved without a word of what it is for, and that runs nothing. */
        public Merge(List<Head> heads) {
            this(heads, List.of(), Resolving.PLAIN);
        }

        /**
         * A commit whose work is to be brought in.
         *
         * @param ref full ref to fetch, which points at {@code commit}
         * @param commit sha
         */
        public record Head(String ref, String commit) {
            public Head {
                Objects.requireNonNull(ref, "ref is null");
                Objects.requireNonNull(commit, "commit is null");
            }
        }
    }
}
