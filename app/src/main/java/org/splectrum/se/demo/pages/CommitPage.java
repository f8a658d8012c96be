package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A commit and what it changed since its first parent. */
public record CommitPage(Frame frame, CommitLine commit, List<CheckLine> checks, List<FileDiff> files) {
    public CommitPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(commit, "commit is null");
        checks = List.copyOf(checks);
        files = List.copyOf(files);
    }
}
