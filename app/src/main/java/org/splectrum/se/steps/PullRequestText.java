package org.splectrum.se.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Findings;
import org.splectrum.se.steps.text.Resolutions;
import org.splectrum.se.steps.text.Spent;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.templates.Template;

/** What stands in the pull request of a run. Pure. */
final class PullRequestText {
    private static final int TITLE = 200;
    private static final int SUMMARY = 20_000;
    private static final int LOGIN = 50;
    private static final Template BODY = Template.named("texts/pull_request.md");

    private PullRequestText() {}

    /** The issue's title, on one line and without references; also the first line of the commit. */
    static String title(Run run) {
        String title = Untrusted.title(run.request().origin().title(), TITLE);
        return title.isBlank() ? "Work on " + noun(place(run)) : title;
    }

    /** What was done, how it was verified, what changed and what it cost; Markdown. */
    static String body(Run run) {
        return BODY.render(Map.of(
                        "reference", reference(place(run)),
                        "summary", summary(run),
                        "conflicts", conflicts(Resolutions.of(run)),
                        "verification", verification(Findings.proofs(run)),
                        "changes",
                                run.result(Result.Published.class)
                                        .map(published -> Findings.changes(published.changes()))
                                        .orElse(""),
                        "run", run.id().value(),
                        "person", Untrusted.code(run.request().origin().person().login(), LOGIN),
                        "cost", cost(run)))
                .strip();
    }

    /** Merging closes the issue that SE was asked on; no other is ever named behind a closing word. */
    private static String reference(Place place) {
        return switch (place.kind()) {
            case ISSUE -> "Fixes #" + place.number();
            case PULL_REQUEST -> "Asked for on #" + place.number();
            case REPOSITORY -> "";
        };
    }

    private static String summary(Run run) {
        String summary = run.result(Result.Joined.class)
                .map(joined -> joined.from().stream()
                        .map(step -> AgentWords.said(run.progress(step).result()))
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining("\n\n")))
                .or(() -> run.result(Result.Committed.class).map(Result.Committed::summary))
                .orElse("");
        return summary.isBlank() ? "Claude Code gave no account of its work." : Untrusted.quote(summary, SUMMARY);
    }

    private static String verification(List<CommandResult> proofs) {
        return proofs.isEmpty()
                ? "By nothing yet: the repository names no commands that prove a result. Name them as `accept:` in"
                        + " `.github/se.yml` on the default branch."
                : Findings.table(proofs);
    }

    /** A section of its own; nothing where there was no conflict. */
    private static String conflicts(List<ResolvedFile> resolved) {
        return resolved.isEmpty() ? "" : "### How conflicts were resolved\n\n" + Resolutions.table(resolved) + "\n\n";
    }

    private static String cost(Run run) {
        Usage usage = run.usage();
        Duration work =
                run.steps().stream().map(step -> Spent.on(step.progress())).reduce(Duration.ZERO, Duration::plus);
        return Amounts.cost(usage) + ", " + Amounts.tokens(usage) + ", " + Amounts.duration(work) + " of work";
    }

    private static String noun(Place place) {
        return switch (place.kind()) {
            case ISSUE -> "issue " + place.number();
            case PULL_REQUEST -> "pull request " + place.number();
            case REPOSITORY -> place.repository().name();
        };
    }

    private static Place place(Run run) {
        return run.request().origin().place();
    }
}
