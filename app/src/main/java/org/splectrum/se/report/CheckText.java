package org.splectrum.se.report;

import org.splectrum.se.run.Run;

/** The words of a check run. Pure. */
final class CheckText {
    private CheckText() {}

    /** The comment's words: the two say the same. */
    static CheckView.Output of(Run run, Links links) {
        return new CheckView.Output(Headline.of(run), RunText.of(run, links));
    }
}
