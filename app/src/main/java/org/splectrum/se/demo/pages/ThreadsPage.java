package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A repository's issues or pull requests, newest first. */
public record ThreadsPage(Frame frame, List<ThreadLine> threads) {
    public ThreadsPage {
        requireNonNull(frame, "frame is null");
        threads = List.copyOf(threads);
    }
}
