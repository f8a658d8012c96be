package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.intake.Delivery;

final class UnusableDatabaseTest {
    private static final int PAGE = 4096;

    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("se.db"), "not a database at all, but my notes\n".repeat(100));
        byte[] before = Files.readAllBytes(file);
        assertRefused("not a database");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDamagedDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Store store = opened.in(folder);
        for (int i = 0; i < 20; i++) {
            store.deliveries().store(new Delivery("d" + i, "ping", Instant.EPOCH, Noise.of(10_000)));
        }
        opened.close();
        Path file = folder.resolve("se.db");
        scribble(file);
        byte[] before = Files.readAllBytes(file);
        assertRefused("damaged");
        assertRefused("mkdir " + folder.resolve("damaged") + " && mv " + file + "* " + folder.resolve("damaged"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void theNewestCopyBesideADamagedDatabaseIsNamedWithTheCommandThatPutsItBackAndThatWorks() throws Exception {
        Store store = opened.in(folder);
        store.deliveries().store(new Delivery("kept", "ping", Instant.EPOCH, "x".repeat(100_000)));
        opened.close();
        Path file = folder.resolve("se.db");
        Files.copy(file, folder.resolve("older.db"));
        Path copy = Files.copy(file, folder.resolve("copy.db"));
        Files.setLastModifiedTime(folder.resolve("older.db"), FileTime.from(Instant.EPOCH));
        Files.writeString(folder.resolve("notes.txt"), "not a database");
        scribble(file);
        assertRefused("put back the newest copy in its folder, " + copy);
        String message = refusal();
        String command = message.substring(message.indexOf("mkdir"));
        Process shell = new ProcessBuilder("sh", "-c", command).inheritIO().start();
        assertThat(shell.waitFor()).isZero();
        assertThat(opened.in(folder).inbox().waiting(1))
                .extracting(Delivery::id)
                .containsExactly("kept");
        assertThat(folder.resolve("damaged/se.db")).exists();
    }

    private String refusal() {
        try {
            opened.in(folder);
            return "";
        } catch (UnusableDatabase refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static void scribble(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            // In the bodies, which came last: without its schema SQLite does not even begin to look.
            for (long page = channel.size() / PAGE / 2; page < channel.size() / PAGE; page++) {
                channel.write(ByteBuffer.wrap("scribble".repeat(8).getBytes(StandardCharsets.US_ASCII)), page * PAGE);
            }
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() {
        sql("CREATE TABLE theirs (x)");
        assertRefused("schema");
    }

    @Test
    void aDatabaseOfANewerServerIsRefused() {
        opened.in(folder);
        opened.close();
        sql("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by,"
                + " installed_on, 1, 1 FROM flyway_schema_history WHERE installed_rank = 1");
        assertRefused("run the newer SE");
    }

    @Test
    void aSecondServerIsRefusedUntilTheFirstOneStops() {
        Store first = opened.in(folder);
        assertRefused("another SE server");
        first.close();
        opened.in(folder);
    }

    @Test
    void anUnknownKindOfDatabaseIsRefusedWithTheKindThatIsKnown() {
        assertThatThrownBy(() -> Store.open(new Store.Settings("jdbc:oracle:x", 1)))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("jdbc:sqlite:/path");
        assertThatThrownBy(() -> Store.open(new Store.Settings("jdbc:sqlite::memory:", 1)))
                .isInstanceOf(UnusableDatabase.class);
        assertThatThrownBy(() -> opened.in(folder.resolve("nowhere")))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("does not exist");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> opened.in(folder))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(why)
                .hasMessageContaining(folder.resolve("se.db").toString());
    }

    private void sql(String statement) {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("se.db")).useHandle(handle -> handle.execute(statement));
    }
}
