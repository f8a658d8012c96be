package org.splectrum.se.config;

import java.util.Objects;

/**
 * Something wrong with the server's configuration.
 *
 * @param what is wrong, with the name of the key; never with a secret
 * @param mend what to do about it
 */
public record SettingsProblem(String what, String mend) {
    public SettingsProblem {
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(mend, "mend is null");
    }

    @Override
    public String toString() {
        return what + ": " + mend;
    }
}
