package org.splectrum.se.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Finding;

/** What a step found or made. */
public sealed interface Result {
    /** Nothing to tell. */
    record None() implements Result {}

    /**
     * Where the work starts and where it is to go.
     *
     * @param base name of the branch that the pull request goes to
     * @param start commit that the agent starts from
     * @param branch name of the branch to push
     * @param existing sha at the branch's tip on GitHub; empty where the branch is new
     */
    record Prepared(String base, CommitId start, String branch, String existing) implements Result {
        public Prepared {
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(start, "start is null");
            Objects.requireNonNull(branch, "branch is null");
            Objects.requireNonNull(existing, "existing is null");
        }
    }

    /** The agent made a commit. */
    record Committed(CommitId commit, String summary) implements Result {
        public Committed {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(summary, "summary is null");
        }
    }

    /** The agent answered. */
    record Answered(String answer) implements Result {
        public Answered {
            Objects.requireNonNull(answer, "answer is null");
        }
    }

    /** The acceptance commands that ran on a commit; none where the repository names none. */
    record Verified(CommitId commit, List<CommandResult> results) implements Result {
        public Verified {
            Objects.requireNonNull(commit, "commit is null");
            results = List.copyOf(results);
        }
    }

    /**
     * The work stands on the newest base.
     *
     * @param onto the base's tip
     * @param results of the commands that ran again because the tree changed; else empty
     * @param resolved the conflicts on the way
     * @param leftOut first lines of commits that the base had already, and that are no more; strangers' words
     * @param commits that were moved, oldest first, as far as they are told
     */
    record Rebased(
            CommitId commit,
            CommitId onto,
            List<CommandResult> results,
            List<ResolvedFile> resolved,
            List<String> leftOut,
            List<RebasedCommit> commits)
            implements Result {
        public Rebased {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(onto, "onto is null");
            results = List.copyOf(results);
            // Not there in what earlier versions wrote.
            resolved = List.copyOf(Objects.requireNonNullElse(resolved, List.of()));
            leftOut = List.copyOf(Objects.requireNonNullElse(leftOut, List.of()));
            commits = List.copyOf(Objects.requireNonNullElse(commits, List.of()));
        }

        /** Without a conflict, and with all its commits. */
        public Rebased(CommitId commit, CommitId onto, List<CommandResult> results) {
            this(commit, onto, results, List.of(), List.of(), List.of());
        }
    }

    /**
     * The commit is the branch's tip on GitHub, as SE read it back.
     *
     * @param made the commit that the steps before made; {@code commit} is the same files, sealed for the push
     */
    record Published(CommitId commit, Changes changes, CommitId made) implements Result {
        public Published {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(changes, "changes is null");
            // Not there in what earlier versions wrote.
            made = Objects.requireNonNullElse(made, commit);
        }

        /** Pushed just as it was made. */
        public Published(CommitId commit, Changes changes) {
            this(commit, changes, commit);
        }
    }

    /** The pull request. */
    record Opened(int number, String url) implements Result {
        public Opened {
            Objects.requireNonNull(url, "url is null");
        }
    }

    /**
     * A command of the workflow ran.
     *
     * @param commit after it; the same as before where it changed nothing
     * @param outputs that it named
     */
    record Ran(CommitId commit, CommandResult command, Map<String, String> outputs) implements Result {
        public Ran {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(command, "command is null");
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * What several steps made became one.
     *
     * @param commit of it
     * @param from ids of the steps whose work is in it
     * @param words why these; may be empty
     * @param results of the commands that ran on it; none where nothing was in conflict
     * @param resolved the conflicts between them
     * @param commits that were moved, oldest first, as far as they are told
     */
    record Joined(
            CommitId commit,
            List<String> from,
            String words,
            List<CommandResult> results,
            List<ResolvedFile> resolved,
            List<RebasedCommit> commits)
            implements Result {
        public Joined {
            Objects.requireNonNull(commit, "commit is null");
            from = List.copyOf(from);
            Objects.requireNonNull(words, "words is null");
            // Not there in what earlier versions wrote.
            results = List.copyOf(Objects.requireNonNullElse(results, List.of()));
            resolved = List.copyOf(Objects.requireNonNullElse(resolved, List.of()));
            commits = List.copyOf(Objects.requireNonNullElse(commits, List.of()));
        }

        /** Of one of them alone, or of words. */
        public Joined(CommitId commit, List<String> from, String words) {
            this(commit, from, words, List.of(), List.of(), List.of());
        }
    }

    /**
     * A review of a pull request was written.
     *
     * @param url empty where the conversation is locked
     */
    record Reviewed(String url, List<Finding> findings) implements Result {
        public Reviewed {
            Objects.requireNonNull(url, "url is null");
            findings = List.copyOf(findings);
        }
    }

    /** A comment was written; {@code url} is empty where the conversation is locked. */
    record Said(String url) implements Result {
        public Said {
            Objects.requireNonNull(url, "url is null");
        }
    }

    /**
     * Somebody let the run go on.
     *
     * @param by login; empty where the time decided
     */
    record Approved(String by, String words) implements Result {
        public Approved {
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(words, "words is null");
        }
    }

    /** Named texts. */
    record Values(Map<String, String> values) implements Result {
        public Values {
            values = Map.copyOf(values);
        }
    }

    /** The commit that it stands for; empty where it stands for none. */
    default Optional<CommitId> output() {
        return switch (this) {
            case Prepared prepared -> Optional.of(prepared.start);
            case Committed committed -> Optional.of(committed.commit);
            case Rebased rebased -> Optional.of(rebased.commit);
            case Ran ran -> Optional.of(ran.commit);
            case Joined joined -> Optional.of(joined.commit);
            case Published published -> Optional.of(published.commit);
            case Verified verified -> Optional.empty();
            case None none -> Optional.empty();
            case Answered answered -> Optional.empty();
            case Opened opened -> Optional.empty();
            case Said said -> Optional.empty();
            case Reviewed reviewed -> Optional.empty();
            case Approved approved -> Optional.empty();
            case Values values -> Optional.empty();
        };
    }
}
