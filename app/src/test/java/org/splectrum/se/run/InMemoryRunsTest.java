package org.splectrum.se.run;

final class InMemoryRunsTest extends RunsContract {
    @Override
    protected Ports open() {
        InMemoryRuns runs = new InMemoryRuns();
        return new Ports(runs, runs, runs, runs);
    }
}
