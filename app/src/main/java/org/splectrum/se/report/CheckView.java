package org.splectrum.se.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a check run shows.
 *
 * @param name as {@code se / fix}
 * @param externalId by which it is found again: of a run, its id
 * @param detailsUrl page of the run; empty where SE has no public address
 * @param output title and summary, Markdown
 * @param actions its buttons, at most {@link #MOST_ACTIONS}
 */
public record CheckView(
        String name, String externalId, String detailsUrl, Status status, Output output, List<Action> actions) {
    /** GitHub shows no more. */
    public static final int MOST_ACTIONS = 3;

    public CheckView {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(externalId, "externalId is null");
        Objects.requireNonNull(detailsUrl, "detailsUrl is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(output, "output is null");
        actions = List.copyOf(actions);
        if (actions.size() > MOST_ACTIONS) {
            throw new IllegalArgumentException(actions.size() + " buttons");
        }
    }

    /**
     * A button.
     *
     * @param label at most 20 characters
     * @param description at most 40
     * @param identifier by which GitHub tells that it was pressed; at most 20
     */
    public record Action(String label, String description, String identifier) {
        public Action {
            if (label.length() > 20 || description.length() > 40 || identifier.length() > 20) {
                throw new IllegalArgumentException("too long for a button: " + label + ", " + description);
            }
        }
    }

    /**
     * What it says.
     *
     * @param title at most 255 characters
     * @param summary at most 65,535
     * @param annotations of lines of files; those of a check never change once there are any
     */
    public record Output(String title, String summary, List<Annotation> annotations) {
        public Output {
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(summary, "summary is null");
            annotations = List.copyOf(annotations);
        }

        /** Without remarks on lines. */
        public Output(String title, String summary) {
            this(title, summary, List.of());
        }
    }

    /**
     * A remark on a line of a file.
     *
     * @param line counted from 1
     * @param column counted from 1; 0: the line as a whole
     * @param message plain text, at most 64 KB
     */
    public record Annotation(String path, int line, int column, Level level, String message) {
        /** How much it matters. */
        public enum Level {
            NOTICE,
            WARNING,
            FAILURE
        }

        public Annotation {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(level, "level is null");
            Objects.requireNonNull(message, "message is null");
        }

        /** On a line as a whole. */
        public Annotation(String path, int line, Level level, String message) {
            this(path, line, 0, level, message);
        }
    }

    /** How far the check is. */
    public sealed interface Status {
        /** It goes on. */
        record InProgress(Instant since) implements Status {
            public InProgress {
                Objects.requireNonNull(since, "since is null");
            }
        }

        /** It is over. */
        record Completed(Instant since, Instant until, Conclusion conclusion) implements Status {
            public Completed {
                Objects.requireNonNull(since, "since is null");
                Objects.requireNonNull(until, "until is null");
                Objects.requireNonNull(conclusion, "conclusion is null");
            }
        }
    }
}
