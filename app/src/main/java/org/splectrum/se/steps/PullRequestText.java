package org.splectrum.se.steps;

import org.splectrum.se.run.Run;

final class PullRequestText {
    private PullRequestText() {}

    static String title(Run run) {
        return run.request().origin().title();
    }

    static String body(Run run) {
        return "";
    }
}
