package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RunId;

/** Finds the runs that people mean, says how they stand, and does to them what is asked for. */
final class Interventions {
    /** More runs that are not over are hardly on one issue. */
    private static final int SHOWN = 5;

    private final Runs runs;
    private final Engine engine;

    Interventions(Runs runs, Engine engine) {
        this.runs = runs;
        this.engine = engine;
    }

    /**
     * Acts on the run of this name, or else on the latest here that the action fits.
     *
     * @param key the same for the same wish
     * @return what speaks against it; empty where it is done, or was already
     */
    Optional<Reply> act(Origin origin, String key, String name, Action action) {
        Optional<Run> meant = name.isEmpty() ? fitting(origin.place(), key, action) : named(origin.place(), name);
        if (meant.isEmpty()) {
            return Optional.of(name.isEmpty() ? new Reply.NoRunHere() : new Reply.NoSuchRun(name));
        }
        return engine.act(meant.get().id(), key, action, origin.person().login())
                .map(refusal -> new Reply.Refused(action, refusal));
    }

    /** How the run of this name stands, or else those here that are not over, or else the latest here. */
    Reply status(Place place, String name) {
        if (!name.isEmpty()) {
            return named(place, name)
                    .<Reply>map(run -> new Reply.Standing(List.of(run)))
                    .orElseGet(() -> new Reply.NoSuchRun(name));
        }
        List<Run> here = here(place);
        List<Run> open =
                here.stream().filter(run -> !run.state().ended()).limit(SHOWN).toList();
        if (here.isEmpty()) {
            return new Reply.NoRunHere();
        }
        return new Reply.Standing(open.isEmpty() ? List.of(here.getFirst()) : open);
    }

    /** One that is in another repository must look as if it were not there. */
    Optional<Run> named(Place place, String name) {
        return RunId.read(name)
                .flatMap(runs::find)
                .filter(run -> run.request().origin().place().repository().equals(place.repository()));
    }

    /** What was granted already is not looked for a second time: another run might fit by now. */
    private Optional<Run> fitting(Place place, String key, Action action) {
        List<Run> here = here(place);
        return first(here, run -> run.knows(key))
                .or(() -> first(here, run -> run.refusal(key, action).isEmpty()))
                .or(() -> first(
                        here,
                        run -> run.refusal(key, action)
                                .filter(Refusal.NotNow.class::isInstance)
                                .isEmpty()))
                .or(() -> first(here, run -> true));
    }

    private List<Run> here(Place place) {
        return runs.latest(Runs.Wanted.on(place), Runs.Page.first(Runs.Page.LARGEST));
    }

    private static Optional<Run> first(List<Run> here, Predicate<Run> is) {
        return here.stream().filter(is).findFirst();
    }
}
