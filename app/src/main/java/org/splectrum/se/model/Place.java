package org.splectrum.se.model;

import java.util.Objects;

/**
 * An issue or a pull request, and the installation through which SE may touch it.
 *
 * @param installation id of the App's installation on the repository's owner
 * @param number as GitHub counts issues and pull requests alike
 */
public record Place(long installation, RepositoryName repository, Kind kind, int number) {
    /** What stands at the number. */
    public enum Kind {
        ISSUE,
        PULL_REQUEST
    }

    public Place {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    /** What can be said of the repository as a whole. */
    public Home home() {
        return new Home(installation, repository);
    }

    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
