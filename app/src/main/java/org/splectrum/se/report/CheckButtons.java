package org.splectrum.se.report;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.command.Button;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** The buttons under a run's check: those whose wish would be granted now. Pure. */
final class CheckButtons {
    private static final String NO_KEY = "";

    private CheckButtons() {}

    static List<CheckView.Action> of(Run run) {
        List<CheckView.Action> buttons = new ArrayList<>();
        boolean waits = run.state() == RunState.AWAITING_INTERVENTION || run.state() == RunState.PAUSED;
        if (waits && fits(run, new Action.Resume(""))) {
            buttons.add(button(Button.RESUME, "Resume", "Try it again, or let it go on"));
        }
        if (run.state().ended() && fits(run, new Action.Retry(""))) {
            buttons.add(button(Button.RETRY, "Retry", "Do once more what did not go well"));
        }
        if (fits(run, new Action.Cancel())) {
            buttons.add(button(Button.CANCEL, "Cancel", "Stop this run for good"));
        }
        return buttons;
    }

    private static boolean fits(Run run, Action action) {
        return run.refusal(NO_KEY, action).isEmpty();
    }

    private static CheckView.Action button(Button button, String label, String description) {
        return new CheckView.Action(label, description, button.identifier());
    }
}
