package org.splectrum.se.cli;

import java.util.Objects;

/** Something that can be named on the command line, and what it is. */
public record Choice(String name, String description) {
    public Choice {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
    }
}
