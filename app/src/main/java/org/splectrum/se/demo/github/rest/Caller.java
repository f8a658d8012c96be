package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Who asks. */
public sealed interface Caller {
    /** The app itself, by a JWT that it signed. */
    record App() implements Caller {}

    /** The app's installation, by a token; no repositories named means all of them. */
    record Installation(String login, Map<String, String> permissions, Set<Long> repositories, Instant expires)
            implements Caller {
        public Installation {
            requireNonNull(login, "login is null");
            permissions = Map.copyOf(permissions);
            repositories = Set.copyOf(repositories);
            requireNonNull(expires, "expires is null");
        }
    }

    /** A person, by a token of theirs. */
    record Person(String login) implements Caller {
        public Person {
            requireNonNull(login, "login is null");
        }
    }
}
