package org.splectrum.se.steps;

class InMemoryBriefingsTest extends BriefingsContract {
    @Override
    protected Briefings open() {
        return new InMemoryBriefings();
    }
}
