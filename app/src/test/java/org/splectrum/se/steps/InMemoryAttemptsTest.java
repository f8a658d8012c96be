package org.splectrum.se.steps;

final class InMemoryAttemptsTest extends AttemptsContract {
    @Override
    protected Ports open() {
        InMemoryAttempts attempts = new InMemoryAttempts();
        return new Ports(attempts, attempts, attempts);
    }
}
