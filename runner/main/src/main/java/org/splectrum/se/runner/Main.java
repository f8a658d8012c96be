package org.splectrum.se.runner;

import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.work.Surroundings;

/** Process 1 of the container. Exits 0 when the server knows the outcome, 3 without an order, 4 when the server stayed away. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Population::killEveryoneElse));
        Runner runner = new Runner(Surroundings.fromProperties(), Patience.forRestarts(() -> exit(4)));
        exit(
                switch (runner.run()) {
                    case TOLD -> 0;
                    case NO_ORDER -> 3;
                    case SERVER_AWAY -> 4;
                });
    }

    private static void exit(int code) {
        System.exit(code);
    }
}
