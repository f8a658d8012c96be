package org.splectrum.se.command;

import java.util.Objects;
import org.splectrum.se.model.Person;

/**
 * SE's own GitHub App.
 *
 * @param login of its bot account, as {@code se[bot]}; empty where it is not known
 */
public record Self(long appId, String login) {
    public Self {
        Objects.requireNonNull(login, "login is null");
    }

    /** Whether the person is SE. No user's login can end in {@code [bot]}, so the login counts for an app alone. */
    public boolean is(Person person) {
        boolean sameApp = appId != 0 && person.appId() == appId;
        boolean sameLogin = person.kind() == Person.Kind.APP
                && !login.isEmpty()
                && person.login().equalsIgnoreCase(login);
        return sameApp || sameLogin;
    }
}
