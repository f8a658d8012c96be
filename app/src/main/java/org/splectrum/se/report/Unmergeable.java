package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.report.Collisions.Collision;
import org.splectrum.se.run.MovedBases;
import org.splectrum.se.run.OwnPulls;
import org.splectrum.se.steps.text.Untrusted;

/** Says on a pull request of SE's with which commit of its base it does not merge any more, in one comment. Thread-safe. */
public final class Unmergeable implements MovedBases.Follower {
    private static final int SHOWN = 20;
    private static final int WORD = 200;

    private final Collisions collisions;
    private final Comments comments;

    public Unmergeable(Collisions collisions, Comments comments) {
        this.collisions = collisions;
        this.comments = comments;
    }

    @Override
    public void moved(GitHubEvent.Pushed push, List<OwnPulls.Open> open) {
        for (OwnPulls.Open pull : open) {
            collisions
                    .between(push.home(), push.branch(), pull.head())
                    .ifPresent(found -> comments.put(pull.place(), marker(pull), text(pull, push.branch(), found)));
        }
    }

    private static String marker(OwnPulls.Open pull) {
        return "<!-- se:base:" + pull.place().number() + " -->";
    }

    private static String text(OwnPulls.Open pull, String base, Collision found) {
        String more = found.files().size() > SHOWN ? "\n- and " + (found.files().size() - SHOWN) + " more" : "";
        return marker(pull) + "\n### ⚠️ This does not merge any more\n\nSince " + found.commit() + " ("
                + Untrusted.phrase(found.title(), WORD) + ") on " + Untrusted.code(base, WORD)
                + " it conflicts in\n\n"
                + found.files().stream()
                        .limit(SHOWN)
                        .map(file -> "- " + Untrusted.code(file, WORD))
                        .collect(Collectors.joining("\n"))
                + more
                + "\n\n`/se rebase` brings it onto the newest base. Renames were not followed here; they are then.\n";
    }
}
