package org.splectrum.se.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Lets no more ask the pool for a connection than it has. Whoever waits inside it makes all who give one back turn round and round until he
 * is served; dozens of virtual threads on few processors do nothing else then, for minutes. Thread-safe.
 */
final class Readers implements ConnectionFactory {
    private final DataSource pool;
    private final Semaphore free;

    Readers(DataSource pool, int connections) {
        this.pool = pool;
        this.free = new Semaphore(connections, true);
    }

    @Override
    public Connection openConnection() throws SQLException {
        try {
            free.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SQLException("reading the database: interrupted", stopping);
        }
        try {
            return pool.getConnection();
        } catch (SQLException | RuntimeException unavailable) {
            free.release();
            throw unavailable;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            free.release();
        }
    }
}
