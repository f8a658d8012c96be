package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.CheckRun.Progress;

/** A check run in a list. */
public record CheckLine(String link, String name, Verdict verdict, String title, String took) {
    private static final int MINUTE = 60;

    public CheckLine {
        requireNonNull(link, "link is null");
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        requireNonNull(took, "took is null");
    }

    static CheckLine of(Look look, CheckRun check) {
        return new CheckLine(
                look.path("/runs/" + check.id()),
                check.name(),
                Verdict.of(check),
                check.output().title(),
                took(check.progress()));
    }

    private static String took(Progress progress) {
        return switch (progress) {
            case Progress.Underway _ -> "";
            case Progress.Completed(var _, var start, var end) -> "in " + span(start, end);
        };
    }

    private static String span(Instant start, Instant end) {
        long seconds = Math.max(0, Duration.between(start, end).toSeconds());
        return seconds < MINUTE ? seconds + "s" : seconds / MINUTE + "m " + seconds % MINUTE + "s";
    }
}
