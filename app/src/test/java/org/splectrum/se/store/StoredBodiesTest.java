package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.splectrum.se.intake.Deliveries.Receipt;
import org.splectrum.se.intake.Delivery;

/** Bodies on disk: those of the form before, and those that the disk has changed. */
final class StoredBodiesTest {
    private static final int PLENTY = 1000;
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final String JSON = "{\"action\":\"created\",\"ü\":\"𝄞\"}".repeat(400);

    private final Opened opened = new Opened();
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(StoredDeliveries.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void close() {
        log.detachAppender(said);
        opened.close();
    }

    @Test
    void aDatabaseWhoseBodiesAreTextKeepsEveryDeliveryAsItWas() {
        List<Delivery> waiting = new ArrayList<>();
        for (String body : List.of("", "{}", JSON, everyCharacter(), "P", "L\u0000\u0000", "x".repeat(LARGEST))) {
            waiting.add(delivery("waits-" + waiting.size(), body));
        }
        writeAsBefore(waiting, List.of("done-1", "done-2"));

        Store store = opened.in(folder);
        assertThat(store.inbox().waiting(PLENTY)).isEqualTo(waiting);
        assertThat(store.deliveries().store(delivery("done-1", JSON))).isEqualTo(Receipt.DUPLICATE);
        assertThat(store.deliveries().store(waiting.getFirst())).isEqualTo(Receipt.DUPLICATE);
        assertThat(store.deliveries().store(delivery("new", JSON))).isEqualTo(Receipt.STORED);
        waiting.forEach(delivery -> store.inbox().done(delivery.id()));
        assertThat(store.inbox().waiting(PLENTY)).containsExactly(delivery("new", JSON));
        assertThat(said.list).isEmpty();
    }

    /** With NUL, and each that UTF-8 writes in one byte, in two, in three or in four. */
    private static String everyCharacter() {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point < 0x1_1000; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        return all.toString();
    }

    /** As the server before this form left it. */
    private void writeAsBefore(List<Delivery> waiting, List<String> done) {
        Flyway.configure()
                .dataSource(url(), null, null)
                .locations("classpath:org/splectrum/se/store/migrations")
                .target("5")
                .load()
                .migrate();
        try (Handle handle = Jdbi.create(url()).open()) {
            done.forEach(id -> handle.execute(
                    "INSERT INTO deliveries (id, event, received_at, body, waiting) VALUES (?, 'ping', ?, '', 0)",
                    id,
                    Instant.EPOCH.toString()));
            waiting.forEach(delivery -> handle.execute(
                    "INSERT INTO deliveries (id, event, received_at, body) VALUES (?, ?, ?, ?)",
                    delivery.id(),
                    delivery.event(),
                    delivery.receivedAt().toString(),
                    delivery.body()));
        }
    }

    @Test
    void aDamagedBodyIsNamedAndKeepsNoOtherDeliveryWaiting() {
        fill(opened.in(folder), 5);
        opened.close();
        damage("d0", "d1", "d3");
        Store store = opened.in(folder);
        assertThat(store.inbox().waiting(2)).containsExactly(delivery("d2", JSON), delivery("d4", JSON));
        assertThat(said.list)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.ERROR));
        assertThat(said.list.getFirst().getFormattedMessage())
                .contains("delivery d0 (issues, of 1970-01-01T00:00:00Z) is damaged")
                .contains("Redeliver it");
        assertThat(store.inbox().waiting(PLENTY)).hasSize(2);
        assertThat(said.list).hasSize(3);
    }

    @Test
    void whatCouldNotBeReadIsTakenWhenItComesAgain() {
        fill(opened.in(folder), 2);
        opened.close();
        damage("d0");
        Store store = opened.with(new Store.Settings(url(), 2));
        assertThat(store.deliveries().store(delivery("d0", JSON))).isEqualTo(Receipt.FULL);
        assertThat(store.inbox().waiting(PLENTY)).containsExactly(delivery("d1", JSON));
        assertThat(store.deliveries().store(delivery("d0", JSON))).isEqualTo(Receipt.STORED);
        assertThat(store.deliveries().store(delivery("d2", JSON))).isEqualTo(Receipt.FULL);
        assertThat(store.inbox().waiting(PLENTY)).containsExactly(delivery("d0", JSON), delivery("d1", JSON));
        store.inbox().done("d0");
        assertThat(store.deliveries().store(delivery("d0", JSON))).isEqualTo(Receipt.DUPLICATE);
    }

    private static void fill(Store store, int count) {
        for (int i = 0; i < count; i++) {
            store.deliveries().store(delivery("d" + i, JSON));
        }
    }

    private void damage(String... ids) {
        try (Handle handle = Jdbi.create(url()).open()) {
            for (String id : ids) {
                handle.execute("UPDATE deliveries SET body = CAST(substr(body, 1, 40) AS BLOB) WHERE id = ?", id);
            }
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("se.db");
    }

    private static Delivery delivery(String id, String body) {
        return new Delivery(id, "issues", Instant.EPOCH, body);
    }
}
