package org.splectrum.se.steps;

final class InMemoryPrecedentsTest extends PrecedentsContract {
    @Override
    protected Precedents open() {
        return new InMemoryPrecedents();
    }
}
