package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Wire;

/** What every {@link AttemptLog}, {@link UsageLog} and {@link RefusalLog} keeps to. */
public abstract class AttemptsContract {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final AttemptId FIRST = new AttemptId(RUN, "agent", 1);
    private static final AttemptId SECOND = new AttemptId(RUN, "agent", 2);

    private Ports ports = new Ports(new InMemoryAttempts(), new InMemoryAttempts(), new InMemoryAttempts());

    /** The ports, empty. */
    public record Ports(AttemptLog log, UsageLog usage, RefusalLog refusals) {}

    protected abstract Ports open();

    @BeforeEach
    void openEmpty() {
        ports = open();
    }

    @Test
    void whatFollowsOnWhatIsKeptIsKept() {
        assertThat(ports.log().append(FIRST, List.of(said(1), said(2)))).isEqualTo(2);
        assertThat(ports.log().append(FIRST, List.of(said(3)))).isEqualTo(3);
        assertThat(ports.log().after(FIRST, 0)).containsExactly(said(1), said(2), said(3));
        assertThat(ports.log().after(FIRST, 2)).containsExactly(said(3));
        assertThat(ports.log().after(FIRST, 3)).isEmpty();
    }

    @Test
    void whatIsKeptAlreadyIsPassedOver() {
        ports.log().append(FIRST, List.of(said(1), said(2)));
        assertThat(ports.log().append(FIRST, List.of(said(1), said(2)))).isEqualTo(2);
        assertThat(ports.log().append(FIRST, List.of(said(2), said(3)))).isEqualTo(3);
        assertThat(ports.log().after(FIRST, 0)).containsExactly(said(1), said(2), said(3));
    }

    @Test
    void whatLeavesAGapIsPassedOver() {
        assertThat(ports.log().append(FIRST, List.of())).isZero();
        assertThat(ports.log().append(FIRST, List.of(said(2)))).isZero();
        assertThat(ports.log().append(FIRST, List.of(said(1), said(3)))).isEqualTo(1);
        assertThat(ports.log().after(FIRST, 0)).containsExactly(said(1));
    }

    @Test
    void attemptsAreKeptApart() {
        ports.log().append(FIRST, List.of(said(1)));
        assertThat(ports.log().after(SECOND, 0)).isEmpty();
        assertThat(ports.log().append(SECOND, List.of(said(1)))).isEqualTo(1);
    }

    @Test
    void allThatWasToldInARunIsHandedOverInOrder() {
        AttemptId otherRun = new AttemptId(new RunId("fix-20260102-efgh"), "agent", 1);
        ports.log().append(SECOND, List.of(said(1)));
        ports.log().append(FIRST, List.of(said(1), said(2)));
        ports.log().append(otherRun, List.of(said(1), said(2), said(3)));
        List<Envelope> told = new ArrayList<>();
        ports.log().told(RUN, json -> told.add(read(json)));
        assertThat(told).containsExactlyInAnyOrder(said(1), said(1), said(2)).containsSubsequence(said(1), said(2));
        ports.log().told(new RunId("fix-20260102-none"), json -> told.clear());
        assertThat(told).hasSize(3);
    }

    private static Envelope read(String json) {
        try {
            return Wire.mapper().readValue(json, Envelope.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void listenersHearOfTheirAttemptUntilTheyClose() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        AttemptLog.Subscription subscription = ports.log().onAppend(FIRST, first::incrementAndGet);
        ports.log().onAppend(FIRST, other::incrementAndGet);
        ports.log().append(FIRST, List.of(said(1)));
        ports.log().append(FIRST, List.of(said(1)));
        ports.log().append(SECOND, List.of(said(1)));
        assertThat(first).hasValue(1);
        subscription.close();
        ports.log().append(FIRST, List.of(said(2)));
        assertThat(first).hasValue(1);
        assertThat(other).hasValue(2);
    }

    @Test
    void aStepTakesWhatAllItsAttemptsTook() {
        assertThat(ports.usage().ofStep(RUN, "agent")).isEqualTo(Usage.NONE);
        ports.usage().add(FIRST, new Usage(1, 2, 3, 4, 5));
        ports.usage().add(FIRST, new Usage(10, 20, 30, 40, 50));
        ports.usage().add(SECOND, new Usage(100, 200, 300, 400, 5_000_000_000L));
        ports.usage().add(new AttemptId(RUN, "other", 1), new Usage(9, 9, 9, 9, 9));
        assertThat(ports.usage().ofStep(RUN, "agent")).isEqualTo(new Usage(111, 222, 333, 444, 5_000_000_055L));
    }

    @Test
    void whatWasRefusedIsCountedForTheRun() {
        assertThat(ports.refusals().ofRun(RUN)).isEmpty();
        ports.refusals().add(FIRST, "egress evil.example:443");
        ports.refusals().add(SECOND, "egress evil.example:443");
        ports.refusals().add(SECOND, "model: POST /v1/files");
        ports.refusals().add(new AttemptId(new RunId("fix-20260102-efgh"), "agent", 1), "x");
        assertThat(ports.refusals().ofRun(RUN))
                .containsExactlyInAnyOrderEntriesOf(Map.of("egress evil.example:443", 2L, "model: POST /v1/files", 1L));
    }

    private static Envelope said(long sequence) {
        return new Envelope(
                sequence, Instant.parse("2026-01-02T03:04:05Z"), new Message.AgentSaid("word\n\u0000" + sequence));
    }
}
