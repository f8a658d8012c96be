package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;

/** SE's reviews of pull requests, found by a hidden marker. Thread-safe. */
@FunctionalInterface
public interface Reviews {
    /**
     * Writes the review, where SE's review with its marker does not stand there already. Idempotent.
     *
     * @param head commit that was reviewed
     * @return the review's address; empty where the conversation is locked or gone
     * @throws RuntimeException where GitHub did not answer
     */
    String put(Place pull, CommitId head, Review review);

    /**
     * A review that neither approves nor refuses.
     *
     * @param marker an HTML comment, the first line of both bodies
     * @param body what is said besides {@code remarks}
     * @param whole what is said where GitHub does not take the remarks
     */
    record Review(String marker, String body, List<Remark> remarks, String whole) {
        public Review {
            Objects.requireNonNull(marker, "marker is null");
            Objects.requireNonNull(body, "body is null");
            remarks = List.copyOf(remarks);
            Objects.requireNonNull(whole, "whole is null");
        }
    }

    /**
     * Said of a line.
     *
     * @param line counted from 1, in the new file; it stands in the pull request's diff
     */
    record Remark(String path, int line, String text) {
        public Remark {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(text, "text is null");
        }
    }
}
