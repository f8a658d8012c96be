package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A pull request: its conversation, and what it would bring. */
public record PullPage(
        ThreadPage thread,
        Branches branches,
        List<CommitLine> commits,
        List<CheckLine> checks,
        List<FileDiff> files,
        Merging merging) {
    public PullPage {
        requireNonNull(thread, "thread is null");
        requireNonNull(branches, "branches is null");
        commits = List.copyOf(commits);
        checks = List.copyOf(checks);
        files = List.copyOf(files);
        requireNonNull(merging, "merging is null");
    }

    /** From where to where, and what to call that: who wants to merge, or has merged. */
    public record Branches(String base, String baseLink, String head, String headLink, Who who, String verb) {}

    /** Whether it can be merged, and by whom. */
    public record Merging(boolean open, boolean clean, People people) {}

    public int additions() {
        return files.stream().mapToInt(FileDiff::additions).sum();
    }

    public int deletions() {
        return files.stream().mapToInt(FileDiff::deletions).sum();
    }

    /** How the checks of the newest commit stand together. */
    public Verdict verdict() {
        return commits.isEmpty() ? Verdict.NONE : commits.getLast().verdict();
    }
}
