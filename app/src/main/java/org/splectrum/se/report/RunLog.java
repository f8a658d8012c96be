package org.splectrum.se.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.text.Untrusted;

/**
 * A run's story as text: what its events changed, a line for each change with the time, the step and its attempt. What a run
 * was is worked out from its events anew. For one reader and one run; not thread-safe.
 */
public final class RunLog {
    private static final int PROMPT = 200;
    private static final String WHOLE = "run";

    private final RunId id;
    private @Nullable Run told;
    private long version;

    public RunLog(RunId id) {
        this.id = id;
    }

    /**
     * What became of one event.
     *
     * @param version the event's number, from 1
     * @param state of the run after it
     * @param lines without line ends; none where there is nothing to tell
     */
    public record Entry(long version, RunState state, List<String> lines) {
        public Entry {
            Objects.requireNonNull(state, "state is null");
            lines = List.copyOf(lines);
        }
    }

    /** The next event; each must be told once, in their order. */
    public Entry tell(RunEvent event) {
        List<String> lines = new ArrayList<>();
        Run before = told;
        Run after = before == null ? begin(event) : Run.decide(before, event).run();
        said(event).forEach(words -> lines.add(line(event, WHOLE, words)));
        for (StepProgress step : after.steps()) {
            Progress was = before == null
                    ? new Progress.Waiting()
                    : before.progress(step.step().id());
            lost(before, step)
                    .ifPresent(words -> lines.add(line(event, step.step().id(), words)));
            StepText.change(was, step.progress()).ifPresent(words -> lines.add(line(event, name(step), words)));
        }
        if (before == null || before.state() != after.state()) {
            lines.add(line(event, WHOLE, word(after.state())));
        }
        told = after;
        version++;
        return new Entry(version, after.state(), lines);
    }

    /** The lines of all these events, which are a run's from its first; each line with its end. */
    public static String of(RunId id, List<RunEvent> events) {
        RunLog log = new RunLog(id);
        StringBuilder text = new StringBuilder();
        events.forEach(event ->
                log.tell(event).lines().forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    private static Optional<String> lost(@Nullable Run before, StepProgress now) {
        int already = before == null
                ? 0
                : before.step(now.step().id()).map(step -> step.loss().times()).orElse(0);
        return now.loss().times() > already
                ? Optional.of("what it had made is damaged: "
                        + Untrusted.bare(now.loss().why(), PROMPT))
                : Optional.empty();
    }

    private Run begin(RunEvent event) {
        if (event instanceof RunEvent.Requested requested) {
            return Run.begin(id, requested).run();
        }
        throw new IllegalArgumentException("run " + id + " does not begin with its request");
    }

    private static List<String> said(RunEvent event) {
        return switch (event) {
            case RunEvent.Requested(var request, var ahead, var _) -> {
                String prompt = request.prompt().isBlank() ? "" : ": " + Untrusted.bare(request.prompt(), PROMPT);
                yield List.of(request.workflow().name() + " on "
                        + request.origin().place() + ", asked by "
                        + request.origin().person() + prompt);
            }
            case RunEvent.PlaceChanged(var ahead, var _) ->
                ahead == 0 ? List.of() : List.of(ahead + (ahead == 1 ? " run comes" : " runs come") + " before it");
            case RunEvent.ActedOn(var remark, var _) -> List.of(remark.by() + ": " + StepText.of(remark.action()));
            case RunEvent.TakenBack(var receipt, var _) ->
                List.of(receipt.step() + " " + StepText.of(receipt.outcome()) + ": "
                        + Untrusted.bare(receipt.words(), PROMPT));
            case RunEvent.Progressed progressed -> List.of();
            case RunEvent.AttemptEnded ended -> List.of();
            case RunEvent.Woken woken -> List.of();
        };
    }

    private static String line(RunEvent event, String where, String words) {
        return event.at().truncatedTo(ChronoUnit.MILLIS) + "  " + where + "  " + words;
    }

    private static String name(StepProgress step) {
        int attempt = step.progress().attempt();
        return attempt == 0 ? step.step().id() : step.step().id() + "/" + attempt;
    }

    private static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
