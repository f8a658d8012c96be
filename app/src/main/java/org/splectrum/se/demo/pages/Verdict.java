package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.demo.github.CheckRun;

/** How a check stands: the words, the icon and its style. */
public record Verdict(String words, String icon, String style) {
    static final Verdict NONE = new Verdict("", "", "");
    private static final Verdict QUEUED = new Verdict("Queued", "waiting", "attention");
    private static final Verdict IN_PROGRESS = new Verdict("In progress", "progress", "attention");
    private static final Verdict SUCCESS = new Verdict("Successful", "check", "success");
    private static final Verdict FAILURE = new Verdict("Failed", "cross", "danger");

    public Verdict {
        requireNonNull(words, "words is null");
        requireNonNull(icon, "icon is null");
        requireNonNull(style, "style is null");
    }

    static Verdict of(CheckRun check) {
        Optional<String> conclusion = check.conclusion();
        if (conclusion.isEmpty()) {
            return "in_progress".equals(check.status()) ? IN_PROGRESS : QUEUED;
        }
        return switch (conclusion.get()) {
            case "success" -> SUCCESS;
            case "failure" -> FAILURE;
            case "timed_out" -> new Verdict("Timed out", "cross", "danger");
            case "action_required" -> new Verdict("Action required", "alert", "attention");
            case "cancelled" -> new Verdict("Cancelled", "neutral", "muted");
            case "skipped" -> new Verdict("Skipped", "neutral", "muted");
            case "stale" -> new Verdict("Stale", "neutral", "muted");
            default -> new Verdict("Neutral", "neutral", "muted");
        };
    }

    /** The worst of them; what is not done yet is between bad and good. */
    static Verdict ofAll(List<CheckRun> checks) {
        List<Verdict> all = checks.stream().map(Verdict::of).toList();
        for (String style : List.of("danger", "attention", "success", "muted")) {
            Optional<Verdict> found =
                    all.stream().filter(one -> one.style().equals(style)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return NONE;
    }
}
