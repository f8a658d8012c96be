package org.splectrum.se.merge;

import java.util.Objects;

/**
 * A conflict resolved without a model.
 *
 * @param rung the least sure one that a hunk needed
 * @param text the whole file
 */
public record Resolution(Rung rung, Blob text) {
    public Resolution {
        Objects.requireNonNull(rung, "rung is null");
        Objects.requireNonNull(text, "text is null");
    }
}
