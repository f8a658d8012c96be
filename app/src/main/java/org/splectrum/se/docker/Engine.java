package org.splectrum.se.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Outside;

/**
 * The Docker engine, of which no call takes longer than its time: a connection that is dead without knowing it would hang
 * for ever otherwise, for the library's own limits do not reach Unix sockets. Thread-safe.
 */
final class Engine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 100;
    private static final int TROUBLE = 500;

    /** The mend, where no engine answers. */
    static final String ABSENT = ": start it (./se engine does), or set DOCKER_HOST to one that runs";

    private final DockerClient client;
    private final String host;
    private final Breaker breaker;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** Does not connect yet. No version of the API is asked for: the engine takes its own. */
    Engine(String host, Breakers breakers) {
        DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
        if (!host.isEmpty()) {
            builder.withDockerHost(host);
        }
        DockerClientConfig config = builder.build();
        this.host = config.getDockerHost().toString();
        this.breaker = breakers.of(new Outside(Outside.Kind.ENGINE, this.host));
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT)
                        .build());
    }

    String host() {
        return host;
    }

    /**
     * Calls the engine.
     *
     * @throws DockerException what the engine said against it
     * @throws Silent where it could not be reached, or did not answer in time
     * @throws org.splectrum.se.model.TryAgainLater where it has failed so often that it is not asked now
     */
    <T> T call(Duration atMost, Function<DockerClient, T> action) throws InterruptedException {
        try (Breaker.Passage passage = breaker.enter()) {
            return ask(passage, atMost, action);
        }
    }

    private <T> T ask(Breaker.Passage passage, Duration atMost, Function<DockerClient, T> action)
            throws InterruptedException {
        try {
            T answer = ask(atMost, action);
            passage.answered();
            return answer;
        } catch (Silent silent) {
            passage.failed("no Docker engine answers" + ABSENT);
            throw silent;
        } catch (DockerException said) {
            if (said.getHttpStatus() >= TROUBLE) {
                passage.failed("it answered " + said.getHttpStatus());
            } else {
                passage.answered();
            }
            throw said;
        }
    }

    private <T> T ask(Duration atMost, Function<DockerClient, T> action) throws InterruptedException {
        Future<T> answer = calls.submit(() -> action.apply(client));
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Silent("no answer within " + atMost.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DockerException said) {
                throw said;
            }
            throw new Silent(String.valueOf(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        calls.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the connection to the Docker engine", e);
        }
    }

    /** The engine did not answer. */
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Silent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
