package org.splectrum.se.steps;

import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Result;
import org.splectrum.se.workflow.StepKind;

/** Pull requests on GitHub. Thread-safe. */
public interface PullRequests {
    /** Opens the pull request of the head branch, or brings title and body of the open one up to date. Idempotent by its head. */
    Result.Opened open(Home home, Draft draft);

    /** Where an existing pull request comes from and goes to. */
    Ends ends(Place pull);

    /**
     * Closes the pull request, where nobody else put a commit into it. Idempotent.
     *
     * @param head the commit that its head must be
     */
    Closing close(Home home, int number, CommitId head);

    /** What became of closing. */
    enum Closing {
        /** It is closed and not merged, now or from before; or gone. */
        CLOSED,
        MERGED,
        /** It is open, and its head is another commit. */
        MOVED
    }

    /**
     * What is to stand in a pull request.
     *
     * @param readiness counts when it is opened; later people say it
     */
    record Draft(String head, String base, String title, String body, StepKind.PullRequest.Draft readiness) {
        public Draft {
            Objects.requireNonNull(head, "head is null");
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(body, "body is null");
            Objects.requireNonNull(readiness, "readiness is null");
        }

        /** One that is ready. */
        public Draft(String head, String base, String title, String body) {
            this(head, base, title, body, StepKind.PullRequest.Draft.READY);
        }
    }

    /** A pull request's two branches. */
    record Ends(String head, String base, Standing standing) {
        public Ends {
            Objects.requireNonNull(head, "head is null");
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(standing, "standing is null");
        }
    }

    /** Whether SE can work on a pull request. */
    enum Standing {
        OPEN,
        CLOSED,
        /** Its head is in another repository, where SE may not push. */
        FORK
    }
}
