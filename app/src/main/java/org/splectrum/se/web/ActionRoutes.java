package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.splectrum.se.model.RunId;
import org.splectrum.se.report.Sentences;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Refusal;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Runs;

/** Acts on runs; the answer is the run as it is then. */
final class ActionRoutes {
    private static final int MICRO = 6;
    private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);

    private final Api.Acts acts;
    private final Runs runs;
    private final Access access;

    ActionRoutes(Api.Acts acts, Runs runs, Access access) {
        this.acts = acts;
        this.runs = runs;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        add(routes, "cancel", List.of(), fields -> new Action.Cancel());
        add(routes, "resume", List.of("answer"), fields -> new Action.Resume(fields.text("answer")));
        add(routes, "retry", List.of("from"), fields -> new Action.Retry(fields.text("from")));
        add(routes, "undo", List.of(), fields -> new Action.Undo());
        add(routes, "budget", List.of("usd"), ActionRoutes::raise);
    }

    private void add(RoutesConfig routes, String verb, List<String> known, Function<Fields, Action> action) {
        routes.post("/api/runs/{id}/" + verb, context -> {
            Queries.checkKnown(context);
            Run run = access.run(context);
            Action wanted = action.apply(Fields.read(context, known));
            access.check(Authentication.caller(context), run, wanted);
            act(context, run.id(), wanted);
        });
    }

    private void act(Context context, RunId run, Action action) {
        Optional<Refusal> refusal = acts.act(
                run,
                Keys.of(context),
                action,
                Authentication.caller(context).person().login());
        if (refusal.isPresent()) {
            throw new org.splectrum.se.web.Refusal(HttpStatus.CONFLICT, Sentences.of(action, refusal.get()));
        }
        Answers.run(context, HttpStatus.OK, runs.find(run).orElseThrow());
    }

    private static Action raise(Fields fields) {
        BigDecimal usd = fields.number("usd");
        BigDecimal micro = usd.movePointRight(MICRO);
        boolean whole = micro.stripTrailingZeros().scale() <= 0;
        if (!whole || usd.signum() <= 0 || usd.compareTo(MOST_USD) > 0) {
            throw Fields.refused(
                    "The field “usd” is no amount. Give how many US dollars more the run may cost, as 2.5.");
        }
        return new Action.Raise(micro.longValueExact());
    }
}
