package org.splectrum.se.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Timer;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;

/** Reads on in an attempt's messages, and tells people now and then. For one thread. */
final class Following {
    /** People see what an agent does at most this often. */
    static final Duration NEWS_PACE = Duration.ofSeconds(3);

    private final ContainerEdges edges;
    private final Timer timer;
    private final AttemptId attempt;
    private final Consumer<RunEvent> news;
    private long seen;
    private String activity = "";
    private String shown = "";
    private Duration next = Duration.ZERO;

    Following(ContainerEdges edges, Timer timer, AttemptId attempt, Consumer<RunEvent> news) {
        this.edges = edges;
        this.timer = timer;
        this.attempt = attempt;
        this.news = news;
    }

    /** Reads what is new; the outcome, where it was told. */
    Optional<Outcome> read() {
        List<Envelope> messages = edges.log().after(attempt, seen);
        for (Envelope envelope : messages) {
            seen = envelope.sequence();
            activity = Activities.of(envelope.message()).orElse(activity);
            keep(envelope.message());
        }
        Optional<Outcome> told = outcome(messages);
        if (told.isEmpty() && !activity.equals(shown) && timer.uptime().compareTo(next) >= 0) {
            news.accept(new RunEvent.Progressed(
                    attempt, activity, edges.usage().ofStep(attempt.run(), attempt.step()), timer.now()));
            shown = activity;
            next = timer.uptime().plus(NEWS_PACE);
        }
        return told;
    }

    /** What the runner asks a model by itself. */
    private void keep(Message message) {
        if (message instanceof Message.Asked(String prompt)) {
            edges.auditPorts()
                    .briefings()
                    .keep(attempt, Briefings.Told.madeOfWork(Briefings.Listener.RESOLVER, prompt));
        }
    }

    static Optional<Outcome> outcome(List<Envelope> messages) {
        return messages.stream()
                .map(Envelope::message)
                .filter(Message.Finished.class::isInstance)
                .map(message -> ((Message.Finished) message).outcome())
                .findFirst();
    }
}
