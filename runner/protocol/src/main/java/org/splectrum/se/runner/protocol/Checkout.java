package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * The commits an attempt works between.
 *
 * @param inputRef full ref to fetch, which points at {@code input}
 * @param input sha of the commit to start from
 * @param outputRef the full ref that the attempt may push its result to
 * @param authorName author and committer of the agent's commits
 */
public record Checkout(String inputRef, String input, String outputRef, String authorName, String authorEmail) {
    public Checkout {
        Objects.requireNonNull(inputRef, "inputRef is null");
        Objects.requireNonNull(input, "input is null");
        Objects.requireNonNull(outputRef, "outputRef is null");
        Objects.requireNonNull(authorName, "authorName is null");
        Objects.requireNonNull(authorEmail, "authorEmail is null");
    }
}
