package org.splectrum.se.failure;

import java.util.Objects;

/**
 * Somebody outside whom SE depends on, and who fails apart from all others.
 *
 * @param name which of its kind: a host, an installation; holds no secret
 */
public record Outside(Kind kind, String name) {
    public Outside {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(name, "name is null");
    }

    /** What there is outside. */
    public enum Kind {
        /** GitHub's API, for each installation and for the App itself. */
        GITHUB("GitHub's API"),
        /** GitHub's git, for each installation. */
        GIT("GitHub's git"),
        MODEL("the model's API"),
        ENGINE("the Docker engine"),
        /** A host that runners reach: a package registry, a mirror. */
        HOST("the host");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** For people, as {@code the model's API (api.anthropic.com)}. */
    @Override
    public String toString() {
        return kind.words + " (" + name + ")";
    }
}
