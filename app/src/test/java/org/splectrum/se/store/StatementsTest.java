package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatementsTest {
    private static final String INSERT = "INSERT INTO t VALUES (:x)";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aStatementIsPreparedOnceAndServesAgain() throws SQLException {
        try (Handle handle = Jdbi.open(url())) {
            StatementContext context = handle.createUpdate(INSERT).getContext();
            Connection connection = handle.getConnection();
            Statements statements = new Statements();
            PreparedStatement first = statements.create(connection, "SELECT ?", context);
            PreparedStatement meanwhile = statements.create(connection, "SELECT ?", context);
            assertThat(meanwhile).isNotSameAs(first);
            statements.close(connection, "SELECT :x", first);
            statements.close(connection, "SELECT :x", meanwhile);
            assertThat(meanwhile.isClosed()).isTrue();
            assertThat(statements.create(connection, "SELECT ?", context)).isSameAs(first);
        }
    }

    @Test
    void whatFailedServesAgainAndNothingOfItIsLeft() {
        Jdbi jdbi = Jdbi.create(url());
        jdbi.setStatementBuilderFactory(connection -> new Statements());
        try (Handle handle = jdbi.open()) {
            handle.execute("CREATE TABLE t (x INTEGER UNIQUE)");
            insert(handle, 1);
            assertThatThrownBy(() -> insert(handle, 1)).hasMessageContaining("UNIQUE");
            insert(handle, 2);
            assertThat(rows(handle)).isEqualTo(2);
            handle.useTransaction(open -> insert(open, 3));
            assertThat(rows(handle)).isEqualTo(3);
        }
    }

    private static void insert(Handle handle, int x) {
        handle.createUpdate(INSERT).bind("x", x).execute();
    }

    private static int rows(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM t").mapTo(int.class).one();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("x.db");
    }
}
