package org.splectrum.se.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one connection, kept from one use to the next: SQLite takes about as long to prepare most of ours
 * as to execute them. As many as there are texts of statements, which are all written in the code. For one thread.
 */
final class Statements implements StatementBuilder {
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    /** One that is in use is not given out a second time. */
    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept != null ? kept : connection.prepareStatement(sql);
        used.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    /** The text given here is the one with names, and not what was prepared. */
    @Override
    public void close(Connection connection, String named, Statement statement) throws SQLException {
        String sql = used.remove(statement);
        if (sql == null
                || !(statement instanceof PreparedStatement prepared)
                || idle.putIfAbsent(sql, prepared) != null) {
            statement.close();
        }
    }

    @Override
    public void close(Connection connection) {
        used.clear();
        idle.clear(); // the connection closes them
    }
}
