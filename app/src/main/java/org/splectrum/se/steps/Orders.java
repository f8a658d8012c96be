package org.splectrum.se.steps;

import java.time.Duration;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;

/** Writes orders for runners. The gateway adds the token. */
final class Orders {
    private final AttemptSettings attemptSettings;
    private final Mirrors mirrors;

    Orders(AttemptSettings attemptSettings, Mirrors mirrors) {
        this.attemptSettings = attemptSettings;
        this.mirrors = mirrors;
    }

    String model() {
        return attemptSettings.model();
    }

    /** What an order for an agent will want of a container; the gateway adds where it may reach to. */
    Readiness.Agent agent(String model, Session session) {
        return new Readiness.Agent(
                model,
                session.id(),
                attemptSettings.authorName(),
                attemptSettings.authorEmail(),
                Order.Outward.NOWHERE);
    }

    /** An order for this work, from the input commit to the attempt's own ref. */
    Order of(Run run, AttemptId attempt, CommitId input, Work work) {
        String inputRef = "refs/se/inputs/" + attempt;
        Place place = run.request().origin().place();
        mirrors.point(place.repository(), inputRef, input);
        Checkout checkout = new Checkout(
                inputRef, input.sha(), attempt.ref(), attemptSettings.authorName(), attemptSettings.authorEmail());
        return new Order(Order.VERSION, attempt.toString(), "", checkout, work, limits(run, attempt));
    }

    /** The step's own time where it has one, and never more than the server gives. */
    private Limits limits(Run run, AttemptId attempt) {
        Limits most = attemptSettings.limits();
        return run.step(attempt.step())
                .map(step -> step.step().care().timeout())
                .filter(Duration::isPositive)
                .map(timeout -> Math.clamp(timeout.toSeconds(), 1, most.seconds()))
                .map(seconds -> new Limits(seconds, most.outputBytes()))
                .orElse(most);
    }
}
