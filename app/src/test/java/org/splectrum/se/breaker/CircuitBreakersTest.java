package org.splectrum.se.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breaker.Passage;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.TryAgainLater;

class CircuitBreakersTest {
    private static final Outside MODEL = new Outside(Outside.Kind.MODEL, "api.example.org");
    private static final Duration TICK = Duration.ofMillis(1);
    private static final int CALLERS = 50;

    private final SteppedClock wall = new SteppedClock();
    private final SteppedClock steady = new SteppedClock();
    private final CircuitBreakers breakers = new CircuitBreakers(wall, steady);
    private final Breaker breaker = breakers.of(MODEL);

    @Test
    void it_opens_when_half_of_the_last_questions_failed_and_there_were_some() {
        fail(Switch.LEAST - 1);
        assertThat(condition()).isEqualTo(new Condition.Closed());
        fail(1);
        assertThat(condition())
                .isEqualTo(new Condition.Open(
                        SteppedClock.START, SteppedClock.START.plusSeconds(5).plus(TICK), "it answered 500"));
    }

    @Test
    void fewer_failures_than_half_do_not_open_it() {
        for (int each = 0; each < 50; each++) {
            answer(3);
            fail(2);
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void an_open_one_fails_at_once_and_says_who_since_when_why_and_until_when() {
        fail(5);
        step(Duration.ofSeconds(2));
        assertThatThrownBy(breaker::enter)
                .isInstanceOfSatisfying(
                        TryAgainLater.class,
                        later -> assertThat(later.at())
                                .isEqualTo(SteppedClock.START.plusSeconds(5).plus(TICK)))
                .hasMessage("it answered 500: the model's API (api.example.org) is not asked before"
                        + " 2026-01-02T03:04:10Z, for it has failed since 2026-01-02T03:04:05Z");
    }

    @Test
    void one_that_is_tried_at_the_time_it_said_lets_the_probe_through() {
        fail(5);
        step(Duration.between(wall.instant(), refusal().at()).minus(TICK));
        TryAgainLater early = refusal();
        step(Duration.between(wall.instant(), early.at()));
        answer(1);
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void a_probe_that_fails_opens_it_for_longer_each_time_up_to_two_minutes() {
        fail(5);
        List<Long> waits = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            Duration wait = Duration.between(wall.instant(), refusal().at());
            waits.add(wait.toSeconds());
            step(wait);
            fail(1);
        }
        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 120L, 120L, 120L);
        assertThat(condition())
                .isInstanceOfSatisfying(
                        Condition.Open.class, open -> assertThat(open.since()).isEqualTo(SteppedClock.START));
    }

    @Test
    void after_it_closed_it_begins_anew() {
        fail(5);
        step(Duration.ofSeconds(6));
        fail(1);
        step(Duration.ofSeconds(11));
        answer(1);
        fail(4);
        assertThat(condition()).isEqualTo(new Condition.Closed());
        fail(1);
        assertThat(Duration.between(wall.instant(), refusal().at()))
                .isEqualTo(Duration.ofSeconds(5).plus(TICK));
    }

    @RepeatedTest(20)
    void of_fifty_callers_at_once_exactly_one_probes() throws Exception {
        fail(5);
        step(Duration.ofSeconds(6));
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        CyclicBarrier end = new CyclicBarrier(CALLERS);
        Callable<Boolean> caller = () -> {
            start.await();
            try (Passage passage = breaker.enter()) {
                end.await();
                passage.answered();
                return true;
            } catch (TryAgainLater refused) {
                end.await();
                return false;
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> probed = new ArrayList<>();
            for (int each = 0; each < CALLERS; each++) {
                probed.add(threads.submit(caller));
            }
            int probes = 0;
            for (Future<Boolean> each : probed) {
                probes += each.get() ? 1 : 0;
            }
            assertThat(probes).isEqualTo(1);
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void while_the_probe_is_under_way_others_are_told_to_look_again_soon() {
        fail(5);
        step(Duration.ofSeconds(6));
        try (Passage probe = breaker.enter()) {
            assertThat(condition()).isEqualTo(new Condition.HalfOpen(SteppedClock.START, "it answered 500"));
            assertThat(refusal().at()).isEqualTo(wall.instant().plusSeconds(5));
            probe.answered();
        }
        answer(1);
    }

    @Test
    void a_probe_that_ends_without_a_word_leaves_its_turn_to_the_next() {
        fail(5);
        step(Duration.ofSeconds(6));
        breaker.enter().close();
        assertThat(condition()).isInstanceOf(Condition.HalfOpen.class);
        answer(1);
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_asked_before_it_opened_has_no_word_while_another_probes(boolean well) {
        Passage slow = breaker.enter();
        Passage slower = breaker.enter();
        fail(5);
        tell(slow, well);
        assertThat(condition()).isInstanceOf(Condition.Open.class);
        step(Duration.ofSeconds(6));
        try (Passage probe = breaker.enter()) {
            tell(slower, well);
            assertThat(condition()).isInstanceOf(Condition.HalfOpen.class);
            assertThatThrownBy(breaker::enter).isInstanceOf(TryAgainLater.class);
            probe.answered();
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void only_the_first_word_on_a_question_counts() {
        for (int each = 0; each < 9; each++) {
            try (Passage passage = breaker.enter()) {
                passage.answered();
                passage.failed("no");
                passage.failed("no");
            }
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void one_that_is_open_keeps_no_other_from_asking() {
        Outside one = new Outside(Outside.Kind.GITHUB, "installation 1");
        Outside other = new Outside(Outside.Kind.GITHUB, "installation 2");
        Breaker broken = breakers.of(one);
        for (int each = 0; each < 5; each++) {
            fail(broken);
        }
        assertThatThrownBy(broken::enter).isInstanceOf(TryAgainLater.class);
        breakers.of(other).enter().close();
        assertThat(breakers.of(one)).isSameAs(broken);
        assertThat(breakers.snapshot()).extracting(Circuit::thing).containsExactly(one, other, MODEL);
    }

    @Test
    void a_machines_clock_that_is_set_back_an_hour_keeps_nobody_from_asking() {
        fail(5);
        wall.step(Duration.ofHours(-1));
        assertThat(Duration.between(wall.instant(), refusal().at())).isLessThan(Duration.ofSeconds(6));
        steady.step(Duration.ofSeconds(6));
        answer(1);
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void whatever_happens_there_is_one_probe_and_whoever_is_told_when_may_then_ask() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Passage> under = new ArrayList<>();
        int probes = 0;
        for (int each = 0; each < 5_000; each++) {
            boolean closed = condition() instanceof Condition.Closed;
            switch (random.nextInt(4)) {
                case 0 -> step(Duration.ofMillis(random.nextInt(4_000)));
                case 1 -> {
                    if (!under.isEmpty()) {
                        tell(under.remove(random.nextInt(under.size())), random.nextInt(3) == 0);
                    }
                }
                default -> {
                    try {
                        under.add(breaker.enter());
                        probes += closed ? 0 : 1;
                    } catch (TryAgainLater later) {
                        assertThat(later.at()).as("seed " + seed).isAfter(wall.instant());
                    }
                }
            }
            probes = condition() instanceof Condition.HalfOpen ? probes : 0;
            assertThat(probes).as("seed " + seed).isLessThanOrEqualTo(1);
        }
    }

    private Condition condition() {
        return breakers.snapshot().stream()
                .filter(circuit -> circuit.thing().equals(MODEL))
                .findFirst()
                .orElseThrow()
                .condition();
    }

    private TryAgainLater refusal() {
        try (Passage passage = breaker.enter()) {
            throw new AssertionError("it lets " + passage + " through");
        } catch (TryAgainLater later) {
            return later;
        }
    }

    private void step(Duration time) {
        wall.step(time);
        steady.step(time);
    }

    private void answer(int times) {
        for (int each = 0; each < times; each++) {
            tell(breaker.enter(), true);
        }
    }

    private void fail(int times) {
        for (int each = 0; each < times; each++) {
            fail(breaker);
        }
    }

    private static void fail(Breaker breaker) {
        tell(breaker.enter(), false);
    }

    private static void tell(Passage passage, boolean well) {
        try (passage) {
            if (well) {
                passage.answered();
            } else {
                passage.failed("it answered 500");
            }
        }
    }
}
