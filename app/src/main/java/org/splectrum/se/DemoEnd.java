package org.splectrum.se;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.demo.scenario.Scenario;
import org.splectrum.se.run.RunState;

/**
 * What came of a scenario, as the simulated GitHub shows it. Empty texts stand for what is not there.
 *
 * @param microUsd cost in millionths of a US dollar
 */
record DemoEnd(String run, RunState state, Shown shown, long microUsd, Duration took) {
    /** What people see on GitHub. */
    record Shown(String pullRequest, String checkConclusion, String commentUrl, String headSha) {}

    DemoEnd after(Duration time) {
        return new DemoEnd(run, state, shown, microUsd, time);
    }

    /** The line of the contract. */
    String json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("run", run).put("state", state.name().toLowerCase(Locale.ROOT));
        text(line, "pull_request", shown.pullRequest());
        text(line, "check_conclusion", shown.checkConclusion());
        text(line, "comment_url", shown.commentUrl());
        text(line, "head_sha", shown.headSha());
        line.put("cost_usd", BigDecimal.valueOf(microUsd, 6).stripTrailingZeros());
        line.put("seconds", BigDecimal.valueOf(took.toMillis() / 100, 1));
        return line.toString();
    }

    private static void text(ObjectNode line, String name, String text) {
        if (text.isEmpty()) {
            line.putNull(name);
        } else {
            line.put(name, text);
        }
    }

    /** Done only where the run succeeded and all that it should leave on GitHub was read back. */
    Outcome outcome(Scenario.End expected) {
        if (state != RunState.SUCCEEDED) {
            return new Outcome.Failed(
                    "the run ended " + state.name().toLowerCase(Locale.ROOT) + ": " + shown.commentUrl());
        }
        boolean pullMissing =
                expected == Scenario.End.PULL_REQUEST && shown.pullRequest().isEmpty();
        return pullMissing
                        || shown.commentUrl().isEmpty()
                        || shown.checkConclusion().isEmpty()
                ? new Outcome.Failed("the run succeeded, but GitHub does not show pull request, comment and check")
                : new Outcome.Done();
    }

    /** The same for people. */
    List<String> lines() {
        return List.of(
                "se: " + run + " " + state.name().toLowerCase(Locale.ROOT) + " after " + took.toSeconds() + " s",
                "se: comment: " + shown.commentUrl(),
                "se: pull request: " + (shown.pullRequest().isEmpty() ? "none" : shown.pullRequest()),
                "se: check: " + shown.checkConclusion());
    }
}
