package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Quota.Span;
import org.splectrum.se.run.Quota.Whose;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;

/** How many runs begin where there may be only so many. */
final class QuotasTest {
    private static final Requests.There THERE = new Requests.There(
            new Reading.Right(RepositoryConfig.NONE),
            new Catalogs.Reading(new Catalog(List.of(Samples.request("x", 7).workflow())), Map.of()));

    private final InMemoryRuns store = new InMemoryRuns();
    private final SteppedTimer timer = new SteppedTimer();
    private final Engine engine =
            new Engine(store, store, (run, effect, news) -> {}, new RetryClock(timer, (what, failure, wait) -> {}));

    @AfterEach
    void stop() {
        engine.close();
    }

    private Requests holding(Quota... quotas) {
        return Samples.requests(engine, new Quotas(List.of(quotas), store, timer::now));
    }

    private static Requests.Outcome ask(Requests requests, String key, Place place, String login) {
        return requests.begin(
                key, new Origin(key, place, "t", Person.user(login), 1), THERE, new Command.Run("fix", Map.of(), ""));
    }

    private static Place place(long installation, String repository, int number) {
        return new Place(installation, new RepositoryName("octo", repository), Place.Kind.ISSUE, number);
    }

    @Test
    void aLoopOnOneIssueEndsAtTheCapAndOthersGoOn() {
        Quota cap = new Quota(Whose.ISSUE, Span.HOUR, 2);
        Requests requests = holding(cap);
        Place here = place(1, "calculator", 7);
        assertThat(ask(requests, "a", here, "ada")).isInstanceOf(Requests.Outcome.Begun.class);
        timer.step(Duration.ofMinutes(10));
        assertThat(ask(requests, "b", here, "bob")).isInstanceOf(Requests.Outcome.Begun.class);
        Reply why = new Reply.TooMany(cap, Samples.T0.plus(Duration.ofHours(1)));
        assertThat(ask(requests, "c", here, "eve")).isEqualTo(new Requests.Outcome.Refused(why));
        assertThat(ask(requests, "d", place(1, "calculator", 8), "ada")).isInstanceOf(Requests.Outcome.Begun.class);
        assertThat(ask(requests, "e", place(1, "other", 7), "ada")).isInstanceOf(Requests.Outcome.Begun.class);

        timer.step(Duration.ofMinutes(49));
        assertThat(ask(requests, "f", here, "ada")).isEqualTo(new Requests.Outcome.Refused(why));
        timer.step(Duration.ofMinutes(1));
        assertThat(ask(requests, "f", here, "ada"))
                .as("at the very moment that was named")
                .isInstanceOf(Requests.Outcome.Begun.class);
        assertThat(ask(requests, "g", here, "ada"))
                .isEqualTo(
                        new Requests.Outcome.Refused(new Reply.TooMany(cap, Samples.T0.plus(Duration.ofMinutes(70)))));
    }

    @Test
    void whatWasBegunIsAnsweredTheSameAgainThoughNoMoreMayBegin() {
        Requests requests = holding(new Quota(Whose.ISSUE, Span.HOUR, 1), new Quota(Whose.USER, Span.RUNNING, 1));
        Place here = place(1, "calculator", 7);
        Requests.Outcome first = ask(requests, "a", here, "ada");
        assertThat(ask(requests, "a", here, "ada")).isEqualTo(first);
        assertThat(ask(requests, "b", here, "ada")).isInstanceOf(Requests.Outcome.Refused.class);
    }

    @Test
    void aPersonIsTheSameInEveryRepositoryHoweverTheLoginIsWritten() {
        Quota day = new Quota(Whose.USER, Span.DAY, 2);
        Requests requests = holding(day);
        ask(requests, "a", place(1, "calculator", 7), "ada");
        timer.step(Duration.ofHours(2));
        ask(requests, "b", place(2, "other", 8), "Ada");
        assertThat(ask(requests, "c", place(3, "third", 9), "ADA"))
                .isEqualTo(new Requests.Outcome.Refused(new Reply.TooMany(day, Samples.T0.plus(Duration.ofDays(1)))));
        assertThat(ask(requests, "d", place(3, "third", 9), "bob")).isInstanceOf(Requests.Outcome.Begun.class);
    }

    @Test
    void runsUnderWayCountUntilTheyAreOver() {
        Quota atOnce = new Quota(Whose.INSTALLATION, Span.RUNNING, 1);
        Requests requests = holding(atOnce);
        Requests.Outcome.Begun first = (Requests.Outcome.Begun) ask(requests, "a", place(1, "calculator", 7), "ada");
        assertThat(ask(requests, "b", place(1, "other", 8), "bob"))
                .isEqualTo(new Requests.Outcome.Refused(new Reply.TooManyAtOnce(atOnce, Samples.T0)));
        assertThat(ask(requests, "c", place(2, "other", 8), "bob")).isInstanceOf(Requests.Outcome.Begun.class);
        engine.act(first.run(), "k", new Action.Cancel(), "ada");
        assertThat(ask(requests, "b", place(1, "other", 8), "bob")).isInstanceOf(Requests.Outcome.Begun.class);
    }

    @Test
    void aRepositoryAsAWholeIsNoIssue() {
        Requests requests = holding(new Quota(Whose.ISSUE, Span.HOUR, 1), new Quota(Whose.REPOSITORY, Span.HOUR, 3));
        Place whole = Place.of(new Home(1, new RepositoryName("octo", "calculator")));
        for (String key : List.of("a", "b", "c")) {
            assertThat(ask(requests, key, whole, "schedule")).isInstanceOf(Requests.Outcome.Begun.class);
        }
        assertThat(ask(requests, "d", whole, "schedule")).isInstanceOf(Requests.Outcome.Refused.class);
    }

    @Test
    void whoAskAtTheSameTimeAreNoMoreThanMayBe() throws Exception {
        Requests requests = holding(
                new Quota(Whose.ISSUE, Span.HOUR, 40),
                new Quota(Whose.USER, Span.HOUR, 20),
                new Quota(Whose.REPOSITORY, Span.RUNNING, 7),
                new Quota(Whose.INSTALLATION, Span.DAY, 30));
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            together.invokeAll(IntStream.range(0, 60)
                    .<java.util.concurrent.Callable<Requests.Outcome>>mapToObj(at -> () -> ask(
                            requests, "k" + at, place(at % 3, "r" + at % 2, at % 5 + 1), at % 2 == 0 ? "ada" : "bob"))
                    .toList());
        }
        for (String repository : List.of("r0", "r1")) {
            assertThat(store.underWay(new RunCounts.Scope.OfRepository(new RepositoryName("octo", repository))))
                    .isEqualTo(7);
        }
    }
}
