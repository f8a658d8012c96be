package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** All check runs of a repository, newest first. */
public record ChecksPage(Frame frame, List<CheckLine> checks) {
    public ChecksPage {
        requireNonNull(frame, "frame is null");
        checks = List.copyOf(checks);
    }
}
