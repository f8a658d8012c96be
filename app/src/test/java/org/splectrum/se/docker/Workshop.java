package org.splectrum.se.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** Images of the runner's with another program in them, and what becomes of their containers. Closing it leaves none behind. */
final class Workshop implements AutoCloseable {
    static final String IMAGE = Objects.requireNonNullElse(System.getenv("SE_RUNNER_IMAGE"), "se-runner:latest");
    static final Duration LONG = Duration.ofMinutes(5);

    private final String server = "test-" + UUID.randomUUID();
    private final Path folder;
    private final Engine engine = new Engine("", Breakers.none());
    private final List<String> images = new ArrayList<>();
    private final List<DockerSandboxes> opened = new ArrayList<>();

    Workshop(Path folder) {
        this.folder = folder;
    }

    static AttemptId attempt(int number) {
        return new AttemptId(new RunId("fix-20260102-abcd"), "implement", number);
    }

    DockerSettings settings(String image) {
        return settings(image, "");
    }

    DockerSettings settings(String image, String runtime) {
        ContainerLimits limits = new ContainerLimits(192 << 20, 1, 64, 32 << 20, 8 << 20, 8 << 20);
        return new DockerSettings("", new DockerSettings.Images(image, List.of()), runtime, server, limits, LONG);
    }

    DockerSandboxes sandboxes(DockerSettings settings) {
        DockerSandboxes sandboxes = new DockerSandboxes(settings);
        opened.add(sandboxes);
        return sandboxes;
    }

    /** Sandboxes whose containers run this shell script. */
    DockerSandboxes running(String script) {
        return sandboxes(settings(image(script)));
    }

    String image(String script) {
        return image(script, "");
    }

    /** @param further lines for its Dockerfile */
    String image(String script, String further) {
        String tag = "se-test:" + UUID.randomUUID();
        try {
            Path context = Files.createTempDirectory(folder, "image");
            Files.writeString(context.resolve("script"), script);
            Files.writeString(
                    context.resolve("Dockerfile"),
                    "FROM " + IMAGE + "\nCOPY script /script\n" + further
                            + "\nENTRYPOINT [\"/bin/sh\", \"/script\"]\n");
            call(docker -> docker.buildImageCmd(context.toFile())
                    .withTags(Set.of(tag))
                    .exec(new BuildImageResultCallback())
                    .awaitImageId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        images.add(tag);
        return tag;
    }

    String name(AttemptId attempt) {
        return new Labels(server).name(attempt);
    }

    InspectContainerResponse inspect(AttemptId attempt) {
        return call(docker -> docker.inspectContainerCmd(name(attempt)).exec());
    }

    /** Everything the container printed. */
    String printed(AttemptId attempt) {
        StringBuilder text = new StringBuilder();
        call(docker -> {
            try (var log = docker.logContainerCmd(name(attempt))
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })) {
                return log.awaitCompletion(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return text.toString();
    }

    List<String> containers() {
        return call(docker ->
                docker.listContainersCmd().withShowAll(true).withLabelFilter(new Labels(server).ours()).exec().stream()
                        .map(container -> container.getNames()[0].substring(1))
                        .toList());
    }

    List<String> volumes() {
        return call(docker -> docker.listVolumesCmd().exec().getVolumes().stream()
                .map(InspectVolumeResponse::getName)
                .toList());
    }

    /** Labels of the volumes that are marked as this server's, by their names. */
    Map<String, Map<String, String>> own() {
        return new Belongings(new Calls(engine, settings(IMAGE)), new Labels(server))
                .volumes().stream()
                        .collect(Collectors.toMap(
                                InspectVolumeResponse::getName,
                                volume -> Objects.requireNonNullElse(volume.getLabels(), Map.of())));
    }

    /** A volume, and a container of the same name that has it and runs, as a server that was killed could leave them. */
    void leave(String name, Map<String, String> labels, DockerSettings settings) {
        call(docker -> {
            docker.createVolumeCmd().withName(name).withLabels(labels).exec();
            docker.createContainerCmd(settings.images().usual())
                    .withName(name)
                    .withLabels(labels)
                    .withHostConfig(Seal.holder(name, "/scratch", settings.limits(), ""))
                    .withEntrypoint("sleep", "300")
                    .exec();
            return docker.startContainerCmd(name).exec();
        });
    }

    <T> T call(Function<DockerClient, T> action) {
        try {
            return engine.call(LONG, action);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        opened.forEach(DockerSandboxes::close);
        try (DockerSandboxes last = new DockerSandboxes(settings(IMAGE))) {
            last.clear();
        }
        images.forEach(image -> call(docker -> {
            try {
                docker.removeImageCmd(image).withForce(true).exec();
            } catch (NotFoundException gone) {
                return false;
            }
            return true;
        }));
        engine.close();
    }
}
