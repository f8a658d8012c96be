package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.Refusal;

/** Why there is nothing to see. */
public record RefusedPage(int status, String title, String words) {
    private static final int FOUND_NOTHING = 404;

    public RefusedPage {
        requireNonNull(title, "title is null");
        requireNonNull(words, "words is null");
    }

    static RefusedPage of(Refusal refusal) {
        return refusal.status() == FOUND_NOTHING
                ? new RefusedPage(
                        FOUND_NOTHING, "There is nothing here", "The address names nothing that is on this GitHub.")
                : new RefusedPage(refusal.status(), "That was refused", String.valueOf(refusal.getMessage()));
    }
}
