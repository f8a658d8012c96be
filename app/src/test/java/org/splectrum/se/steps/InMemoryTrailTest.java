package org.splectrum.se.steps;

final class InMemoryTrailTest extends TrailContract {
    @Override
    protected Trail open() {
        return new InMemoryTrail();
    }
}
