package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;

/** A suspended App can do nothing, and loses nothing. */
final class SuspendedAppTest {
    private static final Timeouts SELDOM = new Timeouts(
            Timeouts.USUAL.model(), Timeouts.USUAL.attempt(), TroubledServer.SELDOM, Timeouts.USUAL.engine());

    @TempDir
    private Path folder;

    @Test
    void a_run_that_it_meets_waits_says_for_what_and_goes_on_when_github_says_that_it_is_over() {
        try (TroubledServer troubled = new TroubledServer(folder, "unix://" + folder.resolve("no.sock"), SELDOM)) {
            Fault.Gate gate = new Fault.Gate();
            troubled.github
                    .faults()
                    .failNext("GET", "/" + TroubledServer.REPO + ".git/info/refs", new Fault.Held(gate), 1);
            troubled.ada.comment(TroubledServer.REPO, troubled.issue, "/se run");
            troubled.await("a run that fetches", run -> gate.isReached());
            troubled.github.suspend();
            gate.open();
            Run waiting = troubled.await("one that waits", run -> activity(run).contains("suspended"));
            assertThat(activity(waiting)).contains("Unsuspend");
            goOnUntil(
                    troubled,
                    () -> troubled.server()
                                    .runs()
                                    .find(waiting.id())
                                    .orElseThrow()
                                    .progress("prepare")
                            instanceof Progress.Done);
            goOnUntil(troubled, () -> !troubled.said().isEmpty());
            troubled.awaitSaid(
                    said -> said.size() == 1 && said.getFirst().body().contains("Let Claude Code work"));
        }
    }

    @Test
    void a_command_that_it_meets_is_answered_when_it_is_over() {
        try (TroubledServer troubled = new TroubledServer(folder, "unix://" + folder.resolve("no.sock"), SELDOM)) {
            Fault.Gate gate = new Fault.Gate();
            troubled.github.faults().failNext("GET", ".*/collaborators/ada/permission", new Fault.Held(gate), 1);
            troubled.ada.comment(TroubledServer.REPO, troubled.issue, "/se help");
            List<Integer> refused = new CopyOnWriteArrayList<>();
            await().until(gate::isReached);
            troubled.github.suspend();
            troubled.github.listen(exchange -> refused.add(exchange.response().status()));
            gate.open();
            await().until(() -> refused.contains(403));
            goOnUntil(troubled, () -> !troubled.said().isEmpty());
            assertThat(troubled.said()).hasSize(1);
        }
    }

    /** What is refused just then begins to wait only afterwards. */
    private static void goOnUntil(TroubledServer troubled, Callable<Boolean> so) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    troubled.github.unsuspend();
                    return so.call();
                });
    }

    private static String activity(Run run) {
        return run.progress("prepare") instanceof Progress.Running running ? running.activity() : "";
    }
}
