package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

/** The form that opens an issue. */
public record NewIssuePage(Frame frame, People people) {
    public NewIssuePage {
        requireNonNull(frame, "frame is null");
        requireNonNull(people, "people is null");
    }
}
