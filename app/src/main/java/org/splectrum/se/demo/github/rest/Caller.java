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
    record Person(String login, Grant grant) implements Caller {
        public Person {
            requireNonNull(login, "login is null");
            requireNonNull(grant, "grant is null");
        }
    }

    /** What a person's token was given for. */
    sealed interface Grant {
        /** These scopes: a classic token of the person's own. */
        record Scopes(String scopes) implements Grant {
            public Scopes {
                requireNonNull(scopes, "scopes is null");
            }
        }

        /** What an OAuth app may do in the person's name. */
        record OfOAuthApp(String scopes) implements Grant {
            public OfOAuthApp {
                requireNonNull(scopes, "scopes is null");
            }
        }

        /** What the GitHub App of this id may do in the person's name. */
        record OfApp(long id) implements Grant {}

        /** Repositories and permissions that the person chose one by one; the simulator takes them for all. */
        record FineGrained() implements Grant {}

        /** What tokens of the kind begin with. */
        default String prefix() {
            return switch (this) {
                case Scopes _ -> "ghp_";
                case OfOAuthApp _ -> "gho_";
                case OfApp _ -> "ghu_";
                case FineGrained _ -> "github_pat_";
            };
        }
    }
}
