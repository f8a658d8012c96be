package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.DeliveryLog;
import org.splectrum.se.intake.InMemoryDeliveries;

final class RedeliveryTest implements DeliveryLog {
    private final SteppedTimer timer = new SteppedTimer();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final InMemoryDeliveries inbox = new InMemoryDeliveries(10);
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<Instant> looks = new CopyOnWriteArrayList<>();
    private final List<String> again = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void whatFailsAgainAndAgainIsGivenUpAndEachLookBeginsWhereTheLastOneEnded() {
        arrived(Duration.ofDays(1));
        missed("a", Duration.ofHours(2));
        start();
        await().until(() -> timer.waiting() == 1); // the first look is over
        for (int look = 1; look < 6; look++) {
            missed("a", Duration.ofMinutes(1));
            timer.step(Duration.ofMinutes(10));
        }
        assertThat(again).containsExactly("a", "a", "a");
        assertThat(looks).hasSize(6);
        assertThat(Duration.between(looks.get(1), looks.get(2))).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatWasMissedBeforeTheFirstDeliveryOrThreeDaysAgoIsNotAskedFor() {
        arrived(Duration.ofDays(30));
        missed("long ago", Duration.ofDays(4));
        missed("lately", Duration.ofDays(2));
        start();
        await().until(() -> !again.isEmpty());
        assertThat(again).containsExactly("lately");
    }

    @Test
    void oneThatGitHubRefusesKeepsNoOtherFromComing() {
        arrived(Duration.ofDays(1));
        missed("refused", Duration.ofHours(3));
        missed("a", Duration.ofHours(2));
        start();
        await().until(() -> !again.isEmpty());
        assertThat(again).containsExactly("a");
        assertThat(troubles).isEmpty();
    }

    @Test
    void aServerThatNeverHeardOfGitHubAsksForNothing() {
        missed("a", Duration.ofHours(1));
        timer.after(Duration.ofSeconds(1), () -> again.add("asked for nothing"));
        start();
        await().until(() -> timer.waiting() == 2); // the first look is over
        timer.step(Duration.ofMinutes(10));
        assertThat(again).containsExactly("asked for nothing");
    }

    @Test
    void whereGitHubDoesNotAnswerItIsAskedAgainSoon() {
        arrived(Duration.ofDays(1));
        missed("a", Duration.ofHours(1));
        refusals.add(new IllegalStateException("502"));
        start();
        await().until(() -> !troubles.isEmpty());
        assertThat(troubles).containsExactly("looking for missed deliveries");
        timer.step(Duration.ofMinutes(1));
        assertThat(again).containsExactly("a");
    }

    private void start() {
        new Redelivery(this, inbox, new RetryClock(timer, (what, failure, wait) -> troubles.add(what))).start();
    }

    private void arrived(Duration ago) {
        inbox.store(new Delivery("first", "ping", timer.now().minus(ago), "{}"));
    }

    private void missed(String delivery, Duration ago) {
        attempts.add(new Attempt(attempts.size() + 1, delivery, timer.now().minus(ago), false));
    }

    @Override
    public List<Attempt> since(Instant start) {
        RuntimeException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        looks.add(start);
        return attempts.stream()
                .filter(attempt -> !attempt.at().isBefore(start))
                .toList();
    }

    @Override
    public void redeliver(Attempt attempt) {
        if (attempt.delivery().equals("refused")) {
            throw new IllegalStateException("GitHub answered 422");
        }
        again.add(attempt.delivery());
    }
}
