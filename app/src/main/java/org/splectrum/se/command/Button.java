package org.splectrum.se.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.model.RunId;

/** The buttons that SE puts under the check of a run. */
public enum Button {
    CANCEL,
    RETRY,
    RESUME;

    /** How GitHub tells which one was pressed; at most 20 characters. */
    public String identifier() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The button with this identifier; empty where there is none. */
    public static Optional<Button> of(String identifier) {
        return Arrays.stream(values())
                .filter(button -> button.identifier().equals(identifier))
                .findFirst();
    }

    /** What pressing it asks for. */
    public Command on(RunId run) {
        return switch (this) {
            case CANCEL -> new Command.Cancel(run.value());
            case RETRY -> new Command.Retry(run.value(), "");
            case RESUME -> new Command.Resume(run.value(), "");
        };
    }
}
