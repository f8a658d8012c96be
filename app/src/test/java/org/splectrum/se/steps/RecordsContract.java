package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.RecordShelf.Kept;
import org.splectrum.se.steps.Records.Draft;

/** What every {@link RecordShelf} keeps to. */
public abstract class RecordsContract {
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(40));
    private static final CommitId THREE = new CommitId("3".repeat(40));
    private static final AttemptId ATTEMPT = new AttemptId(Samples.ID, "publish", 1);
    private static final RecordId FIRST = RecordId.of(Samples.ID, "publish", ONE);
    private static final RecordId SECOND = RecordId.of(Samples.ID, "publish", TWO);

    private RecordShelf shelf = new InMemoryRecords();

    protected abstract RecordShelf open();

    @BeforeEach
    void openEmpty() {
        shelf = open();
    }

    @Test
    void a_record_is_found_by_its_id_and_by_each_of_its_commits() {
        assertThat(shelf.find(FIRST)).isEmpty();
        assertThat(shelf.about(ONE)).isEmpty();
        shelf.keep(draft(FIRST, ONE, THREE), "{\"one\":1}");
        Kept kept = new Kept(FIRST, ONE, "{\"one\":1}");
        assertThat(shelf.find(FIRST)).contains(kept);
        assertThat(shelf.about(ONE)).contains(kept);
        assertThat(shelf.about(THREE)).contains(kept);
        assertThat(shelf.about(TWO)).isEmpty();
    }

    @Test
    void what_is_kept_stays_whatever_is_kept_under_its_id_later() {
        shelf.keep(draft(FIRST, ONE), "first");
        shelf.keep(draft(FIRST, TWO), "again");
        assertThat(shelf.find(FIRST)).map(Kept::envelope).contains("first");
        assertThat(shelf.about(TWO)).isEmpty();
    }

    @Test
    void of_several_about_a_commit_the_last_counts() {
        shelf.keep(draft(FIRST, ONE, THREE), "first");
        shelf.keep(draft(SECOND, TWO, THREE), "second");
        assertThat(shelf.about(THREE)).map(Kept::envelope).contains("second");
        assertThat(shelf.about(ONE)).map(Kept::envelope).contains("first");
    }

    private static Draft draft(RecordId id, CommitId... commits) {
        return new Draft(id, ATTEMPT, List.of(commits), Map.of());
    }
}
