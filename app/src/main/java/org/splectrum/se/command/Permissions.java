package org.splectrum.se.command;

import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;

/** Asks GitHub what somebody may do, at the time of asking. Reads only; thread-safe. */
@FunctionalInterface
public interface Permissions {
    /** {@link Permission#NONE} for people GitHub does not know there. @throws RuntimeException where GitHub did not answer */
    Permission of(Home home, String login);
}
