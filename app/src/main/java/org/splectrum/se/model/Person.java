package org.splectrum.se.model;

import java.util.Objects;

/**
 * Who did something on GitHub.
 *
 * @param login as GitHub spells it; an app's ends in {@code [bot]}, which proves nothing: see {@code kind}
 * @param appId id of the app that acted, 0 where none did or GitHub did not say
 */
public record Person(String login, Kind kind, long appId) {
    /** GitHub's {@code type} of the account, where it has one. */
    public enum Kind {
        USER,
        APP,
        /** A program that uses SE itself; GitHub does not know it, and it was let in by a token. */
        SERVICE
    }

    public Person {
        Objects.requireNonNull(login, "login is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    /** A human being. */
    public static Person user(String login) {
        return new Person(login, Kind.USER, 0);
    }

    /** A program that was let in by a token. */
    public static Person service(String name) {
        return new Person(name, Kind.SERVICE, 0);
    }

    @Override
    public String toString() {
        return login;
    }
}
