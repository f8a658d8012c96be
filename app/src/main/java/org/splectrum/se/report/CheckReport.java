package org.splectrum.se.report;

import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/**
 * The check run of a run. A check cannot move from one commit to another, so it is made when the result is published, on
 * that commit; a run that ends without publishing has it on the commit that it began on.
 */
final class CheckReport {
    private CheckReport() {}

    /** A check and the commit it stands on. */
    record Standing(CommitId head, CheckView view) {}

    /** What is to be shown now; empty while there is no commit to say something about. Pure. */
    static Optional<Standing> of(Run run, Links links) {
        Optional<CommitId> published = run.result(Result.Published.class).map(Result.Published::commit);
        Optional<CommitId> start = run.result(Result.Prepared.class).map(Result.Prepared::start);
        boolean over = run.state().ended() || run.state() == RunState.AWAITING_INTERVENTION;
        return published
                .or(() -> over ? start : Optional.empty())
                .map(head -> new Standing(head, view(run, links, over)));
    }

    private static CheckView view(Run run, Links links, boolean over) {
        CheckView.Status status = over
                ? new CheckView.Status.Completed(
                        run.span().since(), run.span().until(), Evidence.of(run).conclusion())
                : new CheckView.Status.InProgress(run.span().since());
        return new CheckView(
                "se / " + run.request().workflow().name(),
                run.id(),
                links.run(run.id()),
                status,
                CheckText.of(run, links));
    }
}
