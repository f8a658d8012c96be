package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A check run on a commit. Empty strings stand for what was not given. */
public record CheckRun(long id, String headSha, Naming naming, Progress progress, Output output, List<Action> actions) {
    public CheckRun {
        requireNonNull(headSha, "headSha is null");
        requireNonNull(naming, "naming is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(output, "output is null");
        actions = List.copyOf(actions);
    }

    public String name() {
        return naming.name();
    }

    /** GitHub's {@code status}: {@code queued}, {@code in_progress} or {@code completed}. */
    public String status() {
        return switch (progress) {
            case Progress.Underway(var status, var _) -> status;
            case Progress.Completed _ -> "completed";
        };
    }

    /** The conclusion, once there is one. */
    public Optional<String> conclusion() {
        return switch (progress) {
            case Progress.Underway _ -> Optional.empty();
            case Progress.Completed(var conclusion, var _, var _) -> Optional.of(conclusion);
        };
    }

    /** What it is called, by people and by its maker. */
    public record Naming(String name, String externalId, String detailsUrl) {}

    /** How far it is. */
    public sealed interface Progress {
        Instant startedAt();

        /** Not done; the status is {@code queued} or {@code in_progress}. */
        record Underway(String status, Instant startedAt) implements Progress {}

        /** Done, with GitHub's word for how it ended. */
        record Completed(String conclusion, Instant startedAt, Instant endedAt) implements Progress {}
    }

    /** What it says, in Markdown, and what it says of single lines. */
    public record Output(String title, String summary, String text, List<Annotation> annotations) {
        public static final Output NONE = new Output("", "", "", List.of());

        public Output {
            annotations = List.copyOf(annotations);
        }
    }

    /** A remark on lines of a file. */
    public record Annotation(Place place, String level, String title, String message, String rawDetails) {}

    /** Lines and, where they matter, columns of a file, counted from 1; column 0 is not given. */
    public record Place(String path, int startLine, int endLine, int startColumn, int endColumn) {}

    /** A button under the check. */
    public record Action(String label, String description, String identifier) {}
}
