package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void the_process_ends_only_when_all_is_closed() throws InterruptedException {
        AtomicReference<Thread> told = new AtomicReference<>(new Thread());
        try (StopSignal stop = new StopSignal(hook -> {
            told.set(hook);
            hook.start(); // as the process does when it is told to stop
        })) {
            stop.await();
            assertThat(told.get().isAlive()).isTrue();
        }
        told.get().join();
    }
}
