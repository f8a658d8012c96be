package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Trail.Fact;
import org.splectrum.se.steps.Trail.Noted;

/** What every {@link Trail} keeps to. */
public abstract class TrailContract {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final AttemptId FIRST = new AttemptId(RUN, "agent", 1);
    private static final AttemptId SECOND = new AttemptId(RUN, "agent", 2);
    private static final Fact CONTAINED = new Fact.Contained("sha256:1");
    private static final Fact REACHED = new Fact.Reached("maven.example.org:443");
    private static final Fact TOLD = new Fact.Told(Briefings.Listener.JUDGE, "abc");

    private Trail trail = new InMemoryTrail();

    protected abstract Trail open();

    @BeforeEach
    void openEmpty() {
        trail = open();
    }

    @Test
    void what_is_noted_is_there_in_its_order_and_once() {
        assertThat(trail.of(RUN)).isEmpty();
        trail.note(FIRST, CONTAINED);
        trail.note(FIRST, TOLD);
        trail.note(FIRST, CONTAINED);
        trail.note(SECOND, CONTAINED);
        trail.note(new AttemptId(new RunId("fix-20260102-efgh"), "agent", 1), REACHED);
        trail.note(SECOND, REACHED);
        await().until(() -> facts().contains(REACHED));
        assertThat(trail.of(RUN)).extracting(Noted::attempt).containsExactly(FIRST, FIRST, SECOND, SECOND);
        assertThat(facts()).containsExactly(CONTAINED, TOLD, CONTAINED, REACHED);
    }

    private List<Fact> facts() {
        return trail.of(RUN).stream().map(Noted::fact).toList();
    }
}
