package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

/** A label of a repository; the colour is six hexadecimal digits without {@code #}. */
public record Label(long id, String name, String color, String description) {
    /** The colour GitHub gives a label that was made by naming it. */
    public static final String PLAIN = "ededed";

    public Label {
        requireNonNull(name, "name is null");
        requireNonNull(color, "color is null");
        requireNonNull(description, "description is null");
    }
}
