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
    private final CommandHandler commandHandler;
    private final Buttons buttons;
    private final Suites suites;
    private final Resolutions resolutions;
    private final Labels labels;
    private final PullRequestEvents pulls;
    private final List<Listener> listeners;
    private final RetryClock retryClock;
    private final DeliverySlots deliverySlots = new DeliverySlots(AT_ONCE);
    private final Retries retries;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Dispatcher(
            Inbox inbox,
            EventReader reader,
            CommandServices commandServices,
            RunControl runControl,
            RetryClock retryClock) {
        this.inbox = inbox;
        this.reader = reader;
        this.engine = runControl.engine();
        this.commandHandler = new CommandHandler(commandServices, runControl.engine(), runControl.requests());
        this.buttons = new Buttons(commandServices.runs(), commandHandler);
        this.suites = runControl.suites();
        this.resolutions = new Resolutions(commandServices.runs(), runControl.engine());
        this.labels = new Labels(commandHandler, commandServices.catalogs());
        this.pulls = new PullRequestEvents(commandServices, runControl.requests());
        this.listeners = runControl.listeners();
        this.retryClock = retryClock;
        this.retries = new Retries(retryClock);
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
        int free = deliverySlots.free();
        if (threads.isShutdown() || free == 0) {
            return;
        }
        for (Delivery delivery : inbox.waiting(free, deliverySlots.known())) {
            int tries = deliverySlots.take(delivery.id());
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
            deliverySlots.leave(delivery.id());
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
                retryClock.troubles().gaveUp("what else follows from delivery " + delivery.id(), failure);
            }
        }
    }

    private void failed(Delivery delivery, long installation, int tries, RuntimeException failure) {
        String what = "delivery " + delivery.id();
        Instant now = retryClock.timer().now();
        RuntimeException why = failure;
        if (DeliveryRetries.isInVain(failure, tries, Duration.between(delivery.receivedAt(), now))) {
            try {
                inbox.setAside(delivery.id());
                deliverySlots.leave(delivery.id());
                retryClock
                        .troubles()
                        .gaveUp(what + " (kept, and tried once more when the server starts next)", failure);
                return;
            } catch (RuntimeException notNoted) {
                why = notNoted;
            }
        }
        deliverySlots.rest(delivery.id(), installation);
        Duration wait = DeliveryRetries.pause(retryClock, why, tries);
        retryClock.tryAgain(what, why, wait, () -> rested(delivery.id(), tries));
    }

    private void rested(String delivery, int tries) {
        deliverySlots.goOn(delivery, tries);
        look();
    }

    private void hear(Delivery delivery, GitHubEvent event) throws InterruptedException {
        switch (event) {
            case GitHubEvent.CommentCreated comment ->
                commandHandler.hear(
                        origin(comment).in(reader.scene(delivery)),
                        words -> CommandParser.parse(comment.text(), words));
            case GitHubEvent.IssueOpened issue ->
                commandHandler.hear(
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
                deliverySlots.goOn(allowed.installation());
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
