package org.splectrum.se;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.splectrum.se.command.Self;
import org.splectrum.se.config.Settings;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.git.GitMirrors;
import org.splectrum.se.steps.Manner;
import org.splectrum.se.steps.Room;

/** What the settings mean to each of a server's parts. */
record PartSettings(Settings settings, Patience patience, Path folder) {
    /** @param builder address that records name */
    Manner manner(String builder) {
        Settings.Most most = settings.runners().most();
        Room room = new Room(most.all(), most.repository(), most.installation());
        Settings.Commits commits = settings.github().commits();
        return new Manner(commits.name(), commits.email(), builder, "", patience.attempt(), room);
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
                patience.engine());
    }

    GatewaySettings gateway(Restraints restraints, GitMirrors mirrors) {
        Settings.Model model = settings.models().anthropic();
        return new GatewaySettings(
                folder.resolve("sockets"),
                folder.resolve("gateway"),
                mirrors::mirror,
                GatewaySettings.PUSH_BYTES,
                new ModelSettings(
                        model.url(), model.key().value(), settings.models().allowed(), patience.model()),
                restraints.guard());
    }

    /** The id is 0 where the App is configured by its client id: then its own comments are told by being an unlisted app's. */
    Self self() {
        String id = settings.github().appId();
        return new Self(id.chars().allMatch(Character::isDigit) ? Long.parseLong(id) : 0, "");
    }

    /** The data folder by its real name, made where it is missing. */
    static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("making the data folder " + folder + " (SE_DATA_DIR)", e);
        }
    }
}
