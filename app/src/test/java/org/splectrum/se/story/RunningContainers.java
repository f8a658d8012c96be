package org.splectrum.se.story;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.splectrum.se.model.RunId;

/** What the engine has of a run's containers. */
final class RunningContainers implements AutoCloseable {
    private final DockerClient docker;

    RunningContainers() {
        DockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    /** Ids of all of them, also of those that ended. */
    List<String> of(RunId run) {
        return list(run).map(Container::getId).toList();
    }

    /** What each is made of, by the name that it was started with. */
    List<String> images(RunId run) {
        return list(run).map(Container::getImage).toList();
    }

    /** Gives an image another name, beside those that it has. */
    void tag(String image, String repository, String tag) {
        docker.tagImageCmd(image, repository, tag).exec();
    }

    /** Takes a name away from an image. */
    void untag(String name) {
        docker.removeImageCmd(name).withNoPrune(true).exec();
    }

    /** The folders of this machine in which their doors are. */
    List<Path> doors(RunId run) {
        return list(run)
                .flatMap(container -> container.getMounts().stream())
                .map(ContainerMount::getSource)
                .filter(source -> source != null && source.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    private Stream<Container> list(RunId run) {
        return docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("se.run", run.value()))
                .exec()
                .stream();
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }
}
