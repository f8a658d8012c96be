package org.splectrum.se.run;

import java.util.Objects;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfigs;

/** What it takes to deal with commands. */
public record CommandServices(
        Authorization authorization,
        Catalogs catalogs,
        Permissions permissions,
        RepositoryConfigs configs,
        Replies replies,
        Runs runs) {
    public CommandServices {
        Objects.requireNonNull(authorization, "authorization is null");
        Objects.requireNonNull(catalogs, "catalogs is null");
        Objects.requireNonNull(permissions, "permissions is null");
        Objects.requireNonNull(configs, "configs is null");
        Objects.requireNonNull(replies, "replies is null");
        Objects.requireNonNull(runs, "runs is null");
    }
}
