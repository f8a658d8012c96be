package org.splectrum.se.runner.git;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Work;

/** Git's own rebase of a workspace's commits onto the newest base. */
public final class Rebase {
    private static final int FIELDS_BEFORE_PATH = 10;

    private Rebase() {}

    /** Checks out the input and rebases it; where that conflicts, the input is checked out again. */
    public static Result perform(Workspace workspace, Work.Rebase work) {
        workspace.checkOut(work.ontoRef());
        String input = workspace.checkout().input();
        if (isAncestor(workspace, work.onto(), input)) {
            return new Done(input, Tree.AS_VERIFIED);
        }
        List<String> conflicts = rebase(workspace, work.onto(), work.from(), List.of());
        return conflicts.isEmpty()
                ? new Done(workspace.run("rev-parse", "--verify", "HEAD"), tree(workspace, input))
                : new Stopped(conflicts);
    }

    /** Checks out the input and puts on it what each head has beyond what they share, in order. */
    public static Result merge(Workspace workspace, List<Work.Merge.Head> heads) {
        workspace.checkOut(heads.stream().map(Work.Merge.Head::ref).toArray(String[]::new));
        String top = workspace.checkout().input();
        for (Work.Merge.Head head : heads) {
            String shared = workspace.run("merge-base", top, head.commit());
            List<String> conflicts = rebase(workspace, top, shared, List.of(head.commit()));
            if (!conflicts.isEmpty()) {
                return new Stopped(conflicts);
            }
            top = workspace.run("rev-parse", "--verify", "HEAD");
        }
        return new Done(top, tree(workspace, workspace.checkout().input()));
    }

    /**
     * @param what a commit to check out first; empty: what is checked out
     * @return files in conflict, which are out of the way again; empty where there are none
     */
    private static List<String> rebase(Workspace workspace, String onto, String from, List<String> what) {
        List<String> words =
                new ArrayList<>(List.of("rebase", "--quiet", "--strategy=ort", "--empty=drop", "--onto", onto, from));
        words.addAll(what);
        Ended ended = workspace.attempt(words.toArray(String[]::new));
        if (ended.succeeded()) {
            return List.of();
        }
        List<String> files = unmerged(workspace);
        workspace.attempt("rebase", "--abort");
        if (files.isEmpty()) {
            throw Git.failed(ended, "rebase");
        }
        return files;
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

    /** Follows "Porcelain Format Version 2" of git-status(1): an unmerged entry is {@code u} and ten more fields. */
    private static List<String> unmerged(Workspace workspace) {
        List<String> files = new ArrayList<>();
        String status = workspace.run("status", "--porcelain=v2", "-z", "--untracked-files=no", "--ignore-submodules");
        for (String entry : status.split("\0", -1)) {
            String[] fields = entry.split(" ", FIELDS_BEFORE_PATH + 1);
            if (fields.length > FIELDS_BEFORE_PATH && fields[0].equals("u")) {
                files.add(fields[FIELDS_BEFORE_PATH]);
            }
        }
        return files;
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

    /** These files need somebody to decide. */
    public record Stopped(List<String> files) implements Result {
        public Stopped {
            files = List.copyOf(files);
        }
    }
}
