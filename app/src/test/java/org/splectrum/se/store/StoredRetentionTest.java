package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.steps.Briefings.Listener;
import org.splectrum.se.steps.Briefings.Told;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.steps.Trail;
import org.splectrum.se.steps.Withheld;

final class StoredRetentionTest {
    private static final Instant END = Samples.T0.plus(Duration.ofDays(1));
    private static final RunId OVER = Samples.ID;
    private static final RunId GOES_ON = new RunId("fix-20260102-goeson");
    private static final String WORDS = "These very words are a stranger's. ".repeat(500);
    private static final Withheld WITHHELD = new Withheld(Map.of(Hidden.COMMENT, 2), 0, 0);

    private final Opened opened = new Opened();
    private Store store;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() {
        store = opened.in(folder);
        Run over = begin(OVER, "comment/1/0");
        begin(GOES_ON, "comment/2/0");
        RunEvent cancelled = new RunEvent.ActedOn(new Remark("k", new Action.Cancel(), "ada", END), 0);
        Decision decided = Run.decide(over, cancelled);
        store.runs().commit(RunStore.Commit.next(over, decided, cancelled));
    }

    private Run begin(RunId id, String key) {
        RunEvent.Requested event = new RunEvent.Requested(Samples.request(key, 7), 0, Samples.T0);
        Decision decision = Run.begin(id, event);
        store.runs().commit(RunStore.Commit.first(decision, event));
        AttemptId attempt = attempt(id);
        Conversation source = new Conversation("t", WORDS, Person.user("sam"), List.of());
        store.briefings().keep(attempt, new Told(Listener.AGENT, "Do this: " + WORDS, source, WITHHELD));
        store.attempts().append(attempt, List.of(new Envelope(1, Samples.T0, new Message.AgentSaid(WORDS))));
        return decision.run();
    }

    private static AttemptId attempt(RunId id) {
        return new AttemptId(id, "agent", 1);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void texts_of_a_run_that_ended_before_go_and_all_else_stays() {
        List<Trail.Noted> trail = store.auditPorts().trail().of(OVER);
        assertThat(store.retention().forget(END)).isZero();
        assertThat(store.briefings().of(attempt(OVER))).isPresent();
        assertThat(store.retention().forget(END.plusSeconds(1))).isEqualTo(1);
        assertThat(store.briefings().of(attempt(OVER))).isEmpty();
        assertThat(store.briefings().ofRun(OVER)).isEmpty();
        assertThat(store.attempts().after(attempt(OVER), 0)).isEmpty();
        assertThat(store.briefings().withheld(OVER)).isEqualTo(WITHHELD);
        assertThat(store.auditPorts().trail().of(OVER)).hasSize(1).isEqualTo(trail);
        assertThat(store.integrity().of(OVER).faults()).isEmpty();
        assertThat(store.chronicle().after(OVER, 0, 9)).hasSize(2);
        assertThat(store.retention().forget(END.plusSeconds(1))).isZero();
    }

    @Test
    void a_run_that_goes_on_keeps_its_texts_however_old_they_are() {
        store.retention().forget(END.plus(Duration.ofDays(1000)));
        assertThat(store.briefings().of(attempt(GOES_ON))).isPresent();
        assertThat(store.attempts().after(attempt(GOES_ON), 0)).hasSize(1);
    }

    @Test
    void what_is_forgotten_is_not_in_the_file_any_more() throws IOException {
        RunEvent cancelled = new RunEvent.ActedOn(new Remark("k", new Action.Cancel(), "ada", END), 0);
        Run run = store.runs().find(GOES_ON).orElseThrow();
        Decision decided = Run.decide(run, cancelled);
        store.runs().commit(RunStore.Commit.next(run, decided, cancelled));
        store.retention().forget(END.plusSeconds(1));
        opened.close();
        String file = Files.readString(folder.resolve("se.db"), StandardCharsets.ISO_8859_1);
        assertThat(file.contains("These very words")).isFalse();
        assertThat(file).contains("Adding is wrong");
    }
}
