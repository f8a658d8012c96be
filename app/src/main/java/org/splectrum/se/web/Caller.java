package org.splectrum.se.web;

import java.util.Objects;
import org.splectrum.se.model.Person;

/** Who asks. */
sealed interface Caller {
    /** A program that has the API's own token: it may do everything. */
    record Program() implements Caller {
        private static final String NAME = "api";
    }

    /** A person who showed a token of theirs, and may do what GitHub lets them. */
    record GitHubUser(String login, String token) implements Caller {
        public GitHubUser {
            Objects.requireNonNull(login, "login is null");
            Objects.requireNonNull(token, "token is null");
        }

        /** Never the token. */
        @Override
        public String toString() {
            return login;
        }
    }

    /** In whose name things are done. */
    default Person person() {
        return switch (this) {
            case Program program -> Person.service(Program.NAME);
            case GitHubUser(var login, var _) -> Person.user(login);
        };
    }

    /** What the keys of the caller's wishes begin with, so that nobody meets those of another. */
    default String keys() {
        return switch (this) {
            case Program program -> Program.NAME + "/";
            case GitHubUser(var login, var _) -> Program.NAME + ":" + login + "/";
        };
    }
}
