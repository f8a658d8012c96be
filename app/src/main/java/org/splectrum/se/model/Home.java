package org.splectrum.se.model;

import java.util.Objects;

/** A repository and the installation through which SE may touch it. */
public record Home(long installation, RepositoryName repository) {
    public Home {
        Objects.requireNonNull(repository, "repository is null");
    }

    @Override
    public String toString() {
        return repository.toString();
    }
}
