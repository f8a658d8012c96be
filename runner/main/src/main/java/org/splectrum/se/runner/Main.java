package org.splectrum.se.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Orphans;
import org.splectrum.se.runner.protocol.Groundwork;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.work.Surroundings;

/**
 * Process 1 of the container. Exits 0 when the server knows the outcome, 3 without an order, 4 when the server stayed
 * away, 143 where it was told to stop. The arguments say what to get ready: {@link Readiness}. With those of a {@link
 * Groundwork} it is that which is made, and 1 says that it was not; with {@code --rehearse} see {@link Rehearsal}.
 */
public final class Main {
    private static final Duration LONGEST_GROUNDWORK = Duration.ofMinutes(10);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).equals(List.of("--rehearse"))) {
            System.out.println("the rehearsal ended with " + Rehearsal.perform());
            return;
        }
        Orphans.buryFromNowOn();
        Optional<Groundwork> groundwork = Groundwork.of(List.of(arguments));
        if (groundwork.isPresent()) {
            exit(lay(groundwork.get()));
            return;
        }
        Runner runner = new Runner(
                Surroundings.fromProperties(), Readiness.of(List.of(arguments)), Patience.forRestarts(() -> exit(4)));
        Runtime.getRuntime().addShutdownHook(new Thread(runner::stop));
        exit(
                switch (runner.run()) {
                    case TOLD -> 0;
                    case NO_ORDER -> 3;
                    case SERVER_AWAY -> 4;
                    case STOPPED -> 143;
                });
    }

    private static int lay(Groundwork groundwork) {
        try {
            Path folder = Surroundings.fromProperties().workspace();
            Workspace.layGround(folder, groundwork, Deadline.in(LONGEST_GROUNDWORK));
            return 0;
        } catch (AttemptFailed e) {
            System.out.println("no groundwork: " + e.getMessage());
            return 1;
        }
    }

    private static void exit(int code) {
        System.exit(code);
    }
}
