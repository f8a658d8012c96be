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

/**
 * The Docker engine, of which no call takes longer than its time: a connection that is dead without knowing it would hang
 * for ever otherwise, for the library's own limits do not reach Unix sockets. Thread-safe.
 */
final class Engine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 100;

    private final DockerClient client;
    private final String host;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** Does not connect yet. No version of the API is asked for: the engine takes its own. */
    Engine(String host) {
        DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
        if (!host.isEmpty()) {
            builder.withDockerHost(host);
        }
        DockerClientConfig config = builder.build();
        this.host = config.getDockerHost().toString();
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
     */
    <T> T call(Duration atMost, Function<DockerClient, T> action) throws InterruptedException {
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
