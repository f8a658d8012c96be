package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.RepositoryName;

/** What is around every page of a repository. */
public record Frame(String title, RepositoryName repository, Tab tab, Counts counts) {
    public Frame {
        requireNonNull(title, "title is null");
        requireNonNull(repository, "repository is null");
        requireNonNull(tab, "tab is null");
        requireNonNull(counts, "counts is null");
    }

    /** What is open. */
    public record Counts(long issues, long pulls) {}

    /** The number at a tab, or nothing. */
    public String count(Tab of) {
        return switch (of) {
            case ISSUES -> String.valueOf(counts.issues());
            case PULLS -> String.valueOf(counts.pulls());
            case CODE, CHECKS -> "";
        };
    }
}
