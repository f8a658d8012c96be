package org.splectrum.se.github;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;

/** Permissions that may be two minutes old: good for reading, not for acting. Thread-safe. */
public final class RememberedPermissions implements Permissions {
    private static final Duration SPAN = Duration.ofMinutes(2);

    private final Permissions permissions;
    private final Brief<Asked, Permission> known;

    /** @param permissions that are asked where nothing is remembered */
    public RememberedPermissions(Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.known = new Brief<>(clock, SPAN);
    }

    private record Asked(Home home, String login) {}

    @Override
    public Permission of(Home home, String login) {
        Asked asked = new Asked(home, login.toLowerCase(Locale.ROOT));
        return known.get(asked).orElseGet(() -> known.put(asked, permissions.of(home, login)));
    }
}
