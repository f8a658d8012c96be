package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Session;

final class SessionsTest {
    private static final RepositoryName REPOSITORY = RepositoryName.of("octo/app");
    private static final String LAST_OF_1 = "refs/se/snapshots/fix-20260102-abc123/agent/1/last";
    private static final String LAST_OF_2 = "refs/se/snapshots/fix-20260102-abc123/agent/2/last";
    private static final String BEFORE_OF_2 = "refs/se/snapshots/fix-20260102-abc123/agent/2/before";

    private final InMemoryAttempts log = new InMemoryAttempts();
    private final Map<String, CommitId> refs = new HashMap<>();
    private final Sessions sessions = new Sessions(new Reading(refs), log);

    @Test
    void aFirstAttemptBeginsItsConversation() {
        refs.put(LAST_OF_1, Samples.MADE);
        assertThat(sessions.of(REPOSITORY, attempt(1)).continuations()).isEmpty();
    }

    @Test
    void allAttemptsAtAStepLeadOneConversationAndEachKeepsSnapshotsOfItsOwn() {
        Session first = sessions.of(REPOSITORY, attempt(1));
        Session second = sessions.of(REPOSITORY, attempt(2));
        Session other = sessions.of(REPOSITORY, new AttemptId(Samples.ID, "review", 1));
        assertThat(second.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
        assertThat(second.snapshots()).isNotEqualTo(first.snapshots());
    }

    @Test
    void anAttemptGoesOnFromTheNewestSnapshotOfThoseThatWereLost() {
        refs.put(LAST_OF_1, Samples.START);
        refs.put(BEFORE_OF_2, Samples.MADE);
        refs.put(LAST_OF_2, Samples.ONTO);
        tell(2, new Message.Started(2));
        List<Continuation> continuations = sessions.of(REPOSITORY, attempt(3)).continuations();
        assertThat(continuations).extracting(Continuation::ref).containsExactly(LAST_OF_2, BEFORE_OF_2, LAST_OF_1);
        assertThat(continuations)
                .extracting(Continuation::snapshot)
                .containsExactly(Samples.ONTO.sha(), Samples.MADE.sha(), Samples.START.sha());
        assertThat(continuations.getFirst().words()).startsWith("The machine that you worked on was lost");
    }

    @ParameterizedTest
    @EnumSource
    void onlyAFailureFromOutsideIsNoEndOfTheConversation(Failure failure) {
        refs.put(LAST_OF_1, Samples.MADE);
        tell(1, new Message.Finished(new Outcome.Failed(failure, "so")));
        boolean goesOn = !sessions.of(REPOSITORY, attempt(2)).continuations().isEmpty();
        assertThat(goesOn)
                .isEqualTo(List.of(
                                Failure.MODEL_UNAVAILABLE,
                                Failure.BUDGET_REACHED,
                                Failure.TIMED_OUT,
                                Failure.RUNNER_BROKEN)
                        .contains(failure));
    }

    @Test
    void anAgentThatEndedWellBeginsAnewUnlessItIsToldSomething() {
        refs.put(LAST_OF_1, Samples.MADE);
        tell(1, new Message.Finished(new Outcome.Unchanged("Which of them?")));
        assertThat(sessions.of(REPOSITORY, attempt(2)).continuations()).isEmpty();
        assertThat(sessions.of(REPOSITORY, attempt(2), "The left one.").continuations())
                .singleElement()
                .extracting(Continuation::words)
                .isEqualTo("The left one.");
    }

    private void tell(int attempt, Message message) {
        log.append(attempt(attempt), List.of(new Envelope(1, Samples.T0, message)));
    }

    private static AttemptId attempt(int number) {
        return new AttemptId(Samples.ID, "agent", number);
    }

    /** Mirrors with these refs that can do nothing else. */
    private record Reading(Map<String, CommitId> refs) implements Mirrors {
        @Override
        public Optional<CommitId> read(RepositoryName repository, String ref) {
            return Optional.ofNullable(refs.get(ref));
        }

        @Override
        public Branches fetch(Home home) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void point(RepositoryName repository, String ref, CommitId commit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Changes changes(RepositoryName repository, CommitId from, CommitId to) {
            throw new UnsupportedOperationException();
        }
    }
}
