package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.splectrum.se.report.RunDocument;
import org.splectrum.se.run.News;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Redaction;

/** Every change of any run, as it happens. A client that cannot keep up is let go, and reads the list when it comes again. */
final class EventRoutes {
    private static final int BEHIND = 1_000;

    private final News news;
    private final Access access;
    private final Streams streams;
    private final Redaction redaction;

    EventRoutes(News news, Access access, Streams streams, Redaction redaction) {
        this.news = news;
        this.access = access;
        this.streams = streams;
        this.redaction = redaction;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/events", this::events);
    }

    private void events(Context context) {
        Queries.checkKnown(context, "repo");
        String repository = Queries.repository(context).map(Object::toString).orElse("");
        streams.send(bell -> follow(context, repository, bell));
    }

    private void follow(Context context, String repository, Streams.Bell bell)
            throws IOException, InterruptedException {
        BlockingQueue<Run> waiting = new ArrayBlockingQueue<>(BEHIND);
        AtomicBoolean tooSlow = new AtomicBoolean();
        News.Listening closingConnector = news.listen(run -> {
            if (isWanted(run, repository)) {
                tooSlow.compareAndSet(false, !waiting.offer(run));
                bell.ring();
            }
        });
        Caller caller = Authentication.caller(context);
        try (EventStream out = EventStream.open(context, redaction)) {
            while (!bell.isOver() && !tooSlow.get()) {
                Optional<Run> next = Optional.ofNullable(waiting.poll());
                if (next.isPresent() && access.sees(caller, next.get())) {
                    out.send("", "run", List.of(Answers.json(RunDocument.of(next.get()))));
                } else if (next.isEmpty() && !bell.await()) {
                    out.heartbeat();
                }
            }
        } finally {
            closingConnector.close();
        }
    }

    private static boolean isWanted(Run run, String repository) {
        return repository.isEmpty()
                || run.request().origin().place().repository().toString().equals(repository);
    }
}
