package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.Person;

/** A push to the branch of a run that waits because of a conflict is taken as its resolution. */
final class Resolutions {
    private final Runs runs;
    private final Engine engine;

    Resolutions(Runs runs, Engine engine) {
        this.runs = runs;
        this.engine = engine;
    }

    /**
     * An app's push answers nothing: it may be SE's own, of another run.
     *
     * @param key the same for the same push
     */
    void pushed(String key, GitHubEvent.Pushed push) {
        if (push.sender().kind() == Person.Kind.APP) {
            return;
        }
        for (Run run : waiting(push)) {
            engine.act(
                    run.id(),
                    key,
                    new Action.Resume(Question.ADOPT + " " + push.after().sha()),
                    push.sender().login());
        }
    }

    /** All of them before one is answered, for then they are fewer. */
    private List<Run> waiting(GitHubEvent.Pushed push) {
        Runs.Wanted wanted = Runs.Wanted.of(push.home().repository()).in(RunState.AWAITING_INTERVENTION);
        List<Run> waiting = new ArrayList<>();
        Runs.Page page = Runs.Page.first(Runs.Page.LARGEST);
        for (List<Run> found = runs.latest(wanted, page); !found.isEmpty(); found = runs.latest(wanted, page)) {
            found.stream().filter(run -> waitsFor(run, push.branch())).forEach(waiting::add);
            page = page.next();
        }
        return waiting;
    }

    private static boolean waitsFor(Run run, String branch) {
        boolean conflict = run.question()
                .filter(asking -> asking.question().kind() == Question.Kind.MERGE_CONFLICT)
                .isPresent();
        return conflict
                && run.result(Result.Prepared.class)
                        .filter(prepared -> prepared.branch().equals(branch))
                        .isPresent();
    }
}
