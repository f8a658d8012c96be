package org.splectrum.se;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.UsageLog;

/** What the one attempt of a self-test told, in memory; all else is passed over. Thread-safe. */
final class SelfTestLog implements AttemptLog, UsageLog, RefusalLog {
    private List<Envelope> heard = List.of();

    @Override
    public synchronized long append(AttemptId attempt, List<Envelope> messages) {
        heard = Stream.concat(heard.stream(), messages.stream().filter(message -> message.sequence() > heard.size()))
                .toList();
        return heard.size();
    }

    @Override
    public synchronized List<Envelope> after(AttemptId attempt, long sequence) {
        return heard.stream().filter(message -> message.sequence() > sequence).toList();
    }

    @Override
    public void told(RunId run, Consumer<String> messages) {
        // It begins with nothing told.
    }

    @Override
    public Subscription onAppend(AttemptId attempt, Runnable listener) {
        return () -> {};
    }

    @Override
    public void add(AttemptId attempt, Usage usage) {
        // It calls no model.
    }

    @Override
    public Usage ofStep(RunId run, String step) {
        return Usage.NONE;
    }

    @Override
    public void add(AttemptId attempt, String what) {
        // Nobody reads what it was refused.
    }

    @Override
    public void reached(AttemptId attempt, String host) {
        // No host is listed for it.
    }

    @Override
    public Map<String, Long> ofRun(RunId run) {
        return Map.of();
    }
}
