package org.splectrum.se.config;

import java.util.Objects;

/** A text that is never printed. Empty where none is configured. */
public record Secret(String value) {
    /** No secret. */
    public static final Secret NONE = new Secret("");

    public Secret {
        Objects.requireNonNull(value, "value is null");
    }

    /** Whether there is one. */
    public boolean given() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return given() ? "***" : "(none)";
    }
}
