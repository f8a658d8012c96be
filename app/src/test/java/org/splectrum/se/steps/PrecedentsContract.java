package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Precedents.Precedent;

/** What every {@link Precedents} keeps to. */
public abstract class PrecedentsContract {
    protected static final RepositoryName HERE = new RepositoryName("octo", "calculator");
    protected static final RunId RUN = new RunId("fix-20260102-abcd");
    protected static final AttemptId FIRST = new AttemptId(RUN, "rebase", 1);
    private static final RunId LATER = new RunId("fix-20260103-efgh");
    private static final AttemptId OTHER = new AttemptId(LATER, "rebase", 1);

    private Precedents precedents = new InMemoryPrecedents();

    protected abstract Precedents open();

    @BeforeEach
    void openEmpty() {
        precedents = open();
    }

    @Test
    void what_was_made_counts_once_it_is_pushed_and_in_its_repository_alone() {
        Precedent made = new Precedent("a\nb “ü”\n", RUN);
        precedents.propose(FIRST, HERE, Map.of("s", made, "t", new Precedent("", RUN)));
        assertThat(precedents.of(HERE, "s")).isEmpty();
        precedents.confirm(RUN);
        precedents.confirm(RUN);
        assertThat(precedents.of(HERE, "s")).contains(made);
        assertThat(precedents.of(HERE, "t")).contains(new Precedent("", RUN));
        assertThat(precedents.of(HERE, "u")).isEmpty();
        assertThat(precedents.of(new RepositoryName("octo", "other"), "s")).isEmpty();
    }

    @Test
    void what_another_attempt_at_the_step_made_takes_its_place() {
        precedents.propose(FIRST, HERE, Map.of("s", new Precedent("a\n", RUN), "t", new Precedent("a\n", RUN)));
        precedents.propose(new AttemptId(RUN, "join", 1), HERE, Map.of("u", new Precedent("a\n", RUN)));
        precedents.propose(new AttemptId(RUN, "rebase", 2), HERE, Map.of("s", new Precedent("b\n", RUN)));
        precedents.confirm(RUN);
        assertThat(precedents.of(HERE, "s")).contains(new Precedent("b\n", RUN));
        assertThat(precedents.of(HERE, "t")).isEmpty();
        assertThat(precedents.of(HERE, "u")).isPresent();
    }

    @Test
    void of_several_runs_the_one_that_pushed_last_counts() {
        precedents.propose(OTHER, HERE, Map.of("s", new Precedent("later\n", LATER)));
        precedents.propose(FIRST, HERE, Map.of("s", new Precedent("first\n", RUN)));
        precedents.confirm(RUN);
        assertThat(precedents.of(HERE, "s")).contains(new Precedent("first\n", RUN));
        precedents.confirm(LATER);
        assertThat(precedents.of(HERE, "s")).contains(new Precedent("later\n", LATER));
    }

    @Test
    void what_is_forgotten_is_so_where_a_later_run_took_it_over_too() {
        precedents.propose(FIRST, HERE, Map.of("s", new Precedent("a\n", RUN)));
        precedents.confirm(RUN);
        precedents.propose(OTHER, HERE, Map.of("s", new Precedent("a\n", RUN), "t", new Precedent("t\n", LATER)));
        precedents.confirm(LATER);
        precedents.forget(RUN);
        precedents.forget(RUN);
        assertThat(precedents.of(HERE, "s")).isEmpty();
        assertThat(precedents.of(HERE, "t")).isPresent();
    }
}
