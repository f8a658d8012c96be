package org.splectrum.se.model;

import java.util.Objects;

/**
 * An issue, a pull request, or a repository as a whole, and the installation through which SE may touch it.
 *
 * @param installation id of the App's installation on the repository's owner
 * @param number as GitHub counts issues and pull requests alike; 0 for the repository
 */
public record Place(long installation, RepositoryName repository, Kind kind, int number) {
    /** What stands at the number. */
    public enum Kind {
        ISSUE,
        PULL_REQUEST,
        /** Nothing that could be written on. */
        REPOSITORY
    }

    public Place {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    /** The repository as a whole. */
    public static Place of(Home home) {
        return new Place(home.installation(), home.repository(), Kind.REPOSITORY, 0);
    }

    /** What can be said of the repository as a whole. */
    public Home home() {
        return new Home(installation, repository);
    }

    @Override
    public String toString() {
        return kind == Kind.REPOSITORY ? repository.toString() : repository + "#" + number;
    }
}
