package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Self;
import org.splectrum.se.config.CronCalendar;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** It is {@link Samples#T0}, four minutes and five seconds past three, in the beginning. */
final class SchedulesTest implements Replies, Addresses {
    /** What waits then: to keep time as it was before looking around, and since then, and to look around again. */
    private static final int STARTED = 3;

    private static final Home HOME = new Home(1, new RepositoryName("octo", "calculator"));

    /** Comes first in the timetable, and GitHub knows nothing of it any more. */
    private static final Home GONE = new Home(1, new RepositoryName("octo", "abacus"));

    private final InMemoryRuns store = new InMemoryRuns();
    private final InMemoryTimetable timetable = new InMemoryTimetable();
    private final SteppedTimer timer = new SteppedTimer();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> unstarted = new CopyOnWriteArrayList<>();
    private final RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> troubles.add(what));
    private final Engine engine = new Engine(store, store, (run, effect, news) -> {}, retryClock);
    private final List<Workflow> workflows = new ArrayList<>();
    private Reading config = new Reading.Right(RepositoryConfig.NONE);
    private boolean down;

    private Schedules schedules() {
        CommandServices commandServices = new CommandServices(
                new Authorization(new Self(1, "se[bot]")),
                this::catalog,
                (home, login) -> Permission.NONE,
                home -> config,
                this,
                store);
        Schedules.Almanac almanac = new Schedules.Almanac(
                new CronCalendar(), timetable, (home, workflow, why) -> unstarted.add(workflow + " of " + home));
        return new Schedules(this, commandServices, Samples.requests(engine), almanac, retryClock);
    }

    private Catalogs.Reading catalog(Home home) {
        if (down || home.equals(GONE)) {
            throw new IllegalStateException("GitHub does not answer");
        }
        return new Catalogs.Reading(new Catalog(workflows), Map.of());
    }

    private static Workflow workflow(String name, String schedule) {
        Workflow like = Samples.request("x", 7).workflow();
        Triggers on = new Triggers("", "", List.of(), schedule, Set.of());
        return new Workflow(name, "Tidies up", on, like.signature(), like.terms(), like.steps());
    }

    private static GitHubEvent.Pushed push(String branch) {
        return new GitHubEvent.Pushed(HOME, branch, new CommitId("d".repeat(40)), Person.user("ada"), "main");
    }

    private List<String> begun() {
        return store.latest(Runs.Wanted.of(HOME.repository()), Runs.Page.first(50)).reversed().stream()
                .map(run -> run.request().key())
                .toList();
    }

    private static String key(String time) {
        return "schedule/octo/calculator/tidy/2026-01-02T" + time + ":00Z";
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    public void seen(Origin origin) {}

    @Override
    public void say(Origin origin, List<Reply> replies) {}

    @Override
    public Optional<Home> home(RepositoryName repository) {
        return Optional.of(HOME);
    }

    @Override
    public Optional<Addresses.Spot> spot(Home home, int number) {
        return Optional.empty();
    }

    @Override
    public List<RepositoryName> repositories() {
        return List.of(HOME.repository());
    }

    private Schedules started() {
        Schedules schedules = schedules();
        schedules.start();
        await().until(() -> timer.waiting() == STARTED);
        return schedules;
    }

    @Test
    void whatIsScheduledBeginsWhenItIsDueAndOnceForEachTime() {
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        started();
        timer.step(Duration.ofMinutes(5));
        assertThat(begun()).isEmpty();
        for (int minute = 0; minute < 16; minute++) {
            timer.step(Duration.ofMinutes(1));
        }
        assertThat(begun()).containsExactly(key("03:10"), key("03:20"));
        Run run = store.requested(key("03:10")).orElseThrow();
        assertThat(run.request().origin().place()).isEqualTo(Place.of(HOME));
        assertThat(run.request().origin().title()).isEqualTo("Tidies up");
        assertThat(run.request().origin().event()).isEqualTo(Origin.Event.named("schedule"));
        assertThat(run.visible()).isEmpty();
    }

    @Test
    void timesThatPassedWhileNoServerWasThereBeginOnce() {
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        timetable.put(new Timetable.Entry(HOME, "tidy", "*/10 * * * * UTC", timer.now()));
        timer.step(Duration.ofHours(2));
        schedules().start();
        await().until(() -> begun().equals(List.of(key("05:00"))));
        timer.step(Duration.ofMinutes(5));
        assertThat(begun()).hasSize(1);
    }

    @Test
    void aServerThatDiedBeforeItNotedTheStartDoesNotStartTwice() {
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        Timetable.Entry before = new Timetable.Entry(HOME, "tidy", "*/10 * * * * UTC", timer.now());
        timetable.put(before);
        timer.step(Duration.ofMinutes(7));
        schedules().heard(push("main"));
        await().until(() -> begun().equals(List.of(key("03:10")))
                && timetable.entries().getFirst().seen().isAfter(before.seen()));
        timetable.put(before);
        schedules().heard(push("main"));
        await().until(() -> timetable.entries().getFirst().seen().isAfter(before.seen()));
        assertThat(begun()).hasSize(1);
    }

    @Test
    void aPushToTheDefaultBranchBringsScheduleAndTakesThemAway() {
        Schedules schedules = schedules();
        workflows.add(workflow("tidy", "0 6 * * * UTC"));
        schedules.heard(push("notes"));
        assertThat(timetable.entries()).isEmpty();
        schedules.heard(push("main"));
        assertThat(timetable.entries()).extracting(Timetable.Entry::schedule).containsExactly("0 6 * * * UTC");
        workflows.set(0, workflow("tidy", "0 7 * * * UTC"));
        timer.step(Duration.ofHours(3));
        schedules.heard(push("main"));
        assertThat(begun()).isEmpty();
        assertThat(timetable.entries()).extracting(Timetable.Entry::seen).containsExactly(timer.now());
        workflows.clear();
        schedules.heard(push("main"));
        assertThat(timetable.entries()).isEmpty();
    }

    @Test
    void whatAPushBroughtIsNotSleptThrough() {
        workflows.add(workflow("yearly", "0 0 1 1 * UTC"));
        Schedules schedules = started();
        workflows.add(workflow("tidy", "*/2 * * * * UTC"));
        schedules.heard(push("main"));
        for (int minute = 0; minute < 4; minute++) {
            timer.step(Duration.ofMinutes(1));
        }
        assertThat(begun()).containsExactly(key("03:06"), key("03:08"));
    }

    @Test
    void whereGitHubDoesNotAnswerItIsTriedAgain() {
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        started();
        down = true;
        timer.step(Duration.ofMinutes(5));
        timer.step(Duration.ofMinutes(1));
        assertThat(troubles).contains("beginning tidy of octo/calculator, which is due");
        down = false;
        timer.step(Duration.ofMinutes(1));
        timer.step(Duration.ofMinutes(1));
        assertThat(begun()).containsExactly(key("03:10"));
    }

    @Test
    void whatCannotBeginIsToldToTheLogAndNotTriedAgain() {
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        config = new Reading.Wrong(List.of("line 1: no"));
        Schedules schedules = started();
        timer.step(Duration.ofMinutes(7));
        schedules.heard(push("main"));
        await().until(() -> !unstarted.isEmpty());
        timer.step(Duration.ofMinutes(1));
        assertThat(unstarted).containsExactly("tidy of octo/calculator");
        assertThat(begun()).isEmpty();
    }

    @Test
    void aRepositoryThatIsGoneKeepsNoOtherFromBeginningAndIsForgotten() {
        timetable.put(new Timetable.Entry(GONE, "tidy", "*/10 * * * * UTC", timer.now()));
        timetable.put(new Timetable.Entry(HOME, "tidy", "*/10 * * * * UTC", timer.now()));
        workflows.add(workflow("tidy", "*/10 * * * * UTC"));
        timer.step(Duration.ofMinutes(6));
        schedules().start();
        await().until(() -> timetable.entries().size() == 1 && !begun().isEmpty());
        assertThat(troubles).contains("beginning tidy of octo/abacus, which is due");
        assertThat(begun()).containsExactly(key("03:10"));
        assertThat(timetable.entries()).extracting(Timetable.Entry::home).containsExactly(HOME);
    }
}
