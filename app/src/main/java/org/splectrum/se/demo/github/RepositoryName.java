package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** A repository's full name, as in {@code octo/calculator}. */
public record RepositoryName(String owner, String name) {
    public RepositoryName {
        requireNonNull(owner, "owner is null");
        requireNonNull(name, "name is null");
    }

    /**
     * Reads {@code owner/name}.
     *
     * @throws IllegalArgumentException when there is not exactly one slash with something on both sides
     */
    public static RepositoryName parse(String fullName) {
        int slash = fullName.indexOf('/');
        if (slash < 1 || slash == fullName.length() - 1 || slash != fullName.lastIndexOf('/')) {
            throw new IllegalArgumentException("not of the form owner/name: " + fullName);
        }
        return new RepositoryName(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    /** The form under which the name is looked up: GitHub ignores case in names. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
