package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    private final CountDownLatch gate = new CountDownLatch(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @SuppressWarnings("NullAway.Init")
    private Jdbi jdbi;

    @BeforeEach
    void open() {
        jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("x.db") + "?journal_mode=WAL");
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE t (x INTEGER CHECK (x > 0))"));
        writer = new Writer(jdbi);
    }

    @AfterEach
    void close() {
        gate.countDown();
        writer.close();
    }

    @Test
    void whatIsAskedForWhileItWritesIsCommittedTogether() {
        CompletableFuture<Boolean> first = blocked();
        List<CompletableFuture<Integer>> others =
                IntStream.rangeClosed(1, 100).mapToObj(this::insert).toList();
        awaitQueued(100);
        gate.countDown();
        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(count()).isEqualTo(100);
        assertThat(writer.commits()).isEqualTo(1);
    }

    @Test
    void aWriteThatFailsDoesNotTakeTheOthersWithIt() {
        CompletableFuture<Boolean> first = blocked();
        CompletableFuture<Integer> good = insert(1);
        awaitQueued(1);
        CompletableFuture<Integer> bad = insert(-1);
        awaitQueued(2);
        CompletableFuture<Integer> alsoGood = insert(2);
        awaitQueued(3);
        gate.countDown();
        first.join();
        good.join();
        alsoGood.join();
        assertThatThrownBy(bad::join).hasMessageContaining("CHECK");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void closingWaitsForWhatWasAskedForAndRefusesTheRest() {
        CompletableFuture<Boolean> first = blocked();
        CompletableFuture<Integer> asked = insert(1);
        awaitQueued(1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close, VIRTUAL);
        gate.countDown();
        closing.join();
        assertThat(first.join()).isTrue();
        asked.join();
        assertThat(count()).isEqualTo(1);
        assertThatThrownBy(() -> writer.write(handle -> 1)).hasMessageContaining("closed");
    }

    @Test
    void whatNobodyWaitsForIsWrittenWithTheNextThatSomebodyWaitsForOrALittleLater() {
        CompletableFuture<Boolean> first = blocked();
        writer.later(handle -> handle.execute("INSERT INTO t VALUES (1)"));
        CompletableFuture<Integer> second = insert(2);
        awaitQueued(2);
        gate.countDown();
        first.join();
        second.join();
        assertThat(writer.commits()).isEqualTo(1);
        assertThat(count()).isEqualTo(2);
        writer.later(handle -> handle.execute("INSERT INTO t VALUES (3)"));
        Awaitility.await().until(() -> count() == 3);
    }

    @Test
    void writesThatKeepComingDoNotHoldUpTheCommit() {
        AtomicBoolean ended = new AtomicBoolean();
        writer.later(new Writer.Work<Boolean>() {
            @Override
            public Boolean on(Handle handle) {
                if (!ended.get()) {
                    writer.later(this);
                }
                return true;
            }
        });
        assertThat(insert(1).join()).isEqualTo(1);
        ended.set(true);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void closingWritesWhatNobodyWaitsFor() {
        writer.later(handle -> handle.execute("INSERT INTO t VALUES (1)"));
        writer.close();
        assertThat(count()).isEqualTo(1);
    }

    private CompletableFuture<Boolean> blocked() {
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(
                () -> writer.write(handle -> {
                    reached.countDown();
                    return passed(gate);
                }),
                VIRTUAL);
        assertThat(passed(reached)).isTrue();
        return first;
    }

    private CompletableFuture<Integer> insert(int value) {
        return CompletableFuture.supplyAsync(
                () -> writer.write(handle -> handle.execute("INSERT INTO t VALUES (?)", value)), VIRTUAL);
    }

    private void awaitQueued(int size) {
        Awaitility.await().until(() -> writer.queued() == size);
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM t")
                .mapTo(Integer.class)
                .one());
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
