package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.splectrum.se.model.RunId;
import org.splectrum.se.report.RunDocument;
import org.splectrum.se.report.RunLog;
import org.splectrum.se.run.News;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.steps.text.Redaction;

/** The story of a run as text, whole or as it happens. */
final class LogRoutes {
    private static final int SOME = 200;

    private final Api.Seeing seeing;
    private final Access access;
    private final Streams streams;
    private final Redaction redaction;

    LogRoutes(Api.Seeing seeing, Access access, Streams streams, Redaction redaction) {
        this.seeing = seeing;
        this.access = access;
        this.streams = streams;
        this.redaction = redaction;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/runs/{id}/logs", this::logs);
    }

    private void logs(Context context) {
        Queries.checkKnown(context);
        Run run = access.run(context);
        RunId id = run.id();
        String accept = Optional.ofNullable(context.header(Header.ACCEPT)).orElse("");
        if (accept.toLowerCase(Locale.ROOT).contains(EventStream.MEDIA_TYPE)) {
            long known = lastKnown(context);
            Caller caller = Authentication.caller(context);
            streams.send(bell -> follow(context, new Followed(id, () -> access.sees(caller, run)), known, bell));
        } else {
            StringBuilder text = new StringBuilder();
            Reader reader = new Reader(id);
            for (List<RunLog.Entry> some = reader.some(); !some.isEmpty(); some = reader.some()) {
                some.forEach(
                        entry -> entry.lines().forEach(line -> text.append(line).append('\n')));
            }
            context.contentType("text/plain;charset=utf-8")
                    .result(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A run that is followed.
     *
     * @param visible whether the follower may still see it
     */
    private record Followed(RunId id, BooleanSupplier visible) {}

    private void follow(Context context, Followed followed, long known, Streams.Bell bell)
            throws IOException, InterruptedException {
        RunId id = followed.id();
        News.Listening closingConnector = seeing.news().listen(run -> {
            if (run.id().equals(id)) {
                bell.ring();
            }
        });
        try (EventStream out = EventStream.open(context, redaction)) {
            Reader reader = new Reader(id);
            while (!bell.isOver() && followed.visible().getAsBoolean()) {
                List<RunLog.Entry> some = reader.some();
                for (RunLog.Entry entry : some) {
                    if (entry.version() > known && !entry.lines().isEmpty()) {
                        out.send(String.valueOf(entry.version()), "log", entry.lines());
                    }
                }
                Optional<Run> over = some.isEmpty() && reader.state.ended() ? ended(id) : Optional.empty();
                if (over.isPresent()) {
                    out.send("", "end", List.of(Answers.json(RunDocument.of(over.get()))));
                    return;
                }
                if (some.isEmpty() && !bell.await()) {
                    out.heartbeat();
                }
            }
        } finally {
            closingConnector.close();
        }
    }

    /** Empty where somebody let it go on meanwhile. */
    private Optional<Run> ended(RunId id) {
        return seeing.runs().find(id).filter(run -> run.state().ended());
    }

    /** 0 where nothing is known. */
    private static long lastKnown(Context context) {
        String given = Optional.ofNullable(context.header("Last-Event-ID")).orElse("");
        if (!given.matches("[0-9]{0,18}")) {
            throw Fields.refused("The header Last-Event-ID is none of this log. Leave it out to read from the start.");
        }
        return given.isEmpty() ? 0 : Long.parseLong(given);
    }

    /** Reads on where it stopped. */
    private final class Reader {
        private final RunId id;
        private final RunLog log;
        private long version;
        private RunState state = RunState.QUEUED;

        Reader(RunId id) {
            this.id = id;
            this.log = new RunLog(id);
        }

        /** Some that come next; empty where none has happened yet. */
        List<RunLog.Entry> some() {
            List<RunEvent> events = seeing.chronicle().after(id, version, SOME);
            List<RunLog.Entry> entries = events.stream().map(log::tell).toList();
            if (!entries.isEmpty()) {
                version = entries.getLast().version();
                state = entries.getLast().state();
            }
            return entries;
        }
    }
}
