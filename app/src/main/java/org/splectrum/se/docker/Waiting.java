package org.splectrum.se.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Sandboxes.State;

/** Waits for containers to end, through an engine that may be restarted meanwhile. Thread-safe. */
final class Waiting {
    /** After so long it looks again, for the engine may have forgotten who waits. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Engine engine;
    private final Duration patience;

    Waiting(Engine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    State await(String container, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Look look = look(container, end);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (look.state() != State.RUNNING || !left.isPositive()) {
                return look.state();
            }
            if (look.sure()) {
                sleepUntilEnded(container, left.compareTo(LONGEST) < 0 ? left : LONGEST);
            } else {
                pause(left);
            }
        }
    }

    /** @param sure whether the engine said so */
    private record Look(State state, boolean sure) {}

    private Look look(String container, long end) throws InterruptedException {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime())).plus(PAUSE.multipliedBy(4));
        try {
            return engine.call(left.compareTo(patience) < 0 ? left : patience, docker -> {
                try {
                    return look(docker.inspectContainerCmd(container).exec().getState());
                } catch (NotFoundException _) {
                    return new Look(State.GONE, true);
                }
            });
        } catch (Engine.Silent | DockerException | TryAgainLater _) {
            return new Look(State.RUNNING, false);
        }
    }

    private static Look look(InspectContainerResponse.ContainerState state) {
        return switch (String.valueOf(state.getStatus())) {
            case "exited", "dead" -> new Look(ended(state), true);
            case "running", "paused" -> new Look(State.RUNNING, true);
            // Created or being removed: to the engine that is ended already, so there is nothing to wait for there.
            default -> new Look(State.RUNNING, false);
        };
    }

    private static State ended(InspectContainerResponse.ContainerState state) {
        Long code = state.getExitCodeLong();
        if (code != null && code == 0) {
            return State.ENDED;
        }
        return Boolean.TRUE.equals(state.getOOMKilled()) ? State.OUT_OF_MEMORY : State.BROKEN;
    }

    private void sleepUntilEnded(String container, Duration atMost) throws InterruptedException {
        try (WaitContainerResultCallback ended = engine.call(
                patience, docker -> docker.waitContainerCmd(container).exec(new WaitContainerResultCallback()))) {
            ended.awaitCompletion(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException | IOException _) {
            pause(atMost); // also where the connection broke off, as it does when the engine is restarted
        }
    }

    private static void pause(Duration atMost) throws InterruptedException {
        Thread.sleep(atMost.compareTo(PAUSE) < 0 ? atMost : PAUSE);
    }
}
