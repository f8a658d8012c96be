package org.splectrum.se.report;

import org.splectrum.se.run.Run;

/** The words of a check run. Pure. */
final class CheckText {
    private CheckText() {}

    static CheckView.Output of(Run run, CheckView.Status status) {
        return switch (status) {
            case CheckView.Status.InProgress progress ->
                new CheckView.Output("In progress", run.id().value());
            case CheckView.Status.Completed completed ->
                new CheckView.Output(completed.conclusion().name(), run.id().value());
        };
    }
}
