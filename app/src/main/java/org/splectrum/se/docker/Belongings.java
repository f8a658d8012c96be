package org.splectrum.se.docker;

import com.github.dockerjava.api.command.CreateVolumeResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Containers and volumes of this server's, by name. Thread-safe. */
record Belongings(Calls calls, Labels labels) {

    /**
     * Makes a volume of the engine's own disk, or of what the options mount.
     *
     * @return where the engine has it
     */
    String makeVolume(String name, Map<String, String> marks, Map<String, String> options) {
        CreateVolumeResponse made = calls.ask(
                "making volume " + name,
                docker -> docker.createVolumeCmd()
                        .withName(name)
                        .withDriver("local")
                        .withDriverOpts(options)
                        .withLabels(marks)
                        .exec());
        return Objects.requireNonNullElse(made.getMountpoint(), "");
    }

    /** Idempotent. One that a container still has stays. */
    void removeVolume(String name) {
        calls.ask("removing volume " + name, docker -> {
            try {
                docker.removeVolumeCmd(name).exec();
                return true;
            } catch (NotFoundException | ConflictException _) {
                return false;
            }
        });
    }

    /** Ends it first, where it runs. Idempotent. */
    void removeContainer(String name) {
        calls.ask("removing container " + name, docker -> {
            try {
                docker.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException | ConflictException _) {
                return false; // it is gone, or just going
            }
        });
    }

    /** Of this server, whatever for. */
    List<InspectVolumeResponse> volumes() {
        List<String> ours = labels.ours().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
        return calls.ask(
                "listing volumes",
                docker -> Objects.requireNonNullElse(
                        docker.listVolumesCmd().withFilter("label", ours).exec().getVolumes(), List.of()));
    }
}
