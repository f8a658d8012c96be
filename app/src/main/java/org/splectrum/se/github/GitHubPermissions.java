package org.splectrum.se.github;

import java.util.regex.Pattern;
import org.kohsuke.github.GHPermissionType;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;

/** Asks for a person's role; GitHub tells maintain as write and triage as read there, and custom roles as what they cover. */
public final class GitHubPermissions implements Permissions {
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private final GitHubConnection connection;

    public GitHubPermissions(GitHubConnection connection) {
        this.connection = connection;
    }

    @Override
    public Permission of(Home home, String login) {
        if (!LOGIN.matcher(login).matches()) {
            return Permission.NONE;
        }
        return Calls.find(
                        "asking for the permission of " + login + " on " + home,
                        () -> Handles.repository(connection.of(home), home).getPermission(login))
                .map(GitHubPermissions::permission)
                .orElse(Permission.NONE);
    }

    private static Permission permission(GHPermissionType type) {
        return switch (type) {
            case ADMIN -> Permission.ADMIN;
            case WRITE -> Permission.WRITE;
            case READ -> Permission.READ;
            case NONE, UNKNOWN -> Permission.NONE;
        };
    }
}
