package org.splectrum.se.report;

import java.util.List;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;

/** The words of a check run. Pure. */
final class CheckText {
    private CheckText() {}

    /** The comment's words: the two say the same. */
    static CheckView.Output of(Run run, Links links) {
        return new CheckView.Output(
                Headline.of(run), RunText.of(run, links), CheckReport.isOver(run) ? Annotations.of(run) : List.of());
    }

    /** Where to look instead, for the commit that the run began on. */
    static CheckView.Output elsewhere(Run run, Links links) {
        String commit = run.result(Result.Published.class)
                .map(published -> "[`" + published.commit().abbreviated() + "`]("
                        + links.checks(run.request().origin().place().repository(), published.commit()) + ")")
                .orElse("another commit");
        return new CheckView.Output(
                "➡️ The run went on", "The run began here. Its result is " + commit + ", and so is its check.");
    }
}
