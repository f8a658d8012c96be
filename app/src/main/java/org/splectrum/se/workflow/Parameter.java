package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * A parameter of a workflow.
 *
 * @param type of its values; all values travel as texts of this type's form
 * @param choices what a {@link Type#CHOICE} may be; else empty
 * @param pattern regular expression that the whole of a string must match; empty: any
 * @param presence whether it must be given
 * @param fallback its value where it is not given; empty where it must be
 * @param description for people; may be empty
 */
public record Parameter(
        Type type, List<String> choices, String pattern, Presence presence, String fallback, String description) {
    /** The forms that values can have. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        CHOICE
    }

    /** Whether a parameter must be given. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    public Parameter {
        Objects.requireNonNull(type, "type is null");
        choices = List.copyOf(choices);
        Objects.requireNonNull(pattern, "pattern is null");
        Objects.requireNonNull(presence, "presence is null");
        Objects.requireNonNull(fallback, "fallback is null");
        Objects.requireNonNull(description, "description is null");
    }

    /** A text that may be left out. */
    public static Parameter text(String fallback) {
        return new Parameter(Type.STRING, List.of(), "", Presence.OPTIONAL, fallback, "");
    }
}
