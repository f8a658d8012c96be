package org.splectrum.se;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.splectrum.se.command.Self;
import org.splectrum.se.config.Settings;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.git.GitMirrors;
import org.splectrum.se.steps.AttemptSettings;
import org.splectrum.se.steps.ContainerCapacity;

/** What the settings mean to each of a server's parts. */
record PartSettings(Settings settings, Timeouts timeouts, Path folder) {
    /** @param builder address that records name */
    AttemptSettings attemptSettings(String builder) {
        Settings.Most most = settings.runners().most();
        ContainerCapacity containerCapacity = new ContainerCapacity(most.all(), most.repository(), most.installation());
        Settings.Commits commits = settings.github().commits();
        return new AttemptSettings(commits.name(), commits.email(), builder, "", timeouts.attempt(), containerCapacity);
    }

    DockerSettings docker() {
        Settings.Runners runners = settings.runners();
        String name = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new DockerSettings(
                runners.engine(),
                new DockerSettings.Images(runners.image(), runners.images()),
                runners.runtime(),
                name,
                ContainerLimits.STANDARD,
                timeouts.engine());
    }

    GatewaySettings gateway(GatewayLimits gatewayLimits, GitMirrors mirrors) {
        Settings.Model model = settings.models().anthropic();
        return new GatewaySettings(
                folder.resolve("sockets"),
                folder.resolve("gateway"),
                mirrors::mirror,
                GatewaySettings.PUSH_BYTES,
                new ModelSettings(
                        model.url(), model.key().value(), settings.models().allowed(), timeouts.model()),
                gatewayLimits.guard());
    }

    /** The id is 0 where the App is configured by its client id: then its own comments are told by being an unlisted app's. */
    Self self() {
        String id = settings.github().appId();
        return new Self(id.chars().allMatch(Character::isDigit) ? Long.parseLong(id) : 0, "");
    }
}
