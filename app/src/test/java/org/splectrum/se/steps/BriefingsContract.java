package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Briefings.Kept;
import org.splectrum.se.steps.Briefings.Listener;
import org.splectrum.se.steps.Briefings.Told;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Conversations.Said;
import org.splectrum.se.steps.Sight.Hidden;

/** What every {@link Briefings} keeps to. */
public abstract class BriefingsContract {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final AttemptId FIRST = new AttemptId(RUN, "agent", 1);
    private static final AttemptId SECOND = new AttemptId(RUN, "agent", 2);
    private static final Withheld SOME = new Withheld(Map.of(Hidden.COMMENT, 2), 1, 3);

    private Briefings briefings = new InMemoryBriefings();

    protected abstract Briefings open();

    @BeforeEach
    void openEmpty() {
        briefings = open();
    }

    @Test
    void what_an_attempt_was_told_is_given_as_it_was_kept() {
        assertThat(briefings.of(FIRST)).isEmpty();
        briefings.keep(FIRST, told("do it", SOME));
        briefings.keep(FIRST, told("do it", SOME));
        assertThat(briefings.of(FIRST)).contains(told("do it", SOME));
        assertThat(briefings.of(SECOND)).isEmpty();
    }

    @Test
    void a_run_withholds_what_was_withheld_last() {
        assertThat(briefings.withheld(RUN)).isEqualTo(Withheld.NOTHING);
        briefings.keep(FIRST, told("do it", SOME));
        assertThat(briefings.withheld(RUN)).isEqualTo(SOME);
        briefings.keep(SECOND, told("do it again", Withheld.NOTHING));
        assertThat(briefings.withheld(RUN)).isEqualTo(Withheld.NOTHING);
        assertThat(briefings.withheld(new RunId("fix-20260102-efgh"))).isEqualTo(Withheld.NOTHING);
    }

    @Test
    void what_others_than_the_agent_are_told_changes_nothing_of_what_was_withheld() {
        briefings.keep(FIRST, told("do it", SOME));
        briefings.keep(SECOND, Told.madeOfWork(Listener.JUDGE, "which?"));
        assertThat(briefings.withheld(RUN)).isEqualTo(SOME);
        assertThat(briefings.ofRun(RUN))
                .extracting(
                        Kept::attempt,
                        kept -> kept.told().listener(),
                        kept -> kept.told().prompt())
                .containsExactly(tuple(FIRST, Listener.AGENT, "do it"), tuple(SECOND, Listener.JUDGE, "which?"));
        assertThat(briefings.ofRun(new RunId("fix-20260102-efgh"))).isEmpty();
    }

    private static Told told(String prompt, Withheld withheld) {
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        List<Said> comments = List.of(new Said(Person.user("sam"), "<!-- x -->", then, then));
        return new Told(
                Listener.AGENT, prompt, new Conversation("t", "b\u200B", Person.user("ada"), comments), withheld);
    }
}
