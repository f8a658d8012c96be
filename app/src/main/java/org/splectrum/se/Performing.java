package org.splectrum.se;

import java.util.function.Consumer;
import org.splectrum.se.report.Surfaces;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Performer;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.steps.Steps;

/** Who performs which effect. Thread-safe. */
record Performing(Steps steps, Surfaces surfaces) implements Performer {
    @Override
    public void perform(Run run, Effect effect, Consumer<RunEvent> news) throws InterruptedException {
        switch (effect) {
            case Effect.Attempt(var attempt) -> steps.perform(run, attempt, news);
            case Effect.Show(var _, var surface) -> surfaces.show(run, surface);
            case Effect.Stop(var attempt) -> steps.stop(attempt);
            case Effect.TakeBack(var _, var step) -> steps.takeBack(run, step, news);
            case Effect.Wake wake -> {}
            case Effect.Replace replace -> {}
        }
    }
}
