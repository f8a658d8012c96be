package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTurnTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void who_comes_second_waits_until_the_first_is_done() throws Exception {
        Path file = folder.resolve("new/turn.lock");
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        try (FileTurn first = FileTurn.at(file, Duration.ZERO)) {
            assertThat(first).isNotNull();
            Thread.ofVirtual().start(() -> {
                try (FileTurn turn = FileTurn.at(file, LONG)) {
                    second.complete(turn != null);
                } catch (InterruptedException e) {
                    second.completeExceptionally(e);
                }
            });
            assertThatThrownBy(() -> FileTurn.at(file, Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("another process", file.toString(), "end it");
            assertThat(second).isNotDone();
        }
        assertThat(second.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        FileTurn.at(file, LONG).close();
    }

    @Test
    void others_have_turns_of_their_own() throws Exception {
        try (FileTurn one = FileTurn.at(folder.resolve("one"), Duration.ZERO);
                FileTurn other = FileTurn.at(folder.resolve("other"), Duration.ZERO)) {
            assertThat(one).isNotSameAs(other);
        }
    }
}
