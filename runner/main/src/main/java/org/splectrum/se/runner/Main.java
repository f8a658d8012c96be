package org.splectrum.se.runner;

import java.io.IOException;
import java.util.List;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.process.Orphans;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.work.Surroundings;

/**
 * Process 1 of the container. Exits 0 when the server knows the outcome, 3 without an order, 4 when the server stayed
 * away, 143 where it was told to stop. The arguments say what to get ready: {@link Readiness}. With {@code --rehearse} see
 * {@link Rehearsal}.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).equals(List.of("--rehearse"))) {
            System.out.println("the rehearsal ended with " + Rehearsal.perform());
            return;
        }
        Orphans.buryFromNowOn();
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

    private static void exit(int code) {
        System.exit(code);
    }
}
