package org.splectrum.se.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;

/**
 * The check run of a run. A check cannot move from one commit to another, so it is made when the result is published, on
 * that commit; a run that stops without publishing has it on the commit that it began on, and so has one that is about the
 * repository as a whole from its beginning. Where such a run goes on and publishes, the check on its first commit ends with a
 * word about where to look.
 */
final class CheckReport {
    private CheckReport() {}

    /** A check and the commit it stands on. */
    record Standing(CommitId head, CheckView view, Kind kind) {
        /** Whether it is made where it is missing. */
        enum Kind {
            MADE,
            KEPT
        }
    }

    /** What is to be shown now; empty while there is no commit to say something about. Pure. */
    static List<Standing> of(Run run, Links links) {
        Optional<CommitId> published = run.result(Result.Published.class).map(Result.Published::commit);
        Optional<CommitId> start = run.result(Result.Prepared.class).map(Result.Prepared::start);
        boolean whole = run.request().origin().place().kind() == Place.Kind.REPOSITORY;
        boolean shownAtStart = isOver(run) || wentOn(run) || whole;
        List<Standing> standings = new ArrayList<>();
        published.ifPresent(
                head -> standings.add(new Standing(head, view(run, links, status(run)), Standing.Kind.MADE)));
        if (published.isEmpty() && shownAtStart) {
            start.ifPresent(
                    head -> standings.add(new Standing(head, view(run, links, status(run)), Standing.Kind.MADE)));
        } else if (wentOn(run) || whole) {
            start.filter(head -> !published.equals(Optional.of(head)))
                    .ifPresent(head -> standings.add(new Standing(head, elsewhere(run, links), Standing.Kind.KEPT)));
        }
        return standings;
    }

    /** Whether the check says how it ended, be it for now. */
    static boolean isOver(Run run) {
        return switch (run.state()) {
            case QUEUED, RUNNING -> false;
            case AWAITING_INTERVENTION, PAUSED, SUCCEEDED, FAILED, CANCELLED, UNDONE -> true;
        };
    }

    /** Whether it stopped before, and somebody or the time let it go on. */
    private static boolean wentOn(Run run) {
        boolean resumed = run.situation().remarks().stream()
                .map(remark -> remark.action())
                .anyMatch(action -> action instanceof Action.Resume
                        || action instanceof Action.Retry
                        || action instanceof Action.Raise);
        return resumed || run.result(Result.Approved.class).isPresent();
    }

    private static CheckView.Status status(Run run) {
        return isOver(run)
                ? ended(run, Evidence.of(run).conclusion())
                : new CheckView.Status.InProgress(run.span().since());
    }

    private static CheckView.Status ended(Run run, Conclusion conclusion) {
        return new CheckView.Status.Completed(run.span().since(), run.span().until(), conclusion);
    }

    private static CheckView view(Run run, Links links, CheckView.Status status) {
        return new CheckView(
                name(run),
                run.id().value(),
                links.run(run.id()),
                status,
                CheckText.of(run, links),
                CheckButtons.of(run));
    }

    /** Ended when the run went on; while that waits in its lane, the moment is not known. */
    private static CheckView elsewhere(Run run, Links links) {
        Instant wentOn = run.situation().since().equals(Instant.MAX)
                ? run.span().since()
                : run.situation().since();
        CheckView.Status status = new CheckView.Status.Completed(run.span().since(), wentOn, Conclusion.NEUTRAL);
        return new CheckView(
                name(run), run.id().value(), links.run(run.id()), status, CheckText.elsewhere(run, links), List.of());
    }

    private static String name(Run run) {
        return "se / " + run.request().workflow().name();
    }
}
