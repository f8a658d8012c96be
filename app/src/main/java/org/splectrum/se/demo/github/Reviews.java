package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.git.FileChange;

/** What is done to reviews. Thread-safe. */
public final class Reviews {
    private static final int MAX_BODY = 65_536;
    private final Forge forge;

    public Reviews(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    /**
     * Submits a review.
     *
     * @param changes what the pull request changes
     * @throws Refusal 422 where a line is not in the diff, or nothing is said; 403 where the conversation is locked
     */
    public Review submit(
            Repository repository, Pull pull, String author, Review.Submission submission, List<FileChange> changes) {
        return forge.change(() -> {
            Issue issue = repository.issue(pull.number()).orElseThrow(Refusal::notFound);
            if (issue.locked() && !repository.role(author).covers(Role.WRITE)) {
                throw Refusal.of(403, "Unable to create pull request review because issue is locked.");
            }
            if (submission.body().isBlank() && submission.lines().isEmpty()) {
                throw Refusal.of(422, "Unprocessable Entity");
            }
            if (submission.body().length() > MAX_BODY) {
                throw Refusal.custom("PullRequestReview", "body is too long (maximum is 65536 characters)");
            }
            submission.lines().forEach(line -> requireInDiff(line, changes));
            Review review = new Review(forge.nextId(), pull.number(), author, submission, forge.now());
            repository.put(review);
            repository.put(issue.touched(forge.now()));
            return review;
        });
    }

    private static void requireInDiff(Review.Line line, List<FileChange> changes) {
        FileChange change = changes.stream()
                .filter(each -> each.path().equals(line.path()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(422, "Unprocessable Entity: Path could not be resolved"));
        if (!shows(change.patch(), line.line())) {
            throw Refusal.of(422, "Unprocessable Entity: Line could not be resolved");
        }
    }

    /** Whether a line of the new file stands in the patch, by the heads of its hunks. */
    private static boolean shows(String patch, int wanted) {
        int line = 0;
        for (String text : patch.lines().toList()) {
            if (text.startsWith("@@")) {
                line = Integer.parseInt(text.replaceFirst("^@@ -[0-9,]+ \\+([0-9]+).*", "$1")) - 1;
            } else if (!text.startsWith("-") && !text.startsWith("\\")) {
                line++;
                if (line == wanted) {
                    return true;
                }
            }
        }
        return false;
    }
}
