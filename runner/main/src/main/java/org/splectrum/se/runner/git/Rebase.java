package org.splectrum.se.runner.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Work;

/** Git's own rebase of a workspace's commits onto the newest base. */
public final class Rebase {
    private static final String MARKERS = "* conflict-marker-size=" + MarkedText.MARKER + "\n";

    private Rebase() {}

    /** Settles what git cannot. */
    @FunctionalInterface
    public interface Conflicts {
        /** @return what could not be settled, by file, and why; empty where all is, and the rebase can go on */
        Map<String, List<String>> settle(StoppedReplay replay);
    }

    /** Checks out the input and rebases it, and what is carried with it; where a conflict stays, the input is checked out again. */
    public static Result perform(Workspace workspace, Work.Rebase work, Conflicts conflicts) {
        workspace.checkOut(
                Stream.concat(Stream.of(work.ontoRef()), work.carried().stream().map(Work.Rebase.Carried::ref))
                        .toArray(String[]::new));
        String input = workspace.checkout().input();
        if (!isAncestor(workspace, work.onto(), input)) {
            Map<String, List<String>> left =
                    rebase(workspace, new Move(work.onto(), work.from(), List.of()), conflicts);
            if (!left.isEmpty()) {
                return new Stopped(left);
            }
        }
        String seen = input;
        for (Work.Rebase.Carried carried : work.carried()) {
            String top = workspace.run("rev-parse", "--verify", "HEAD");
            Map<String, List<String>> left =
                    rebase(workspace, new Move(top, carried.from(), List.of(carried.commit())), conflicts);
            if (!left.isEmpty()) {
                return new Stopped(left);
            }
            seen = carried.commit();
        }
        return new Done(workspace.run("rev-parse", "--verify", "HEAD"), tree(workspace, seen));
    }

    /** Checks out the input and puts on it what each head has beyond what they share, in order. */
    public static Result merge(Workspace workspace, List<Work.Merge.Head> heads, Conflicts conflicts) {
        workspace.checkOut(heads.stream().map(Work.Merge.Head::ref).toArray(String[]::new));
        String top = workspace.checkout().input();
        for (Work.Merge.Head head : heads) {
            String shared = shared(workspace, top, head.commit());
            Map<String, List<String>> left =
                    rebase(workspace, new Move(top, shared, List.of(head.commit())), conflicts);
            if (!left.isEmpty()) {
                return new Stopped(left);
            }
            top = workspace.run("rev-parse", "--verify", "HEAD");
        }
        return new Done(top, tree(workspace, workspace.checkout().input()));
    }

    private static String shared(Workspace workspace, String top, String head) {
        Ended ended = workspace.attempt("merge-base", top, head);
        if (ended.exitCode() == 1) {
            throw new AttemptFailed(
                    Failure.UNRELATED,
                    "Commit " + head + " of one branch has no history in common with " + top
                            + " of another: one of them was put onto a base that was made anew meanwhile. What each branch made is kept."
                            + " Have the branches joined before a step rebases one of them, and then `/se retry`.");
        }
        if (!ended.succeeded()) {
            throw Git.failed(ended, "merge-base");
        }
        return ended.output().strip();
    }

    /** @param what a commit to check out first; empty: what is checked out */
    private record Move(String onto, String from, List<String> what) {}

    /** @return what could not be settled, which is out of the way again; empty where there is nothing */
    private static Map<String, List<String>> rebase(Workspace workspace, Move move, Conflicts conflicts) {
        workspace.attribute(MARKERS);
        List<String> words = new ArrayList<>(
                List.of("rebase", "--quiet", "--strategy=ort", "--empty=drop", "--onto", move.onto(), move.from()));
        words.addAll(move.what());
        Ended ended = workspace.attempt(words.toArray(String[]::new));
        while (!ended.succeeded()) {
            Optional<StoppedReplay> stopped = StoppedReplay.of(workspace);
            if (stopped.isEmpty()) {
                workspace.attempt("rebase", "--abort");
                throw Git.failed(ended, "rebase");
            }
            Map<String, List<String>> left = conflicts.settle(stopped.get());
            if (!left.isEmpty()) {
                workspace.attempt("rebase", "--abort");
                return left;
            }
            ended = stopped.get().goOn();
        }
        return Map.of();
    }

    private static boolean isAncestor(Workspace workspace, String older, String newer) {
        Ended ended = workspace.attempt("merge-base", "--is-ancestor", older, newer);
        if (ended.exitCode() > 1) {
            throw Git.failed(ended, "merge-base");
        }
        return ended.succeeded();
    }

    private static Tree tree(Workspace workspace, String input) {
        String before = workspace.run("rev-parse", "--verify", input + "^{tree}");
        String after = workspace.run("rev-parse", "--verify", "HEAD^{tree}");
        return before.equals(after) ? Tree.AS_VERIFIED : Tree.NEW;
    }

    /** Whether the acceptance commands have seen these files already. */
    public enum Tree {
        AS_VERIFIED,
        NEW
    }

    /** How it went. */
    public sealed interface Result {}

    /** Every commit is on the new base, or was there already in other words. */
    public record Done(String commit, Tree tree) implements Result {}

    /** These files need somebody to decide, for these reasons. */
    public record Stopped(Map<String, List<String>> reasons) implements Result {
        public Stopped {
            reasons = Map.copyOf(reasons);
        }

        /** In the order of their names. */
        public List<String> files() {
            return List.copyOf(new TreeMap<>(reasons).keySet());
        }
    }
}
