package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.report.Collisions.Collision;
import org.splectrum.se.run.MovedBases;
import org.splectrum.se.run.OwnPulls;
import org.splectrum.se.steps.text.Untrusted;

/**
 * Says on a pull request of SE's with which commit of its base it does not merge any more, in one comment, and there that it does again when the
 * base moved once more. Thread-safe.
 */
public final class Unmergeable implements MovedBases.Follower {
    private static final int SHOWN = 20;
    private static final int WORD = 200;

    private final Collisions collisions;
    private final Comments comments;
    private final Amendments amendments;

    public Unmergeable(Collisions collisions, Comments comments, Amendments amendments) {
        this.collisions = collisions;
        this.comments = comments;
        this.amendments = amendments;
    }

    @Override
    public void moved(GitHubEvent.Pushed push, List<OwnPulls.Open> open) {
        for (OwnPulls.Open pull : open) {
            collisions
                    .between(push.home(), push.branch(), pull.head())
                    .ifPresentOrElse(
                            found -> comments.put(pull.place(), marker(pull), text(pull, push.branch(), found)),
                            () -> amendments.amend(pull.place(), marker(pull), again(pull, push)));
        }
    }

    private static String marker(OwnPulls.Open pull) {
        return "<!-- se:base:" + pull.place().number() + " -->";
    }

    /** It names the head, for it stands there still when that was rebased. */
    private static String text(OwnPulls.Open pull, String base, Collision found) {
        String branch = Untrusted.code(base, WORD);
        String since =
                "Since " + found.commit() + " (" + Untrusted.phrase(found.title(), WORD) + ") on " + branch + " ";
        return marker(pull) + "\n### ⚠️ " + pull.head().abbreviated() + " does not merge with " + branch
                + " any more\n\n"
                + since
                + (found.files().isEmpty()
                        ? "it has no history in common with that branch, which was made anew"
                                + ".\n\n`/se rebase` puts its own commits onto the newest base.\n"
                        : "it conflicts in\n\n" + files(found.files())
                                + "\n\n`/se rebase` brings it onto the newest base. Renames were not followed here; they are then.\n");
    }

    private static String files(List<String> files) {
        String more = files.size() > SHOWN ? "\n- and " + (files.size() - SHOWN) + " more" : "";
        return files.stream()
                        .limit(SHOWN)
                        .map(file -> "- " + Untrusted.code(file, WORD))
                        .collect(Collectors.joining("\n"))
                + more;
    }

    private static String again(OwnPulls.Open pull, GitHubEvent.Pushed push) {
        String branch = Untrusted.code(push.branch(), WORD);
        return marker(pull) + "\n### ✅ " + pull.head().abbreviated() + " merges with " + branch
                + " again\n\nAs that is since " + push.after() + ".\n";
    }
}
