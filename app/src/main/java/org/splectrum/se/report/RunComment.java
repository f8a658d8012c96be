package org.splectrum.se.report;

import org.splectrum.se.run.Run;

/** The one comment of a run. Pure. */
public final class RunComment {
    private RunComment() {}

    /** The first line of the comment of this run. */
    static String marker(Run run) {
        return "<!-- se:run:" + run.id() + " -->";
    }

    /** The whole comment, Markdown, within GitHub's limit. */
    public static String render(Run run, Links links, Aside aside) {
        return marker(run) + "\n### " + Headline.of(run) + "\n\n" + RunText.of(run, links, aside) + "\n";
    }
}
