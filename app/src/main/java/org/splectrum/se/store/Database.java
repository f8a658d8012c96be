package org.splectrum.se.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An SQLite file that was looked at, brought to the newest schema and opened: one connection writes, several read. */
final class Database implements AutoCloseable {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final String MIGRATIONS = "classpath:org/splectrum/se/store/migrations";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;

    private final Lock lock;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi readers;

    private Database(Lock lock, HikariDataSource writing, HikariDataSource reading) {
        this.lock = lock;
        this.writing = writing;
        this.reading = reading;
        this.readers = Jdbi.create(new Readers(reading, READERS));
    }

    /** @throws UnusableDatabase where it is not one, is damaged, in use, or of a newer SE */
    static Database open(String url) {
        Path file = file(url);
        Lock lock = Lock.on(file);
        HikariDataSource writing = null;
        try {
            writing = pool(url, "writer", 1, "PRAGMA wal_autocheckpoint = " + Store.CHECKPOINT_PAGES);
            checkIntegrity(Jdbi.create(writing), file);
            migrate(writing, file);
            return new Database(lock, writing, pool(url, "reader", READERS, "PRAGMA query_only = ON"));
        } catch (RuntimeException e) {
            if (writing != null) {
                writing.close();
            }
            lock.close();
            throw e instanceof UnusableDatabase
                    ? e
                    : new UnusableDatabase(
                            "opening the database " + file + ": " + rootMessage(e)
                                    + "; nothing in it was changed. Make it readable and writable for SE, or "
                                    + Mend.of(file),
                            e);
        }
    }

    private static Path file(String url) {
        if (!url.startsWith(PREFIX) || url.startsWith(":", PREFIX.length()) || url.length() == PREFIX.length()) {
            throw new UnusableDatabase("opening the database: " + url
                    + " is not supported; give SE_DATABASE_URL as jdbc:sqlite:/path/to/se.db");
        }
        Path file = Path.of(url.substring(PREFIX.length()).replaceFirst("\\?.*", ""));
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UnusableDatabase("opening the database: the folder of " + file + " does not exist; create it");
        }
        return file;
    }

    private static HikariDataSource pool(String url, String name, int size, String first) {
        SQLiteConfig pragmas = new SQLiteConfig();
        pragmas.setJournalMode(SQLiteConfig.JournalMode.WAL);
        pragmas.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // With DEFERRED a transaction that reads before it writes fails as busy instead of waiting.
        pragmas.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        pragmas.setBusyTimeout(BUSY_MILLIS);
        // Else each statement is followed by a query for a row id that nobody asked for.
        pragmas.setGetGeneratedKeys(false);
        // What is taken out of a page does not stay in it; whole pages that are let go cost too much to overwrite:
        // StoredRetention.
        pragmas.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
        SQLiteDataSource source = new SQLiteDataSource(pragmas);
        source.setUrl(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(first);
        return new HikariDataSource(config);
    }

    private static void checkIntegrity(Jdbi jdbi, Path file) {
        List<String> found = jdbi.withHandle(handle ->
                handle.createQuery("PRAGMA quick_check(3)").mapTo(String.class).list());
        if (!found.equals(List.of("ok"))) {
            throw new UnusableDatabase("opening the database: " + file + " is damaged (" + String.join("; ", found)
                    + "); nothing in it was changed. With SE stopped, " + Mend.of(file));
        }
    }

    private static void migrate(HikariDataSource source, Path file) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations(MIGRATIONS)
                    // A schema of a newer SE must not be written to.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new UnusableDatabase(
                    "opening the database: " + file + " has a schema that this SE does not know: " + e.getMessage()
                            + "; run the newer SE, or restore a backup of this one",
                    e);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }

    Jdbi writing() {
        Jdbi jdbi = Jdbi.create(writing);
        jdbi.setStatementBuilderFactory(connection -> new Statements());
        return jdbi;
    }

    Jdbi reading() {
        return readers;
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
        lock.close();
    }
}
