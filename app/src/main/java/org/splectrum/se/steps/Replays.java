package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Resolving;

/** Compares what a rebase made with what a three-way merge of the same commits makes. Reads only; thread-safe. */
@FunctionalInterface
public interface Replays {
    /** Believes nobody: reads the commits. The same however often. */
    Replay compare(RepositoryName repository, Rebasing rebasing);

    /**
     * What was rebased.
     *
     * @param lines whose commits were replayed, in this order
     * @param onto what everything stands on now
     * @param result the last commit that was made
     */
    record Rebasing(List<Line> lines, CommitId onto, CommitId result) {
        public Rebasing {
            lines = List.copyOf(lines);
            Objects.requireNonNull(onto, "onto is null");
            Objects.requireNonNull(result, "result is null");
        }
    }

    /**
     * Commits that belong together.
     *
     * @param head the last of them
     * @param apart commits whose history is none of theirs; what they were replayed onto never is
     */
    record Line(CommitId head, List<CommitId> apart) {
        public Line {
            Objects.requireNonNull(head, "head is null");
            apart = List.copyOf(apart);
        }

        /** All that is new to what they were replayed onto. */
        static Line of(CommitId head) {
            return new Line(head, List.of());
        }
    }

    /**
     * How it compares.
     *
     * @param differences what is not as a clean merge has it
     * @param commits that were replayed, in their order
     */
    record Replay(List<Difference> differences, List<RebasedCommit> commits) {
        public Replay {
            differences = List.copyOf(differences);
            commits = List.copyOf(commits);
        }
    }

    /** A file that is not as a clean merge has it. */
    sealed interface Difference {
        /** The commit that was replayed. */
        CommitId commit();

        String path();

        /**
         * A text on all sides.
         *
         * @param resolved as it is after the commit
         * @param lines where the conflicts were, in the file as the rebase leaves it; from 1
         */
        record Text(CommitId commit, FileConflict conflict, String resolved, List<Integer> lines)
                implements Difference {
            public Text {
                Objects.requireNonNull(commit, "commit is null");
                Objects.requireNonNull(conflict, "conflict is null");
                Objects.requireNonNull(resolved, "resolved is null");
                lines = List.copyOf(lines);
            }

            @Override
            public String path() {
                return conflict.path();
            }
        }

        /** All of one side, be it that the side has nothing there; not a conflict of texts. */
        record Whole(CommitId commit, String path, Resolving.Side side) implements Difference {
            public Whole {
                Objects.requireNonNull(commit, "commit is null");
                Objects.requireNonNull(path, "path is null");
                Objects.requireNonNull(side, "side is null");
            }
        }

        /** Neither; {@code why} says in half a sentence what is wrong with it. */
        record Strange(CommitId commit, String path, String why) implements Difference {
            public Strange {
                Objects.requireNonNull(commit, "commit is null");
                Objects.requireNonNull(path, "path is null");
                Objects.requireNonNull(why, "why is null");
            }
        }
    }
}
