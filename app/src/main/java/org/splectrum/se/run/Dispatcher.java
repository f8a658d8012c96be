package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.splectrum.se.command.CommandParser;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.EventReader;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

/**
 * Deals with stored deliveries: reads each, has its commands heard, and notes it as done. One that could not be dealt with rests
 * while others have its place, and is tried again; what is refused for a day is set aside. A crash in between leaves it waiting in
 * the inbox. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {
    /** How many deliveries are dealt with at a time. */
    static final int AT_ONCE = 32;

    /** How often those who listen are told of an event that they fail to deal with. */
    static final int LISTENED = 5;

    private final Inbox inbox;
    private final EventReader reader;
    private final Engine engine;
    private final Hearing hearing;
    private final Buttons buttons;
    private final Suites suites;
    private final Resolutions resolutions;
    private final Labels labels;
    private final PullRequestEvents pulls;
    private final List<Listener> listeners;
    private final Clockwork clockwork;
    private final Places places = new Places(AT_ONCE);
    private final Retries retries;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Dispatcher(Inbox inbox, EventReader reader, Desk desk, Doing doing, Clockwork clockwork) {
        this.inbox = inbox;
        this.reader = reader;
        this.engine = doing.engine();
        this.hearing = new Hearing(desk, doing.engine(), doing.requests());
        this.buttons = new Buttons(desk.runs(), hearing);
        this.suites = doing.suites();
        this.resolutions = new Resolutions(desk.runs(), doing.engine());
        this.labels = new Labels(hearing, desk.catalogs());
        this.pulls = new PullRequestEvents(desk, doing.requests());
        this.listeners = doing.listeners();
        this.clockwork = clockwork;
        this.retries = new Retries(clockwork);
    }

    /** Begins to deal with what waits and what arrives. Called once. */
    public void start() {
        inbox.onArrival(this::look);
        look();
    }

    /** Stops; what is under way is interrupted and dealt with after the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private void look() {
        retries.insist("looking for deliveries", this::lookOnce);
    }

    private synchronized void lookOnce() {
        int free = places.free();
        if (threads.isShutdown() || free == 0) {
            return;
        }
        for (Delivery delivery : inbox.waiting(free, places.known())) {
            int tries = places.take(delivery.id());
            threads.execute(() -> deal(delivery, tries));
        }
    }

    private void deal(Delivery delivery, int tries) {
        long installation = 0;
        try {
            GitHubEvent event = reader.read(delivery);
            installation = event.installation();
            hear(delivery, event);
            tellListeners(delivery, event, tries);
            inbox.done(delivery.id());
            places.leave(delivery.id());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException failure) {
            if (threads.isShutdown()) {
                return; // it waits in the inbox
            }
            failed(delivery, installation, tries, failure);
        }
        look();
    }

    /** What GitHub refuses it refuses for ever: who listens must not keep deliveries waiting that somebody asked something with. */
    private void tellListeners(Delivery delivery, GitHubEvent event, int tries) throws InterruptedException {
        for (Listener listener : listeners) {
            try {
                listener.heard(event);
            } catch (TryAgainLater | AppSuspended later) {
                throw later;
            } catch (RuntimeException failure) {
                if (tries < LISTENED) {
                    throw failure;
                }
                clockwork.troubles().gaveUp("what else follows from delivery " + delivery.id(), failure);
            }
        }
    }

    private void failed(Delivery delivery, long installation, int tries, RuntimeException failure) {
        String what = "delivery " + delivery.id();
        Instant now = clockwork.timer().now();
        RuntimeException why = failure;
        if (Insistence.isInVain(failure, tries, Duration.between(delivery.receivedAt(), now))) {
            try {
                inbox.setAside(delivery.id());
                places.leave(delivery.id());
                clockwork.troubles().gaveUp(what + " (kept, and tried once more when the server starts next)", failure);
                return;
            } catch (RuntimeException notNoted) {
                why = notNoted;
            }
        }
        places.rest(delivery.id(), installation);
        Duration wait = Insistence.pause(clockwork, why, tries);
        clockwork.tryAgain(what, why, wait, () -> rested(delivery.id(), tries));
    }

    private void rested(String delivery, int tries) {
        places.goOn(delivery, tries);
        look();
    }

    private void hear(Delivery delivery, GitHubEvent event) throws InterruptedException {
        switch (event) {
            case GitHubEvent.CommentCreated comment ->
                hearing.hear(
                        origin(comment).in(reader.scene(delivery)),
                        words -> CommandParser.parse(comment.text(), words));
            case GitHubEvent.IssueOpened issue ->
                hearing.hear(
                        new Origin("issue/" + issue.place(), issue.place(), issue.title(), issue.author(), 0)
                                .in(reader.scene(delivery)),
                        words -> CommandParser.parse(issue.text(), words));
            case GitHubEvent.Labelled label -> labels.hear("label/" + delivery.id(), label, reader.scene(delivery));
            case GitHubEvent.PullRequestChanged pull -> {
                Scene scene = reader.scene(delivery);
                labels.hear("label/" + delivery.id(), pull, scene);
                pulls.changed(pull, scene);
            }
            case GitHubEvent.CheckPressed pressed ->
                buttons.press("check/" + delivery.id(), pressed, reader.scene(delivery));
            case GitHubEvent.CheckRerequested again ->
                buttons.rerequest("check/" + delivery.id(), again, reader.scene(delivery));
            case GitHubEvent.SuiteRerequested again -> rerequest(delivery, again);
            case GitHubEvent.Pushed push -> resolutions.pushed("push/" + delivery.id(), push);
            case GitHubEvent.Allowed allowed -> {
                engine.goOn(allowed.installation());
                places.goOn(allowed.installation());
            }
            case GitHubEvent.Ignored ignored -> {}
        }
    }

    /** Each of the checks as if it alone were asked for. */
    private void rerequest(Delivery delivery, GitHubEvent.SuiteRerequested again) throws InterruptedException {
        Scene scene = reader.scene(delivery);
        for (String check : suites.checks(again.home(), again.suite())) {
            buttons.rerequest(
                    "check/" + delivery.id() + "/" + check,
                    new GitHubEvent.CheckRerequested(again.home(), check, again.sender()),
                    scene);
        }
    }

    private static Origin origin(GitHubEvent.CommentCreated comment) {
        String key = "comment/" + comment.commentId();
        return new Origin(key, comment.place(), comment.title(), comment.author(), comment.commentId());
    }
}
