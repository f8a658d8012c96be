package org.splectrum.se.store;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Something asked of the {@link Writer}, and where its asker waits. Done by the writer's thread only. */
final class Write<T> {
    private final Writer.Work<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T done;

    Write(Writer.Work<T> work) {
        this.work = work;
    }

    void run(Handle handle) {
        done = work.on(handle);
    }

    void succeed() {
        result.complete(Objects.requireNonNull(done, "not run"));
    }

    void fail(Throwable cause) {
        result.completeExceptionally(cause);
    }

    CompletableFuture<T> result() {
        return result;
    }
}
