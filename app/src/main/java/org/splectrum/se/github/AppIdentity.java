package org.splectrum.se.github;

import java.util.Objects;

/**
 * Who SE is on GitHub.
 *
 * @param login at its comments: the slug and {@code [bot]}, which no person's login can end in
 */
public record AppIdentity(long id, String slug, String login) {
    public AppIdentity {
        Objects.requireNonNull(slug, "slug is null");
        Objects.requireNonNull(login, "login is null");
    }
}
