package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Workflow;

/**
 * Begins workflows when their schedules are due, once for each time, also across a crash; of the times that passed while no
 * server was there the latest counts, once. A schedule counts from when SE first saw it. Thread-safe.
 */
public final class Schedules implements Listener {
    /** How long a schedule may stay unseen that came into a repository without a push, as with a new installation. */
    static final Duration LOOK = Duration.ofHours(1);

    /** The clock may be set, so no sleep is longer. */
    static final Duration SLEEP = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Addresses addresses;
    private final CommandServices commandServices;
    private final Requests requests;
    private final Almanac almanac;
    private final RetryClock retryClock;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong eras = new AtomicLong();

    public Schedules(
            Addresses addresses,
            CommandServices commandServices,
            Requests requests,
            Almanac almanac,
            RetryClock retryClock) {
        this.addresses = addresses;
        this.commandServices = commandServices;
        this.requests = requests;
        this.almanac = almanac;
        this.retryClock = retryClock;
    }

    /** What is due when, what was seen to, and who hears of what did not begin. */
    public record Almanac(Calendar calendar, Timetable timetable, Unstarted unstarted) {}

    /** Begins to look. Called once; returns at once. */
    public void start() {
        retryClock.timer().after(Duration.ZERO, () -> {
            keepTimeAnew();
            lookEverywhere();
        });
    }

    /** A push to the default branch may bring other workflows. */
    @Override
    public void heard(GitHubEvent event) {
        if (event instanceof GitHubEvent.Pushed push && push.branch().equals(push.main())) {
            look(push.home());
            keepTimeAnew();
        }
    }

    private void lookEverywhere() {
        Duration again = LOOK;
        try {
            List<RepositoryName> there = addresses.repositories();
            for (RepositoryName repository : there) {
                again = looked(repository) ? again : AGAIN;
            }
            forgetAllBut(there);
            keepTimeAnew();
        } catch (RuntimeException failure) {
            again = AGAIN;
            retryClock.troubles().willTryAgain("looking for schedules", failure, again);
        }
        retryClock.timer().after(again, this::lookEverywhere);
    }

    /** What one repository holds must not keep those of the others from being seen. */
    private boolean looked(RepositoryName repository) {
        try {
            addresses.home(repository).ifPresent(this::look);
            return true;
        } catch (RuntimeException failure) {
            retryClock.troubles().willTryAgain("looking for schedules in " + repository, failure, AGAIN);
            return false;
        }
    }

    /** What a repository scheduled that SE may not see any more can never begin. */
    private void forgetAllBut(List<RepositoryName> there) {
        turn.lock();
        try {
            almanac.timetable().entries().stream()
                    .filter(entry -> !there.contains(entry.home().repository()))
                    .forEach(entry -> almanac.timetable().remove(entry.home().repository(), entry.workflow()));
        } finally {
            turn.unlock();
        }
    }

    /** What is due next may be another now: who sleeps until what was next before does not count any more. */
    private void keepTimeAnew() {
        keepTime(eras.incrementAndGet());
    }

    private void keepTime(long era) {
        if (era != eras.get()) {
            return;
        }
        Duration sleep;
        try {
            sleep = begin();
        } catch (RuntimeException failure) {
            sleep = AGAIN;
            retryClock.troubles().willTryAgain("beginning what is scheduled", failure, sleep);
        }
        retryClock.timer().after(sleep, () -> keepTime(era));
    }

    /** Makes the timetable what the repository has now. */
    private void look(Home home) {
        turn.lock();
        try {
            Map<String, Workflow> scheduled = commandServices.catalogs().of(home).catalog().workflows().stream()
                    .filter(workflow -> !workflow.on().schedule().isEmpty())
                    .collect(Collectors.toMap(Workflow::name, Function.identity()));
            Map<String, Timetable.Entry> known =
                    entries(home).stream().collect(Collectors.toMap(Timetable.Entry::workflow, Function.identity()));
            scheduled.forEach((name, workflow) -> {
                String schedule = workflow.on().schedule();
                if (!known.containsKey(name) || !known.get(name).schedule().equals(schedule)) {
                    almanac.timetable()
                            .put(new Timetable.Entry(
                                    home, name, schedule, retryClock.timer().now()));
                }
            });
            known.keySet().stream()
                    .filter(name -> !scheduled.containsKey(name))
                    .forEach(name -> almanac.timetable().remove(home.repository(), name));
        } finally {
            turn.unlock();
        }
    }

    private List<Timetable.Entry> entries(Home home) {
        return almanac.timetable().entries().stream()
                .filter(entry -> entry.home().repository().equals(home.repository()))
                .toList();
    }

    /** Begins what is due. @return how long until the next may be */
    private Duration begin() {
        turn.lock();
        try {
            Instant now = retryClock.timer().now();
            Instant next = now.plus(SLEEP);
            for (Timetable.Entry entry : almanac.timetable().entries()) {
                Instant then = seenTo(entry, now) ? almanac.calendar().next(entry.schedule(), now) : now.plus(AGAIN);
                next = then.isBefore(next) ? then : next;
            }
            return Duration.between(now, next);
        } finally {
            turn.unlock();
        }
    }

    /** One that cannot begin must not keep the others from beginning. */
    private boolean seenTo(Timetable.Entry entry, Instant now) {
        try {
            Optional<Instant> due = almanac.calendar().due(entry.schedule(), entry.seen(), now);
            if (due.isPresent()) {
                begin(entry, due.get());
                almanac.timetable().put(entry.seen(due.get()));
            }
            return true;
        } catch (RuntimeException failure) {
            String what = "beginning " + entry.workflow() + " of " + entry.home() + ", which is due";
            retryClock.troubles().willTryAgain(what, failure, AGAIN);
            return false;
        }
    }

    /** The key has the time in it, so that it begins once though the server died before it was noted. */
    private void begin(Timetable.Entry entry, Instant due) {
        Home home = entry.home();
        Catalogs.Reading workflows = commandServices.catalogs().of(home);
        Optional<Workflow> workflow = workflows.catalog().named(entry.workflow());
        if (workflow.filter(now -> now.on().schedule().equals(entry.schedule())).isEmpty()) {
            return;
        }
        String key = "schedule/" + home.repository() + "/" + entry.workflow() + "/" + due;
        Origin origin = new Origin(
                key,
                Place.of(home),
                workflow.get().description(),
                Person.service("schedule"),
                0,
                Origin.Event.named("schedule"));
        Requests.There there = new Requests.There(commandServices.configs().of(home), workflows);
        Command.Run command = new Command.Run(entry.workflow(), Map.of(), "");
        if (requests.begin(key, origin, there, command) instanceof Requests.Outcome.Refused(Reply why)) {
            almanac.unstarted().notStarted(home, entry.workflow(), why);
        }
    }
}
